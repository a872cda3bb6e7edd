import browser from 'webextension-polyfill';

/**
 * Opens an address in a tab of its own, as a link does. A popup ends when the tab comes to the front.
 *
 * @param isInFront whether the tab is shown at once
 */
export function openTab(url: string, isInFront: boolean): void {
  void browser.tabs.create({ url, active: isInFront });
}
