/** Text in the language a shopper gets, and which language that is. */
export interface Localized {
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/** Longer names are cut: nothing the panel shows needs more. */
const longestName = 300;

/**
 * Resolves a commercetools `LocalizedString`: exact tag → language alone → any tag of that language → the first there is.
 * https://docs.commercetools.com/api/types#localizedstring
 *
 * @param texts tag → text
 * @param locale what the shopper reads, BCP 47
 * @param longest characters after which a text is cut
 */
export function resolveText(
  texts: Record<string, string>,
  locale: string,
  longest: number = longestName,
): Localized | undefined {
  const tag = tagFor(
    Object.keys(texts).filter((each) => texts[each]?.trim()),
    locale,
  );
  const text = tag !== undefined && texts[tag];
  return text ? { text: shorten(text, longest), language: tag } : undefined;
}

/**
 * The tag among these that a reader of `locale` gets: exact → language alone → any of that language → the first. `locale` itself
 * where none is known.
 */
export function languageFor(tags: readonly string[], locale: string): string {
  return tagFor(tags, locale) ?? locale;
}

function tagFor(tags: readonly string[], locale: string): string | undefined {
  const language = languageOf(locale);
  return (
    tags.find((candidate) => candidate.toLowerCase() === locale.toLowerCase()) ??
    tags.find((candidate) => candidate.toLowerCase() === language) ??
    tags.find((candidate) => languageOf(candidate) === language) ??
    tags[0]
  );
}

/** At most so many characters, and no half of one at the end. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
