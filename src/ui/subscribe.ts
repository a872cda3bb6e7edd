import browser from 'webextension-polyfill';
import type { Broadcast } from '../contract/broadcasts.ts';
import type { TestBroadcast } from '../contract/connection-test.ts';

/** Calls `hear` with what has changed, whenever the worker tells the open pages. */
export function subscribe(hear: (changed: Broadcast['changed']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<Broadcast>(message, 'notice')) hear(message.changed);
    // Nothing is answered: other messages are the worker's to hear.
    return undefined;
  });
}

/** Calls `hear` with each step of a connection test that ends, whoever asked for it. */
export function subscribeToTest(hear: (notice: TestBroadcast) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<TestBroadcast>(message, 'connection-test')) hear(message);
    return undefined;
  });
}

function isOfType<Heard extends { type: string }>(message: unknown, type: Heard['type']): message is Heard {
  return typeof message === 'object' && message !== null && (message as Partial<Heard>).type === type;
}
