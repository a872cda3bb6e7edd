/** Text in the language a shopper gets, and which language that is. */
export interface Localized {
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/**
 * Resolves a commercetools `LocalizedString`: exact tag → language alone → any tag of that language → the first there is.
 * https://docs.commercetools.com/api/types#localizedstring
 *
 * @param texts tag → text
 * @param locale what the shopper reads, BCP 47
 */
export function resolveText(texts: Record<string, string>, locale: string): Localized | undefined {
  const language = languageOf(locale);
  const tags = Object.keys(texts).filter((tag) => texts[tag]?.trim());
  const tag =
    tags.find((candidate) => candidate.toLowerCase() === locale.toLowerCase()) ??
    tags.find((candidate) => candidate.toLowerCase() === language) ??
    tags.find((candidate) => languageOf(candidate) === language) ??
    tags[0];
  const text = tag !== undefined && texts[tag];
  return text ? { text, language: tag } : undefined;
}

function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
