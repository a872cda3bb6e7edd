/** Tells the open pages what has changed, so that all of them show the same. */
import browser from 'webextension-polyfill';
import type { Notice } from '../../contract/broadcasts.ts';
import type { TrialNotice } from '../../contract/connection-test.ts';

/** Tells every open page; with none open nobody hears it, which is no failure. */
export function tellPages(changed: Notice['changed']): void {
  tell({ type: 'notice', changed });
}

/** Tells how far a trial of the settings has come. */
export function tellTrial(notice: TrialNotice): void {
  tell(notice);
}

function tell(notice: Notice | TrialNotice): void {
  void browser.runtime.sendMessage(notice).catch(() => {});
}
