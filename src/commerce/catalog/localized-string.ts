import { isRecord } from '../wire.ts';

/** A text in the language that the shopper gets, and that language. */
export interface LocalizedText {
  text: string;
  /** BCP 47 tag. */
  language: string;
}

/** The languages that the shopper reads, BCP 47: one, or several with the preferred first. */
export type Locales = string | readonly string[];

/** Longer names are cut. */
const maxNameLength = 300;

/**
 * Resolves a commercetools `LocalizedString` by the rule of {@link bestTag}.
 * https://docs.commercetools.com/api/types#localizedstring
 *
 * @param texts tag → text
 * @param locales the languages that the shopper reads, and then those of the shop
 * @param maxLength characters of the longest text
 */
export function resolveText(
  texts: Record<string, string>,
  locales: Locales,
  maxLength: number = maxNameLength,
): LocalizedText | undefined {
  const tag = bestTag(tagsOf(texts), locales);
  const text = tag !== undefined && texts[tag];
  return text ? { text: truncate(text, maxLength), language: tag } : undefined;
}

/** {@link resolveText} of a value that may be anything, as the value of an attribute is. */
export function resolveUnchecked(value: unknown, locales: Locales, maxLength?: number): LocalizedText | undefined {
  if (!isRecord(value)) return undefined;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return resolveText(Object.fromEntries(texts), locales, maxLength);
}

/**
 * The tag that fits the locales best. For each locale in turn it is the tag itself, the language alone, a tag of the
 * same likely script (`zh-TW` reads `zh-Hant`), or any tag of that language. Where no locale has a tag it is the first
 * tag; `undefined` for no tags.
 */
export function bestTag(tags: readonly string[], locales: Locales): string | undefined {
  for (const locale of [locales].flat()) {
    const tag = tags.includes(locale) ? locale : nearestTag(tags, locale);
    if (tag !== undefined) return tag;
  }
  return tags[0];
}

/** The tag of the locale's language that is nearest to the locale; `undefined` where no tag is of that language. */
export function nearestTag(tags: readonly string[], locale: string): string | undefined {
  const wanted = likelySubtags(locale);
  let [nearest, most]: [string | undefined, number] = [undefined, 0];
  for (const tag of tags) {
    const { language, script } = likelySubtags(tag);
    if (language !== wanted.language) continue;
    // `zh` is written in another script than `zh-TW`, so the script outweighs the parts that two tags share.
    const isPart = `${locale}-`.toLowerCase().startsWith(`${tag}-`.toLowerCase());
    const nearness = 1 + (script === wanted.script ? 1_000 : 0) + (isPart ? tag.length : 0);
    if (nearness > most) [nearest, most] = [tag, nearness];
  }
  return nearest;
}

/** The tags of the languages that a text is written in. */
export function tagsOf(texts: Record<string, string>): string[] {
  return Object.keys(texts).filter((tag) => texts[tag]?.trim());
}

/** The locale that numbers and dates are written in. */
export function primaryLocale(locales: Locales): string {
  const [first = 'en'] = [locales].flat();
  return first;
}

/** The text, cut to `maxLength` characters and without half a character at its end. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

interface LikelySubtags {
  language: string;
  script?: string | undefined;
}

/** Module state: a cache by tag, for names are resolved by the thousand. The next worker fills its own. */
const likelyOf = new Map<string, LikelySubtags>();
/** Tags that are held: the shop's data decides how many there are. */
const maxTags = 500;

/** The language of a tag and its most likely script: `zh-TW` is `zh`, `Hant`. */
function likelySubtags(tag: string): LikelySubtags {
  const known = likelyOf.get(tag);
  if (known) return known;
  if (likelyOf.size > maxTags) likelyOf.clear();
  const found = maximized(tag.replaceAll('_', '-'));
  likelyOf.set(tag, found);
  return found;
}

function maximized(tag: string): LikelySubtags {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    // Browsers write `nb` where shops write `no`.
    return { language: language === 'nb' ? 'no' : language, script };
  } catch {
    return { language: tag.toLowerCase() };
  }
}
