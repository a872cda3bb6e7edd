/** The languages that the panel is tried in, each with its own Playwright project. */

export interface TestLanguage {
  /** The language that the browser speaks, by its folder in `_locales`. */
  code: 'en' | 'de' | 'fr' | 'ar';
  /** The language of the shop. BCP 47. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** The texts as they ship, or longer ones, to see what they push out of its place. */
  wording: 'shipped' | 'pseudo';
  /** A search that finds products with options and without, several of each. */
  search: string;
  /** A search that finds one kind of product, by a word in its name. */
  productWord: string;
  /** The number three, as a keyboard of this language types it. */
  three: string;
}

/** By the name of the project. */
export const languages = {
  en: language('en', { search: 'mug', productWord: 'pepper mill' }),
  de: language('de', { search: 'Becher', productWord: 'Becher' }),
  fr: language('fr', { search: 'acier', productWord: 'tasse' }),
  ar: language('ar', { direction: 'rtl', search: 'النحاس', productWord: 'كوب', three: '٣' }),
  'long-words': language('en', { wording: 'pseudo', search: 'mug', productWord: 'pepper mill' }),
};

function language(
  code: TestLanguage['code'],
  rest: Pick<TestLanguage, 'search' | 'productWord'> & Partial<TestLanguage>,
): TestLanguage {
  return { code, locale: code, direction: 'ltr', wording: 'shipped', three: '3', ...rest };
}
