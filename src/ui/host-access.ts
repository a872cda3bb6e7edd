/**
 * Host permissions, which are optional: the extension works without any. With a permission for a host, the browser
 * sends no CORS preflight to it, which saves one round trip for each new URL every five minutes.
 */
import browser from 'webextension-polyfill';

/** Whether the browser has granted all of these origins. */
export function hasHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: origins.map(matchPattern) }).catch(() => false);
}

/** Asks the user for the permission. Must be called in a click. Gives whether the user granted it. */
export function requestHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(matchPattern) }).catch(() => false);
}

/** Gives the permissions back to the browser. */
export function dropHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: origins.map(matchPattern) }).catch(() => false);
}

/** A match pattern covers all ports: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns */
function matchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
