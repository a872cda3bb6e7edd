import browser from 'webextension-polyfill';
import type { Notice } from '../contract/broadcasts.ts';
import type { TrialNotice } from '../contract/connection-test.ts';

/** Calls `hear` with what has changed, whenever the worker tells the open pages. */
export function listen(hear: (changed: Notice['changed']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<Notice>(message, 'notice')) hear(message.changed);
    // Nothing is answered: other messages are the worker's to hear.
    return undefined;
  });
}

/** Calls `hear` with each step of a connection test that ends, whoever asked for it. */
export function listenToTrials(hear: (notice: TrialNotice) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isOfType<TrialNotice>(message, 'trial')) hear(message);
    return undefined;
  });
}

function isOfType<Heard extends { type: string }>(message: unknown, type: Heard['type']): message is Heard {
  return typeof message === 'object' && message !== null && (message as Partial<Heard>).type === type;
}
