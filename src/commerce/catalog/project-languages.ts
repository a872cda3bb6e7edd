/**
 * The project's languages, and the one of them that the shop is read, searched and written to in. The shopper's locale is
 * another thing: the form of numbers and dates. The names in the shop's answers tell its languages, so the shop is asked
 * for them only where nothing is known or what is known no longer fits.
 */
import * as v from 'valibot';
import type { FailureError } from '../../contract/failure.ts';
import { bestTag, type Locales, nearestTag } from './localized-string.ts';

/** What is known of a project's languages. */
export interface LanguageMemory {
  /**
   * BCP 47 tags in the order in which they were met, and when the project was last seen to have each: milliseconds since
   * 1970, 0 for a tag that only some names have.
   */
  known: { tag: string; at: number }[];
  /** When the shop was asked for them. Milliseconds since 1970; 0 for never. */
  learntAt: number;
}

/** For the storage that holds the memory. */
export const languageMemorySchema = v.object({
  known: v.array(v.object({ tag: v.string(), at: v.number() })),
  learntAt: v.number(),
}) satisfies v.GenericSchema<unknown, LanguageMemory>;

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
  load(): Promise<void>;
  /** What texts are read in: the shopper's locale, which is the form of numbers, the merchant's, English, the shop's language. */
  locales(): Locales;
  /** The project's language that fits best, BCP 47; `undefined` before any is known. */
  tag(): string | undefined;
  /**
   * Whether the project was lately seen to have a language, and none that is nearer to the shopper's: only then an empty
   * answer in it means that nothing is to be found.
   */
  isConfirmed(tag: string): boolean;
  /** The best fit among the languages that the project was lately seen to have, without this one. */
  alternative(tag: string): string | undefined;
  /**
   * Learns from the tags of names.
   *
   * @param enough from so many names on, what most of them have is the project's
   */
  learnFrom(names: readonly (readonly string[])[], enough?: number): Promise<void>;
  /** Asks the shop, once for all callers, but where that was done lately. Fails as the shop does. */
  askShop(): Promise<void>;
  /** A search found something in this language. */
  confirm(tag: string): Promise<void>;
  /** Another language found what this one did not. */
  forget(tag: string): Promise<void>;
  /**
   * Sends a request that names a language, the best that is known or else the shopper's locale; where the shop refuses that
   * one, the next, and at last none.
   */
  inKnownLanguage<Result>(send: (locale: string | undefined) => Promise<Result>): Promise<Result>;
}

/** How long an empty answer is taken for one; only after such an answer the shop is asked again. Milliseconds. */
const trustedFor = 5 * 60_000;
/** One product in a language of its own does not tell the project's. */
const telling = 3;
const mostLanguages = 100;

export function createLanguages({ locale, shopLocale, memory, ask, now }: LanguageParts): Languages {
  const wishes = [locale, shopLocale || 'en', 'en'];
  let known: LanguageMemory['known'] = [];
  let learntAt = 0;
  let learning: Promise<void> | undefined;

  const isFresh = (at: number) => Math.abs(now() - at) < trustedFor;
  const best = (isMeant: (language: LanguageMemory['known'][number]) => boolean) =>
    bestTag(
      known.filter(isMeant).map(({ tag }) => tag),
      wishes,
    );
  const tag = () => best(() => true);

  const take = (tag: string, isSure: boolean) => {
    const before = known.find((each) => each.tag === tag);
    if (!before && known.length < mostLanguages) known.push({ tag, at: isSure ? now() : 0 });
    // Not written at every answer.
    if (before && isSure && now() - before.at > trustedFor / 2) before.at = now();
  };
  const change = async (work: () => void) => {
    const before = JSON.stringify([known, learntAt]);
    work();
    // What is kept saves the next request, so a full disk is no failure.
    if (JSON.stringify([known, learntAt]) !== before) await memory.write({ known, learntAt }).catch(() => {});
  };
  const hear = (names: readonly (readonly string[])[], enough = telling) => {
    for (const tag of new Set(names.flat())) {
      const having = names.filter((each) => each.includes(tag));
      take(tag, names.length >= enough && having.length * 2 >= names.length);
    }
  };
  const confirm = (tag: string) => change(() => take(tag, true));
  const forget = (tag: string) =>
    change(() => {
      known = known.filter((each) => each.tag !== tag);
    });

  const named = async <Result>(
    send: (locale: string | undefined) => Promise<Result>,
    tried: string | undefined,
  ): Promise<Result> => {
    try {
      const answer = await send(tried);
      if (tried) await confirm(tried);
      return answer;
    } catch (thrown) {
      if (!tried || !isLanguageRefused(thrown)) throw thrown;
      await forget(tried);
      return named(send, tag());
    }
  };

  return {
    load: async () => {
      ({ known, learntAt } = (await memory.read()) ?? { known, learntAt });
    },
    locales: () => [...wishes, tag() ?? locale],
    tag,
    isConfirmed: (tag) =>
      known.some((each) => each.tag === tag && isFresh(each.at)) &&
      (isFresh(learntAt) || nearestTag([tag], locale) !== undefined),
    alternative: (tag) => best((each) => each.tag !== tag && isFresh(each.at)),
    learnFrom: (names, enough) => change(() => hear(names, enough)),
    askShop: async () => {
      if (isFresh(learntAt)) return;
      learning ??= ask()
        .then((names) =>
          change(() => {
            known = [];
            hear(names, 1);
            learntAt = now();
          }),
        )
        .finally(() => {
          learning = undefined;
        });
      await learning;
    },
    confirm,
    forget,
    inKnownLanguage: (send) => named(send, tag() ?? locale),
  };
}

/** https://docs.commercetools.com/api/errors#projectnotconfiguredforlanguages */
function isLanguageRefused(thrown: unknown): boolean {
  return (thrown as FailureError).codes?.includes('ProjectNotConfiguredForLanguages') === true;
}
