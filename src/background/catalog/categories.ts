/** The shop's categories, kept for hours: they change seldom. */
import * as v from 'valibot';
import type { Category } from '../../contract/catalog.ts';
import { storageItem } from '../browser/storage-item.ts';

/** Milliseconds. */
const freshness = 6 * 3_600_000;

export interface KeptCategories {
  /** From memory while it is fresh, or else from the shop: asked once for all who want them meanwhile. */
  read(): Promise<Category[]>;
  /** Whether reading them asks nobody. */
  areFresh(): Promise<boolean>;
  /** From memory alone, however old. */
  lastKnown(): Promise<Category[]>;
}

/**
 * @param locale BCP 47, of the names
 * @param ask asks the shop
 */
export function keptCategories(shopId: string, locale: string, ask: () => Promise<Category[]>): KeptCategories {
  const item = storageItem(
    'local',
    `categories@${shopId}`,
    v.object({
      readAt: v.number(),
      locale: v.string(),
      categories: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          language: v.optional(v.string(), locale),
          parentId: v.exactOptional(v.string()),
        }),
      ),
    }),
  );
  let asking: Promise<Category[]> | undefined;
  const askAnew = async () => {
    const categories = await ask();
    // Only what saves the next request.
    await item.write({ readAt: Date.now(), locale, categories }).catch(() => {});
    return categories;
  };
  const known = async () => {
    const kept = await item.read();
    return kept?.locale === locale ? kept : undefined;
  };
  const fresh = async () => {
    const kept = await known();
    return kept && Math.abs(Date.now() - kept.readAt) < freshness ? kept : undefined;
  };
  return {
    read: async () => {
      const kept = await fresh();
      if (kept) return kept.categories;
      asking ??= askAnew().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    areFresh: async () => (await fresh()) !== undefined,
    lastKnown: async () => (await known())?.categories ?? [],
  };
}
