/** The worker's few words, for the toolbar button: from `_locales`, as the pages' are. */
import browser from 'webextension-polyfill';

export function message(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}

/** A text in the plural form that `count` asks for; `$1` is the count. */
export function countedMessage(key: string, count: number): string {
  const language = message('textLanguage');
  const form = new Intl.PluralRules(language).select(count);
  const figure = new Intl.NumberFormat(language).format(count);
  return message(`${key}_${form}`, figure) || message(`${key}_other`, figure);
}
