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

/** Opens the options page, or brings it to the front. */
export function openSettings(): void {
  void browser.runtime.openOptionsPage();
}
