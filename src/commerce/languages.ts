/**
 * The project's languages, and the one of them that the shop is read, searched and written to in. The shopper's locale is another
 * thing: the form of numbers and dates. The shop is not asked for its languages where it can be helped: the names in its answers
 * tell them, except to a client that may read the project's settings.
 */
import { failureOf } from '../contract/failure.ts';
import type { ShopLanguage } from '../contract/search.ts';
import { bestTag, type Locales, nearestTag } from './localized.ts';

/** What is known of one language. */
export interface KnownLanguage {
  /** BCP 47 tag. */
  tag: string;
  /**
   * `named`: some name has it, and the project may not. `usual`: the project's settings or most names have it. `proven`: a search
   * has found something in it, or the shop has taken it. `refused`: the shop has not.
   */
  state: 'named' | 'usual' | 'proven' | 'refused';
  /** When that was last seen. Milliseconds since 1970. */
  at: number;
}

/** What is known of a project's languages. */
export interface LanguageMemory {
  /** In the order in which they were met. */
  known: KnownLanguage[];
  /** When the shop was asked for them; 0 for never. Milliseconds since 1970. */
  learntAt: number;
}

export interface LanguageParts {
  /** The shopper's, BCP 47. */
  locale: string;
  /** The merchant's, BCP 47; empty where only the device says one. */
  shopLocale: string;
  /** Where what is known outlives the worker. */
  memory: {
    read(): Promise<LanguageMemory | undefined>;
    write(memory: LanguageMemory): Promise<void>;
  };
  /** Asks the shop: the tags of the project's languages at once, or those of each of many names. One request. */
  ask(): Promise<string[][]>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Languages {
  /** Reads what an earlier worker has learnt. */
  recall(): Promise<void>;
  /** What texts are read in: the shopper's locale, the merchant's, English, the shop's language. The first is the form of numbers. */
  locales(): Locales;
  /** The project's language that fits best, BCP 47; `undefined` before any is known. */
  tag(): string | undefined;
  /** The same, with the reason. */
  current(): ShopLanguage | undefined;
  /**
   * Whether the project is known to have a language, and none that fits better: a search in another one finds nothing, and that is no
   * answer.
   */
  isKnown(tag: string): boolean;
  /** The best fit among the languages that the project is known to have, without this one. */
  other(tag: string): string | undefined;
  /**
   * Learns from the tags of names.
   *
   * @param enough how many names tell what is usual
   */
  hear(names: readonly (readonly string[])[], enough?: number): Promise<void>;
  /**
   * Asks the shop, at most once a day and once for all callers. Fails as the shop does.
   *
   * @param isAnew asks also where that was done today
   */
  learn(isAnew?: boolean): Promise<void>;
  /** Something was found in a language, or another found what this one did not. */
  note(tag: string, state: 'proven' | 'refused'): Promise<void>;
  /**
   * Sends what names a language to the shop, in the best that is known or else the shopper's; where the shop refuses that one, in
   * the next, and at last without any.
   */
  named<Result>(send: (locale: string | undefined) => Promise<Result>): Promise<Result>;
}

/** After so long a project may have other languages. Milliseconds. */
const trustedFor = 24 * 3_600_000;
/** One product in a language of its own does not tell the project's. */
const telling = 3;
const mostLanguages = 100;

export function createLanguages({ locale, shopLocale, memory, ask, now }: LanguageParts): Languages {
  const wishes = [locale, ...(shopLocale ? [shopLocale] : []), 'en'];
  let known: KnownLanguage[] = [];
  let learntAt = 0;
  let learning: Promise<void> | undefined;

  const isFresh = ({ at }: { at: number }) => Math.abs(now() - at) < trustedFor;
  const isSure = (each: KnownLanguage) => (each.state === 'usual' || each.state === 'proven') && isFresh(each);
  const tag = () =>
    bestTag(
      known.flatMap((each) => (each.state === 'refused' && isFresh(each) ? [] : each.tag)),
      wishes,
    );

  /** Whether this is news. */
  const take = (tag: string, state: KnownLanguage['state']): boolean => {
    const before = known.find((each) => each.tag === tag);
    if (!before) {
      if (known.length < mostLanguages) known.push({ tag, state, at: now() });
      return true;
    }
    if (state === 'named' || (state === 'usual' && before.state === 'refused' && isFresh(before))) return false;
    const after = state === 'proven' && before.state === 'usual' ? 'usual' : state;
    // Not written at every answer.
    if (after === before.state && Math.abs(now() - before.at) < trustedFor / 2) return false;
    Object.assign(before, { state: after, at: now() });
    return true;
  };
  /** Only what saves the next request; so a full disk is no failure. */
  const keep = (isNews: boolean) => (isNews ? memory.write({ known, learntAt }).catch(() => {}) : Promise.resolve());
  const note = (tag: string, state: 'proven' | 'refused') => keep(take(tag, state));

  const hear: Languages['hear'] = (names, enough = telling) => {
    const counts = new Map<string, number>();
    for (const each of names.flat()) counts.set(each, (counts.get(each) ?? 0) + 1);
    const isTelling = names.length >= enough;
    const isOver = ({ tag, state }: KnownLanguage) => isTelling && state === 'usual' && !counts.has(tag);
    const before = known.length;
    known = known.filter((each) => !isOver(each));
    const news = [...counts].filter(([tag, count]) =>
      take(tag, isTelling && count * 2 >= names.length ? 'usual' : 'named'),
    );
    return keep(enough === 1 || news.length > 0 || known.length < before);
  };

  const named: Languages['named'] = async (send) => {
    const asked = tag() ?? (known.length === 0 ? locale : undefined);
    try {
      const answer = await send(asked);
      if (asked) await note(asked, 'proven');
      return answer;
    } catch (thrown) {
      if (!asked || !isLanguageRefused(thrown)) throw thrown;
      await note(asked, 'refused');
      return named(send);
    }
  };

  const why = (tag: string): ShopLanguage['why'] => {
    const isOf = (wish: string) => nearestTag([tag], wish) !== undefined;
    if (tag.toLowerCase() === locale.toLowerCase()) return 'exact';
    if (isOf(locale)) return 'near';
    return shopLocale && isOf(shopLocale) ? 'merchant' : isOf('en') ? 'english' : 'first';
  };

  return {
    recall: async () => {
      ({ known, learntAt } = (await memory.read()) ?? { known, learntAt });
    },
    locales: () => [...wishes, tag() ?? locale],
    tag,
    current: () => {
      const found = tag();
      return found === undefined ? undefined : { tag: found, why: why(found) };
    },
    isKnown: (tag) =>
      known.some((each) => each.tag === tag && isSure(each)) &&
      (isFresh({ at: learntAt }) || nearestTag([tag], locale) !== undefined),
    other: (tag) =>
      bestTag(
        known.flatMap((each) => (each.tag !== tag && isSure(each) ? each.tag : [])),
        wishes,
      ),
    hear,
    learn: async (isAnew = false) => {
      if (!isAnew && isFresh({ at: learntAt })) return;
      learning ??= ask()
        .then((names) => {
          learntAt = now();
          return hear(names, 1);
        })
        .finally(() => {
          learning = undefined;
        });
      await learning;
    },
    note,
    named,
  };
}

/** https://docs.commercetools.com/api/errors#projectnotconfiguredforlanguages */
function isLanguageRefused(thrown: unknown): boolean {
  const { codes } = thrown as { codes?: string[] };
  return codes?.includes('ProjectNotConfiguredForLanguages') === true || failureOf(thrown).field === 'locale';
}
