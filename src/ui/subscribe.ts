import browser from 'webextension-polyfill';
import type { Broadcast } from '../contract/broadcasts.ts';
import type { TestBroadcast } from '../contract/connection-test.ts';

/** Calls `onChange` with the changed parts of the panel for each broadcast of the worker. */
export function subscribe(onChange: (changed: Broadcast['changed']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<Broadcast>(message, 'notice')) onChange(message.changed);
    // A page must not answer: the worker answers the messages that pages send.
    return undefined;
  });
}

/** Calls `onStep` with each completed step of a connection test, also of a test that another page has started. */
export function subscribeToTest(onStep: (step: TestBroadcast) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<TestBroadcast>(message, 'connection-test')) onStep(message);
    return undefined;
  });
}

function isOfType<Message extends { type: string }>(message: unknown, type: Message['type']): message is Message {
  return typeof message === 'object' && message !== null && (message as Partial<Message>).type === type;
}
