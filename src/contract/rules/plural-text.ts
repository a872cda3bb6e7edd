/** A whole number as a language writes it: `1,204`. */
export function formatCount(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/**
 * The text in the plural form that a language has for `count`: `cartItems_one`, `cartItems_other` … A language may use
 * forms that a key has no text for; `_other` replaces them.
 *
 * @param key key without the form
 * @param language BCP 47 tag of the texts' language
 * @param lookUp gives the text of a key, empty for none; `figure` is the formatted count, which stands for `$1`
 */
export function pluralText(
  key: string,
  count: number,
  language: string,
  lookUp: (key: string, figure: string) => string,
): string {
  const textIn = (form: string) => lookUp(`${key}_${form}`, formatCount(count, language));
  return textIn(new Intl.PluralRules(language).select(count)) || textIn('other');
}
