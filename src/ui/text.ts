import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';
import { formatCount as formatCountIn, pluralText } from '../contract/rules/plural-text.ts';

/** Key of a text in `_locales`. */
export type TextKey = keyof typeof messages;

/** Key of a text in plural forms (`cartItems_one`, `cartItems_other`), without the form. */
export type CountedKey = { [Key in TextKey]: Key extends `${infer Base}_other` ? Base : never }[TextKey];

/**
 * The text of a key in the shopper's language.
 *
 * @param substitutions values that replace `$1`, `$2` …
 */
export function text(key: TextKey, ...substitutions: (string | number)[]): string {
  return message(key, substitutions) || key;
}

/** https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
const isolate = { firstStrong: '\u2068', rightToLeft: '\u2067', end: '\u2069' };

/**
 * In a language that is written from right to left, each substitution is wrapped in an isolate: a product name or a
 * price then keeps its own direction and does not reorder the text around it. A substitution that already contains
 * isolates is a text in the same language, so its isolate runs from right to left.
 */
function message(key: string, substitutions: (string | number)[]): string {
  if (substitutions.length === 0) return browser.i18n.getMessage(key);
  const isRightToLeft = browser.i18n.getMessage('textDirection') === 'rtl';
  return browser.i18n.getMessage(
    key,
    substitutions.map((value) => {
      if (!isRightToLeft) return String(value);
      const isText = String(value).includes(isolate.firstStrong);
      return `${isText ? isolate.rightToLeft : isolate.firstStrong}${value}${isolate.end}`;
    }),
  );
}

/** BCP 47 tag of the texts' language. It differs from the browser's language if there are no texts in that one. */
export function textLanguage(): string {
  return text('textLanguage');
}

/** A whole number as the texts' language writes it: `1,204`. */
export function formatCount(count: number): string {
  return formatCountIn(count, textLanguage());
}

/**
 * The text of a key in the plural form for `count`.
 *
 * @param substitutions values that replace `$2`, `$3` …; the count replaces `$1`
 */
export function counted(key: CountedKey, count: number, ...substitutions: string[]): string {
  return pluralText(key, count, textLanguage(), (form, figure) => message(form, [figure, ...substitutions]));
}

/** A list as a sentence part: `A, B and C`. */
export function joined(things: string[]): string {
  return new Intl.ListFormat(textLanguage()).format(things);
}
