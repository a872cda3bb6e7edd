/**
 * The project's languages, and the one that the shop's texts are read, searched and written in. The shopper's locale is
 * another thing: it forms numbers and dates. The names in the shop's answers show its languages, so the shop is asked for
 * them only where none is known or the known ones no longer fit.
 */
import type { FailureError } from '../../contract/failure.ts';
import { isTrusted, type LanguageMemory, withLanguage, withNames, withoutLanguage } from './language-memory.ts';
import { bestTag, type Locales, nearestTag } from './localized-string.ts';

export interface LanguageParts {
  /** The shopper's, BCP 47. */
  locale: string;
  /** The merchant's, BCP 47; empty where the settings name none. */
  shopLocale: string;
  /** Where the memory outlives the worker. */
  memory: {
    read(): Promise<LanguageMemory | undefined>;
    write(memory: LanguageMemory): Promise<void>;
  };
  /** Asks the shop: one list of the project's languages, or the tags of many names. One request. */
  ask(): Promise<string[][]>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Languages {
  /** Reads what an earlier worker has stored. */
  load(): Promise<void>;
  /** What texts are read in: the shopper's locale, the merchant's, English, and the project's language. */
  locales(): Locales;
  /** The project's language that fits best, BCP 47; `undefined` before any is known. */
  tag(): string | undefined;
  /**
   * Whether the project was seen lately to have a language, and none that is nearer to the shopper's: only then an answer
   * without results means that there are none.
   */
  isConfirmed(tag: string): boolean;
  /** The best fit among the other languages that the project was seen lately to have. */
  alternative(tag: string): string | undefined;
  /** Learns from the tags of the names in an answer. */
  learnFrom(names: readonly (readonly string[])[]): Promise<void>;
  /** Asks the shop, once for all callers, unless that was done lately. Fails as the shop does. */
  askShop(): Promise<void>;
  /** Notes that a search found something in a language. */
  confirm(tag: string): Promise<void>;
  /** Notes that the project lacks a language: another one found what this one did not. */
  forget(tag: string): Promise<void>;
  /**
   * Sends a request that names a language: the best that is known, or else the shopper's locale. Where the shop refuses a
   * language, the next is sent, and at last none.
   */
  inKnownLanguage<Result>(send: (locale: string | undefined) => Promise<Result>): Promise<Result>;
}

export function createLanguages({ locale, shopLocale, memory: storage, ask, now }: LanguageParts): Languages {
  const preferred = [locale, shopLocale || 'en', 'en'];
  let memory: LanguageMemory = { known: [], learntAt: 0 };
  let asking: Promise<void> | undefined;

  const isTrustedNow = (at: number) => isTrusted(at, now());
  const bestOf = (known: LanguageMemory['known']) =>
    bestTag(
      known.map(({ tag }) => tag),
      preferred,
    );
  const tag = () => bestOf(memory.known);
  const change = async (next: LanguageMemory) => {
    if (next === memory) return;
    memory = next;
    // The memory only saves requests, so a full disk is no failure.
    await storage.write(next).catch(() => {});
  };
  const confirm = (tag: string) => change(withLanguage(memory, tag, now()));
  const forget = (tag: string) => change(withoutLanguage(memory, tag));
  const readFromShop = async () => {
    const names = await ask();
    await change({ ...withNames({ known: [], learntAt: 0 }, names, now(), 1), learntAt: now() });
  };

  return {
    load: async () => {
      memory = (await storage.read()) ?? memory;
    },
    locales: () => [...preferred, tag() ?? locale],
    tag,
    isConfirmed: (tag) =>
      memory.known.some((each) => each.tag === tag && isTrustedNow(each.at)) &&
      (isTrustedNow(memory.learntAt) || nearestTag([tag], locale) !== undefined),
    alternative: (tag) => bestOf(memory.known.filter((each) => each.tag !== tag && isTrustedNow(each.at))),
    learnFrom: (names) => change(withNames(memory, names, now())),
    askShop: async () => {
      if (isTrustedNow(memory.learntAt)) return;
      asking ??= readFromShop().finally(() => {
        asking = undefined;
      });
      await asking;
    },
    confirm,
    forget,
    inKnownLanguage: async (send) => {
      for (let tried = tag() ?? locale; ; tried = tag() ?? '') {
        try {
          const answer = await send(tried || undefined);
          if (tried) await confirm(tried);
          return answer;
        } catch (thrown) {
          if (!tried || !isLanguageRefused(thrown)) throw thrown;
          await forget(tried);
        }
      }
    },
  };
}

/** https://docs.commercetools.com/api/errors#projectnotconfiguredforlanguages */
function isLanguageRefused(thrown: unknown): boolean {
  return (thrown as FailureError).codes?.includes('ProjectNotConfiguredForLanguages') === true;
}
