/** Texts for the toolbar button, from `_locales`. */
import browser from 'webextension-polyfill';
import { pluralText } from '../../contract/rules/plural-text.ts';

/** The text of a key in the shopper's language; empty for an unknown key. */
export function message(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** The text of a key in the plural form for `count`, which replaces `$1`. */
export function countedMessage(key: string, count: number): string {
  return pluralText(key, count, message('textLanguage'), message);
}
