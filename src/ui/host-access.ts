/**
 * Host permissions, which the shipped build has none of. With one for a host the browser sends no preflight before a request to
 * it, which saves one round trip for each new address every five minutes; everything works without.
 */
import browser from 'webextension-polyfill';

/** Whether the browser has granted all of these origins. */
export function hasHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: origins.map(pattern) }).catch(() => false);
}

/** Asks the person, so it has to be called in their click. Gives what they decided. */
export function requestHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(pattern) }).catch(() => false);
}

/** Gives them back. */
export function dropHostAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: origins.map(pattern) }).catch(() => false);
}

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns: a pattern covers all ports. */
function pattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
