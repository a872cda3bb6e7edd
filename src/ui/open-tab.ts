import browser from 'webextension-polyfill';

/**
 * Opens a URL in a new tab. The browser closes the popup when that tab becomes the active one.
 *
 * @param isInFront whether the new tab becomes the active one
 */
export function openTab(url: string, isInFront: boolean): void {
  void browser.tabs.create({ url, active: isInFront });
}
