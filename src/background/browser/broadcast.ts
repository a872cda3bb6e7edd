/** Tells the open pages what has changed, so that the popup, the side panel and the options page show the same. */
import browser from 'webextension-polyfill';
import type { Broadcast } from '../../contract/broadcasts.ts';
import type { TestBroadcast } from '../../contract/connection-test.ts';

/** Tells every open page. With no page open, the message has no receiver, which is no failure. */
export function broadcast(changed: Broadcast['changed']): void {
  sendToPages({ type: 'notice', changed });
}

/** Tells the options page that one step of a connection test has ended. */
export function broadcastTestStep(step: TestBroadcast): void {
  sendToPages(step);
}

function sendToPages(message: Broadcast | TestBroadcast): void {
  void browser.runtime.sendMessage(message).catch(() => {});
}
