/** Text in the language a shopper gets, and which language that is. */
export interface Localized {
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/** What somebody reads, BCP 47: one language, or several in the order they are preferred. */
export type Locales = string | readonly string[];

/** Longer names are cut: nothing the panel shows needs more. */
const longestName = 300;

/**
 * Resolves a commercetools `LocalizedString`: exact tag → language alone → any tag of that language, for each of the locales → the
 * first there is.
 * https://docs.commercetools.com/api/types#localizedstring
 *
 * @param texts tag → text
 * @param locales what the shopper reads, and then what the shop is written in
 * @param longest characters after which a text is cut
 */
export function resolveText(
  texts: Record<string, string>,
  locales: Locales,
  longest: number = longestName,
): Localized | undefined {
  const tag = tagFor(
    Object.keys(texts).filter((each) => texts[each]?.trim()),
    locales,
  );
  const text = tag !== undefined && texts[tag];
  return text ? { text: shorten(text, longest), language: tag } : undefined;
}

/** The tag among these that a reader gets, by the same rule; what they prefer where no tag is known. */
export function languageFor(tags: readonly string[], locales: Locales): string {
  return tagFor(tags, locales) ?? firstOf(locales);
}

function tagFor(tags: readonly string[], locales: Locales): string | undefined {
  for (const locale of [locales].flat()) {
    const language = languageOf(locale);
    const tag =
      tags.find((candidate) => candidate.toLowerCase() === locale.toLowerCase()) ??
      tags.find((candidate) => candidate.toLowerCase() === language) ??
      tags.find((candidate) => languageOf(candidate) === language);
    if (tag !== undefined) return tag;
  }
  return tags[0];
}

/** The language that numbers and dates are written in. */
export function firstOf(locales: Locales): string {
  const [first = 'en'] = [locales].flat();
  return first;
}

/** At most so many characters, and no half of one at the end. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
