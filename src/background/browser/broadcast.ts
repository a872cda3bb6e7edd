/** Tells the open pages what has changed, so that all of them show the same. */
import browser from 'webextension-polyfill';
import type { Broadcast } from '../../contract/broadcasts.ts';
import type { TestBroadcast } from '../../contract/connection-test.ts';

/** Tells every open page; with none open nobody hears it, which is no failure. */
export function broadcast(changed: Broadcast['changed']): void {
  tell({ type: 'notice', changed });
}

/** Tells how far a trial of the settings has come. */
export function broadcastTestStep(notice: TestBroadcast): void {
  tell(notice);
}

function tell(notice: Broadcast | TestBroadcast): void {
  void browser.runtime.sendMessage(notice).catch(() => {});
}
