import { type TextKey, text, textLanguage } from '../../ui/text.ts';
import { settings } from '../state.ts';

/**
 * Names the language that the shop is read in, and the reason: `Language of the shop: English (en), the nearest to
 * en-US …`.
 */
export function shopLanguageText(tag: string, locale: string): string {
  const name = nameOf(tag);
  return text(reason(tag, locale), name === tag ? tag : text('languageAndTag', name, tag), locale);
}

/** The reason for the language, tested in the order in which the worker chooses one. */
function reason(tag: string, locale: string): TextKey {
  const { shopLocale = '' } = settings.value ?? {};
  if (tag === locale) return 'shopLanguage_exact';
  if (languageOf(tag) === languageOf(locale)) return 'shopLanguage_near';
  if (languageOf(tag) === languageOf(shopLocale)) return 'shopLanguage_merchant';
  return languageOf(tag) === 'en' ? 'shopLanguage_english' : 'shopLanguage_first';
}

function languageOf(tag: string): string | undefined {
  const [language] = tag.toLowerCase().split(/[-_]/);
  return language === 'nb' ? 'no' : language;
}

/** The language's name in the language of the page; the tag itself if the browser has no name for it. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames(textLanguage(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
