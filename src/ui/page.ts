import browser from 'webextension-polyfill';
import { text, textLanguage } from './text.ts';

/** The extension's name, which a branded build chooses. */
export function extensionName(): string {
  return browser.runtime.getManifest().name;
}

/** Gives the document the language and direction of its texts, and a title. */
export function preparePage(title: string): void {
  const root = document.documentElement;
  root.lang = textLanguage();
  root.dir = text('textDirection');
  document.title = title;
}

/** Takes the merchant's colour for what adds and moves on; an empty one, or one that the browser does not know, for ours. */
export function applyAccent(accent = ''): void {
  const { style } = document.documentElement;
  if (accent && CSS.supports('color', accent)) style.setProperty('--accent', accent);
  else style.removeProperty('--accent');
}

/** Whether the extension's button is in the toolbar for good; `undefined` where the browser does not say. */
export async function isPinned(): Promise<boolean | undefined> {
  const action = browser.action as typeof browser.action & {
    getUserSettings?: () => Promise<{ isOnToolbar?: boolean }>;
  };
  return (await action.getUserSettings?.())?.isOnToolbar;
}

/** Closes the tab that this page is. */
export async function closePage(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Opens the options page, or brings it to the front. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}
