/** What the worker stores of how a shop can be searched, and of a small shop's whole catalog. */
import * as v from 'valibot';
import type { LanguageParts } from '../../commerce/catalog/project-languages.ts';
import { attributeTypes } from '../../commerce/search/attributes.ts';
import type { CatalogueShelf, KeptCatalogue } from '../../commerce/search/on-device.ts';
import type { FinderParts, SearchMemory } from '../../commerce/search/product-finder.ts';
import { listOf, projection } from '../../commerce/wire.ts';
import { searchStrategies } from '../../contract/search.ts';
import { shopItem } from '../browser/storage-item.ts';

const knownValue = v.object({ key: v.string(), label: v.string(), swatch: v.exactOptional(v.string()) });

export const searchMemory: (shopId: string) => FinderParts['memory'] = shopItem({
  key: 'searching@',
  area: 'local',
  owner: 'shop',
  schema: v.object({
    known: v.optional(v.object({ way: v.picklist(searchStrategies), triedAt: v.number() })),
    locale: v.string(),
    attributes: v.array(
      v.object({
        name: v.string(),
        type: v.picklist(attributeTypes),
        isSet: v.boolean(),
        values: v.array(knownValue),
      }),
    ),
    suggests: v.optional(v.boolean()),
  }) satisfies v.GenericSchema<unknown, SearchMemory>,
});

export const languageMemory: (shopId: string) => LanguageParts['memory'] = shopItem({
  key: 'languages@',
  area: 'local',
  owner: 'shop',
  schema: v.object({ known: v.array(v.object({ tag: v.string(), at: v.number() })), learntAt: v.number() }),
});

/** One cache for all shops; each of its entries is named after a shop. */
const cacheName = 'catalogues';
const storedCatalog = v.object({ readAt: v.number(), reader: v.string(), projections: listOf(projection) });

/**
 * Stores a catalog in the browser's cache, for it would take up most of the extension storage. The browser may drop the
 * entry at any time: then the catalog is fetched again.
 */
export function catalogueShelf(shopId: string): CatalogueShelf {
  const address = addressOf(shopId);
  return {
    read: async () => {
      const response = await (await caches.open(cacheName)).match(address);
      const parsed = v.safeParse(storedCatalog, await response?.json());
      return parsed.success ? parsed.output : undefined;
    },
    write: async (catalogue: KeptCatalogue) => {
      await (await caches.open(cacheName)).put(address, new Response(JSON.stringify(catalogue)));
    },
  };
}

/** Deletes a shop's stored catalog. */
export async function deleteCatalog(shopId: string): Promise<void> {
  // A catalog is public, so a browser that cannot delete it is no reason to stop a sign-out.
  await caches
    .open(cacheName)
    .then((cache) => cache.delete(addressOf(shopId)))
    .catch(() => {});
}

/** Deletes the stored catalogs of all shops. */
export async function deleteCatalogs(): Promise<void> {
  await caches.delete(cacheName).catch(() => {});
}

/** A cache takes only addresses as names; this one is never requested. */
function addressOf(shopId: string): string {
  return `https://catalogue.invalid/${encodeURIComponent(shopId)}`;
}
