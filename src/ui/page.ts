import browser from 'webextension-polyfill';
import { text, textLanguage } from './text.ts';

/** The extension's name; a branded build has the merchant's. */
export function extensionName(): string {
  return browser.runtime.getManifest().name;
}

/** Sets the document's language, its direction and its title. */
export function preparePage(title: string): void {
  const root = document.documentElement;
  root.lang = textLanguage();
  root.dir = text('textDirection');
  document.title = title;
}

/**
 * Sets the page's accent colour.
 *
 * @param accent CSS colour; if empty or unknown to the browser, the page keeps the colour of its stylesheet
 */
export function applyAccent(accent = ''): void {
  const { style } = document.documentElement;
  if (accent && CSS.supports('color', accent)) style.setProperty('--accent', accent);
  else style.removeProperty('--accent');
}

/** Whether the user has pinned the extension's button to the toolbar; `undefined` when the browser does not tell. */
export async function isPinned(): Promise<boolean | undefined> {
  const action = browser.action as typeof browser.action & {
    getUserSettings?: () => Promise<{ isOnToolbar?: boolean }>;
  };
  return (await action.getUserSettings?.())?.isOnToolbar;
}

/** Closes the tab of this page. */
export async function closePage(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Opens the options page, or activates its tab if it is open. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}
