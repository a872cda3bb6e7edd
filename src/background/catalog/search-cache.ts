/** Stores what a worker has learnt about a shop's search, and the catalog of a small shop. */
import * as v from 'valibot';
import { languageMemorySchema } from '../../commerce/catalog/language-memory.ts';
import type { LanguageParts } from '../../commerce/catalog/project-languages.ts';
import { type CachedCatalog, type CatalogCache, cachedCatalogSchema } from '../../commerce/search/cached-catalog.ts';
import type { ProductFinderParts } from '../../commerce/search/product-finder.ts';
import { searchMemorySchema } from '../../commerce/search/search-memory.ts';
import { shopItem } from '../browser/storage-item.ts';

export const searchMemory: (shopId: string) => ProductFinderParts['memory'] = shopItem({
  key: 'searching@',
  area: 'local',
  owner: 'shop',
  schema: searchMemorySchema,
});

export const languageMemory: (shopId: string) => LanguageParts['memory'] = shopItem({
  key: 'languages@',
  area: 'local',
  owner: 'shop',
  schema: languageMemorySchema,
});

/** One browser cache for all shops; its entries are named after the shops. */
const cacheName = 'catalogues';

/**
 * Stores a catalog in the browser's cache, because it would take up most of the extension's storage. The browser may
 * drop the cache at any time: then the catalog is fetched again.
 */
export function catalogCache(shopId: string): CatalogCache {
  const address = addressOf(shopId);
  return {
    read: async () => {
      const response = await (await caches.open(cacheName)).match(address);
      const parsed = v.safeParse(cachedCatalogSchema, await response?.json());
      return parsed.success ? parsed.output : undefined;
    },
    write: async (catalog: CachedCatalog) => {
      await (await caches.open(cacheName)).put(address, new Response(JSON.stringify(catalog)));
    },
  };
}

/** Deletes the cached catalog of one shop. */
export async function clearCatalogCache(shopId: string): Promise<void> {
  // The catalog is public, so a browser that fails to delete it must not keep the shopper from signing out.
  await caches
    .open(cacheName)
    .then((cache) => cache.delete(addressOf(shopId)))
    .catch(() => {});
}

/** Deletes the cached catalogs of all shops. */
export async function clearCatalogCaches(): Promise<void> {
  await caches.delete(cacheName).catch(() => {});
}

/** A cache entry needs a URL as its key. No request goes to this one. */
function addressOf(shopId: string): string {
  return `https://catalogue.invalid/${encodeURIComponent(shopId)}`;
}
