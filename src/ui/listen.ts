import browser from 'webextension-polyfill';
import type { Notice } from '../contract/notices.ts';

/** Calls `hear` with what has changed, whenever the worker tells the open pages. */
export function listen(hear: (changed: Notice['changed']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isNotice(message)) hear(message.changed);
    // Nothing is answered: other messages are the worker's to hear.
    return undefined;
  });
}

function isNotice(message: unknown): message is Notice {
  return typeof message === 'object' && message !== null && (message as Partial<Notice>).type === 'notice';
}
