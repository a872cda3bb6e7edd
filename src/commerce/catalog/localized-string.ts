/** Text in the language a shopper gets, and which language that is. */
export interface LocalizedText {
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/** The languages that a shopper reads, BCP 47: one, or several in the order they are preferred. */
export type Locales = string | readonly string[];

/** Longer names are cut: nothing the panel shows needs more. */
const longestName = 300;

/**
 * Resolves a commercetools `LocalizedString` by the rule of {@link bestTag}.
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
): LocalizedText | undefined {
  const tag = bestTag(tagsOf(texts), locales);
  const text = tag !== undefined && texts[tag];
  return text ? { text: truncate(text, longest), language: tag } : undefined;
}

/**
 * The tag that a reader gets: for each of the locales the tag itself → the language alone → a tag of the same likely
 * script (`zh-TW` reads `zh-Hant`) → any tag of that language. Where no locale has one, the first tag; `undefined` for no
 * tags.
 */
export function bestTag(tags: readonly string[], locales: Locales): string | undefined {
  for (const locale of [locales].flat()) {
    const tag = tags.includes(locale) ? locale : nearestTag(tags, locale);
    if (tag !== undefined) return tag;
  }
  return tags[0];
}

/** The tag of a locale's language that is nearest to it; `undefined` where none is of that language. */
export function nearestTag(tags: readonly string[], locale: string): string | undefined {
  const wanted = likely(locale);
  let [nearest, most]: [string | undefined, number] = [undefined, 0];
  for (const tag of tags) {
    const { language, script } = likely(tag);
    if (language !== wanted.language) continue;
    // `zh` for `zh-TW` is of the other script, so the script outweighs what the tags have in common.
    const isPart = `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());
    const nearness = 1 + (script === wanted.script ? 1_000 : 0) + (isPart ? tag.length : 0);
    if (nearness > most) [nearest, most] = [tag, nearness];
  }
  return nearest;
}

/** The tags that a text is there in. */
export function tagsOf(texts: Record<string, string>): string[] {
  return Object.keys(texts).filter((tag) => texts[tag]?.trim());
}

/** The language that numbers and dates are written in. */
export function primaryLocale(locales: Locales): string {
  const [first = 'en'] = [locales].flat();
  return first;
}

/** At most so many characters, and no half of one at the end. */
export function truncate(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

interface Likely {
  language: string;
  script?: string | undefined;
}

/** Module state: a cache by tag, for names are resolved by the thousand. The next worker fills its own. */
const likelyOf = new Map<string, Likely>();
/** The shop's data decides which tags there are. */
const mostTags = 500;

/** A tag's language and the script it is most likely written in: `zh-TW` is `zh`, `Hant`. */
function likely(tag: string): Likely {
  const known = likelyOf.get(tag);
  if (known) return known;
  if (likelyOf.size > mostTags) likelyOf.clear();
  const found = maximized(tag.replaceAll('_', '-'));
  likelyOf.set(tag, found);
  return found;
}

function maximized(tag: string): Likely {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    // Browsers say `nb` where shops say `no`.
    return { language: language === 'nb' ? 'no' : language, script };
  } catch {
    return { language: tag.toLowerCase() };
  }
}
