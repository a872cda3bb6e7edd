import browser from 'webextension-polyfill';
import type messages from '../../public/_locales/en/messages.json';

/** Every text there is, by its key in `_locales`. */
export type TextKey = keyof typeof messages;

/** The keys that come in plural forms (`cartItems_one`, `cartItems_other`), without the form. */
export type CountedKey = { [Key in TextKey]: Key extends `${infer Base}_other` ? Base : never }[TextKey];

/**
 * The text for a key in the shopper's language.
 *
 * @param substitutions what stands for `$1`, `$2` … in it
 */
export function text(key: TextKey, ...substitutions: (string | number)[]): string {
  return message(key, substitutions) || key;
}

const isolate = { byItself: '\u2068', leftward: '\u2067', end: '\u2069' };

/**
 * In a text that is written from right to left, names and sums that are not keep their own order, and leave the rest its own;
 * what was put together of such pieces is a text of ours again: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
function message(key: string, substitutions: (string | number)[]): string {
  if (substitutions.length === 0) return browser.i18n.getMessage(key);
  const isLeftward = browser.i18n.getMessage('textDirection') === 'rtl';
  return browser.i18n.getMessage(
    key,
    substitutions.map((word) => {
      if (!isLeftward) return String(word);
      const isOurs = String(word).includes(isolate.byItself);
      return `${isOurs ? isolate.leftward : isolate.byItself}${word}${isolate.end}`;
    }),
  );
}

/** BCP 47 tag of the language the texts are in: not the browser's own where it speaks one we do not. */
export function textLanguage(): string {
  return text('textLanguage');
}

/** A whole number as the texts' language writes it: `1,204`. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(textLanguage()).format(count);
}

/**
 * A text in the plural form that `count` asks for.
 *
 * @param substitutions what stands for `$2`, `$3` …; `$1` is the count
 */
export function counted(key: CountedKey, count: number, ...substitutions: string[]): string {
  const form = new Intl.PluralRules(textLanguage()).select(count);
  const args = [formatCount(count), ...substitutions];
  // A language may have forms the English file does not: the key of another form is a string to the browser only.
  return message(`${key}_${form}`, args) || text(`${key}_other`, ...args);
}

/** Several things in one sentence: `A, B and C`. */
export function joined(things: string[]): string {
  return new Intl.ListFormat(textLanguage()).format(things);
}
