import type { ShopLanguage } from '../contract/search.ts';
import { type TextKey, text, textLanguage } from '../ui/text.ts';

const reasons: Record<ShopLanguage['why'], TextKey> = {
  exact: 'shopLanguage_exact',
  near: 'shopLanguage_near',
  merchant: 'shopLanguage_merchant',
  english: 'shopLanguage_english',
  first: 'shopLanguage_first',
};

/** Which of its languages the shop is read in, and why in this one: `Language of the shop: English (en), the nearest to en-US …`. */
export function shopLanguageWords({ tag, why }: ShopLanguage, locale: string): string {
  const name = nameOf(tag);
  return text(reasons[why], name === tag ? tag : text('languageAndTag', name, tag), locale);
}

/** The language's name in the language of the page; the tag where the browser knows none. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames(textLanguage(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
