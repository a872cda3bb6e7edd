/** What is kept of a shop's way of searching, and of a small shop's whole catalogue. */
import * as v from 'valibot';
import type { LanguageParts } from '../../commerce/catalog/project-languages.ts';
import { attributeTypes } from '../../commerce/search/attributes.ts';
import type { CatalogueShelf, KeptCatalogue } from '../../commerce/search/on-device.ts';
import type { FinderParts, SearchMemory } from '../../commerce/search/product-finder.ts';
import { listOf, projection } from '../../commerce/wire.ts';
import { searchWays } from '../../contract/search.ts';
import { storedItem } from '../browser/storage-item.ts';

const knownValue = v.object({ key: v.string(), label: v.string(), swatch: v.exactOptional(v.string()) });

export function searchMemory(shopId: string): FinderParts['memory'] {
  return storedItem(
    'local',
    `searching@${shopId}`,
    v.object({
      known: v.optional(v.object({ way: v.picklist(searchWays), triedAt: v.number() })),
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
  );
}

export function languageMemory(shopId: string): LanguageParts['memory'] {
  return storedItem(
    'local',
    `languages@${shopId}`,
    v.object({ known: v.array(v.object({ tag: v.string(), at: v.number() })), learntAt: v.number() }),
  );
}

/** One cache for all shops; its entries are named after them. */
const shelfName = 'catalogues';
const kept = v.object({ readAt: v.number(), reader: v.string(), projections: listOf(projection) });

/**
 * Keeps a catalogue in the browser's cache rather than in extension storage, of which it would take up most. The browser may
 * drop it at any time: then it is fetched again.
 */
export function catalogueShelf(shopId: string): CatalogueShelf {
  const address = addressOf(shopId);
  return {
    read: async () => {
      const response = await (await caches.open(shelfName)).match(address);
      const parsed = v.safeParse(kept, await response?.json());
      return parsed.success ? parsed.output : undefined;
    },
    write: async (catalogue: KeptCatalogue) => {
      await (await caches.open(shelfName)).put(address, new Response(JSON.stringify(catalogue)));
    },
  };
}

/** Takes a shop's catalogue off the shelf. */
export async function clearShelf(shopId: string): Promise<void> {
  // What a shop shows everybody is no secret: a browser that cannot delete it is no reason not to leave.
  await caches
    .open(shelfName)
    .then((cache) => cache.delete(addressOf(shopId)))
    .catch(() => {});
}

/** Takes all catalogues off the shelf, whichever shops they are of. */
export async function clearShelves(): Promise<void> {
  await caches.delete(shelfName).catch(() => {});
}

/** A cache takes addresses alone; nobody asks for this one. */
function addressOf(shopId: string): string {
  return `https://catalogue.invalid/${encodeURIComponent(shopId)}`;
}
