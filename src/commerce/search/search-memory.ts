/** What one worker stores about a shop's search for the next worker. */
import * as v from 'valibot';
import { strategyNames } from '../../contract/search.ts';
import { attributeTypes, type KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { KnownStrategy } from './fallback.ts';

export interface SearchMemory {
  /** The strategy that answered last; absent before the first search. */
  known?: KnownStrategy | undefined;
  /** BCP 47 tag of the locale that `attributes` were read in. */
  locale: string;
  attributes: readonly KnownAttribute[];
  /** Whether the shop suggests words; absent until it has, or has said that it does not. */
  suggests?: boolean | undefined;
}

/** For the storage that holds the memory. */
export const searchMemorySchema = v.object({
  known: v.optional(v.object({ strategy: v.picklist(strategyNames), triedAt: v.number() })),
  locale: v.string(),
  attributes: v.array(
    v.object({
      name: v.string(),
      type: v.picklist(attributeTypes),
      isSet: v.boolean(),
      values: v.array(v.object({ key: v.string(), label: v.string(), swatch: v.exactOptional(v.string()) })),
    }),
  ),
  suggests: v.optional(v.boolean()),
}) satisfies v.GenericSchema<unknown, SearchMemory>;

/** Where the memory outlives the worker. */
export interface SearchMemoryStorage {
  read(): Promise<SearchMemory | undefined>;
  write(memory: SearchMemory): Promise<void>;
}

export interface CachedSearchMemory {
  read(): Promise<SearchMemory>;
  write(next: SearchMemory): Promise<void>;
  /** Changes some fields. */
  update(news: Partial<SearchMemory>): Promise<void>;
}

/**
 * Reads the stored memory once, for every keystroke needs it and no other code writes it. Attributes that were read in
 * another locale are left out, to be learnt anew.
 *
 * @param locale the shopper's, BCP 47
 */
export function cacheSearchMemory(storage: SearchMemoryStorage, locale: string): CachedSearchMemory {
  let recalled: Promise<SearchMemory> | undefined;
  const recall = async (): Promise<SearchMemory> => {
    const stored = (await storage.read()) ?? { locale, attributes: [] };
    return stored.locale === locale ? stored : { ...stored, locale, attributes: [] };
  };
  const read = () => {
    const reading = recalled ?? recall();
    recalled = reading;
    reading.catch(() => {
      recalled = undefined;
    });
    return reading;
  };
  const write = async (next: SearchMemory) => {
    recalled = Promise.resolve(next);
    // The memory only saves requests, so a full disk is no failure.
    await storage.write(next).catch(() => {});
  };
  return { read, write, update: async (news) => write({ ...(await read()), ...news }) };
}
