/** Tells the open pages what has changed, so that all of them show the same. */
import browser from 'webextension-polyfill';
import type { Notice } from '../contract/notices.ts';

/** Tells every open page; with none open nobody hears it, which is no failure. */
export function tellPages(changed: Notice['changed']): void {
  const notice: Notice = { type: 'notice', changed };
  void browser.runtime.sendMessage(notice).catch(() => {});
}
