/** The shop's categories, stored for hours: they seldom change. */
import * as v from 'valibot';
import type { Category } from '../../contract/catalog.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import { shopItem } from '../browser/storage-item.ts';

/** Milliseconds. */
const freshFor = 6 * 3_600_000;

const storedCategories = shopItem({
  key: 'categories@',
  area: 'local',
  owner: 'shop',
  schema: v.object({
    readAt: v.number(),
    locale: v.string(),
    categories: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        language: v.string(),
        parentId: v.exactOptional(v.string()),
      }),
    ),
  }),
});

export interface CategoryCache {
  /** From storage while fresh, otherwise from the shop, with one request for any number of callers. */
  read(): Promise<Category[]>;
  /** Whether `read` would send no request. */
  areFresh(): Promise<boolean>;
  /** From storage alone, however old; empty when the shop has never been asked. */
  lastKnown(): Promise<Category[]>;
}

/**
 * @param locale of the names, BCP 47
 * @param fetchCategories asks the shop
 */
export function createCategoryCache(
  shopId: string,
  locale: string,
  fetchCategories: () => Promise<Category[]>,
): CategoryCache {
  const item = storedCategories(shopId);
  /** One request under way serves all callers. */
  let fetching: Promise<Category[]> | undefined;
  const refetch = async () => {
    const categories = await fetchCategories();
    // The record only saves the next request, so a full disk is no failure.
    await item.write({ readAt: Date.now(), locale, categories }).catch(() => {});
    return categories;
  };
  const known = async () => {
    const stored = await item.read();
    return stored?.locale === locale ? stored : undefined;
  };
  const fresh = async () => {
    const stored = await known();
    return stored && isFresh(stored.readAt, freshFor, Date.now()) ? stored : undefined;
  };
  return {
    read: async () => {
      const stored = await fresh();
      if (stored) return stored.categories;
      fetching ??= refetch().finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
    areFresh: async () => (await fresh()) !== undefined,
    lastKnown: async () => (await known())?.categories ?? [],
  };
}
