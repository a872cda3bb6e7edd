/** What is known of a project's languages, and how answers of the shop change that. Pure. */
import * as v from 'valibot';
import { isFresh } from '../../contract/rules/freshness.ts';

export interface LanguageMemory {
  /** The languages in the order in which they were met. */
  known: readonly KnownLanguage[];
  /** When the shop was asked for its languages. Milliseconds since 1970; 0 for never. */
  learntAt: number;
}

interface KnownLanguage {
  /** BCP 47. */
  tag: string;
  /**
   * When the project was last seen to have the language. Milliseconds since 1970; 0 where only some names are in it.
   */
  at: number;
}

/** For the storage that holds the memory. */
export const languageMemorySchema = v.object({
  known: v.array(v.object({ tag: v.string(), at: v.number() })),
  learntAt: v.number(),
}) satisfies v.GenericSchema<unknown, LanguageMemory>;

/**
 * How long an answer without results proves that there are none; after that the shop is asked for its languages again.
 * Milliseconds.
 */
const trustedMilliseconds = 5 * 60_000;
/** Names of one product prove nothing: a single product may be in a language of its own. */
const enoughNames = 3;
const maxLanguages = 100;

/** Whether `at` is recent enough to rely on. @param now milliseconds since 1970 */
export function isTrusted(at: number, now: number): boolean {
  return isFresh(at, trustedMilliseconds, now);
}

/**
 * The memory with one language. Gives `memory` itself where that changes nothing worth storing.
 *
 * @param at when the project was seen to have the language, milliseconds since 1970; 0 where that is not sure
 */
export function withLanguage(memory: LanguageMemory, tag: string, at: number): LanguageMemory {
  const { known } = memory;
  const before = known.find((each) => each.tag === tag);
  if (!before) return known.length < maxLanguages ? { ...memory, known: [...known, { tag, at }] } : memory;
  // Halfway through, so that not every answer is stored.
  if (at === 0 || isFresh(before.at, trustedMilliseconds / 2, at)) return memory;
  return { ...memory, known: known.map((each) => (each === before ? { tag, at } : each)) };
}

/**
 * The memory with the languages that names are in. A language that most of the names have is the project's.
 *
 * @param names the tags of each name
 * @param now milliseconds since 1970
 * @param enough names that it takes to be sure
 */
export function withNames(
  memory: LanguageMemory,
  names: readonly (readonly string[])[],
  now: number,
  enough: number = enoughNames,
): LanguageMemory {
  return [...new Set(names.flat())].reduce((next, tag) => {
    const having = names.filter((tags) => tags.includes(tag)).length;
    return withLanguage(next, tag, names.length >= enough && having * 2 >= names.length ? now : 0);
  }, memory);
}

/** The memory without one language. */
export function withoutLanguage(memory: LanguageMemory, tag: string): LanguageMemory {
  const known = memory.known.filter((each) => each.tag !== tag);
  return known.length < memory.known.length ? { ...memory, known } : memory;
}
