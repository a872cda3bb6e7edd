/** A small catalog, fetched whole, held in memory and in a cache that outlives the worker. */
import * as v from 'valibot';
import { fail } from '../../contract/failure.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import { withVariants } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { listOf, projection, projectionPage, read, type WireProjection } from '../wire.ts';
import { projectionParameters, type StrategyQuery } from './strategy.ts';

/** Products of the largest catalog that is fetched. */
export const maxCatalogSize = 2_000;
/** Products of one request. */
const pageOfProducts = 500;
const freshMilliseconds = 30 * 60_000;
/** Characters of a description that are searched. */
export const searchedDescription = 500;

export interface CachedCatalog {
  /** Milliseconds since 1970. */
  readAt: number;
  /** Currency, country and store that the prices are for. */
  reader: string;
  /** The newest product first. */
  projections: WireProjection[];
}

/** For the cache that holds the catalog. */
export const cachedCatalogSchema = v.object({
  readAt: v.number(),
  reader: v.string(),
  projections: listOf(projection),
}) satisfies v.GenericSchema<unknown, CachedCatalog>;

/** Where the catalog outlives the worker; the browser may drop the cache at any time. */
export interface CatalogCache {
  read(): Promise<CachedCatalog | undefined>;
  write(catalog: CachedCatalog): Promise<void>;
}

/**
 * Makes the function that gives the catalog: from memory or the cache while the copy is fresh, or else from the shop.
 * It fails with `search-off` where the catalog is too large.
 *
 * @param now milliseconds since 1970
 */
export function createCatalogReader(
  cache: CatalogCache,
  now: () => number,
): (api: Api, query: StrategyQuery) => Promise<CachedCatalog> {
  let held: CachedCatalog | undefined;
  let fetching: Promise<CachedCatalog> | undefined;

  const fetchAndStore = async (api: Api, query: StrategyQuery) => {
    const catalog = await fetchCatalog(api, query, now());
    await cache.write(catalog).catch(() => {});
    return catalog;
  };
  return async (api, query) => {
    const isGood = (catalog: CachedCatalog | undefined) =>
      catalog?.reader === readerKey(query) && isFresh(catalog.readAt, freshMilliseconds, now());
    if (!isGood(held)) {
      const cached = await cache.read().catch(() => undefined);
      if (isGood(cached)) held = cached;
      else {
        // Searches that wait share one download. It has no signal, for one cancelled search must not end it for the
        // others.
        fetching ??= fetchAndStore(api, query).finally(() => {
          fetching = undefined;
        });
        held = await fetching;
      }
    }
    return held as CachedCatalog;
  };
}

async function fetchCatalog(api: Api, query: StrategyQuery, readAt: number): Promise<CachedCatalog> {
  const projections = new Map<string, WireProjection>();
  for (let offset = 0; offset < maxCatalogSize; offset += pageOfProducts) {
    const body = await api({
      purpose: 'browse',
      path: '/product-projections',
      query: [
        ['sort', 'createdAt desc'],
        ['sort', 'id asc'],
        ['limit', String(pageOfProducts)],
        ['offset', String(offset)],
        ['withTotal', String(offset === 0)],
        ...projectionParameters(query),
      ],
    });
    const { results, total = 0 } = read(projectionPage, body);
    if (total > maxCatalogSize) throw fail('search-off');
    for (const product of await withVariants(api, results.slice(0, pageOfProducts), query))
      projections.set(product.id, slim(product));
    if (results.length < pageOfProducts) break;
  }
  return { readAt, reader: readerKey(query), projections: [...projections.values()] };
}

/** The fields that a row, a filter and the search need; the product's own view reads the others from the shop. */
function slim(product: WireProjection): WireProjection {
  const { masterVariant, variants, description } = product;
  const lean = (variant: (typeof variants)[number]) => ({ ...variant, images: variant.images.slice(0, 1) });
  return {
    ...product,
    ...(masterVariant && { masterVariant: lean(masterVariant) }),
    variants: variants.map(lean),
    description: Object.fromEntries(
      Object.entries(description).map(([tag, text]) => [tag, text.slice(0, searchedDescription)]),
    ),
  };
}

function readerKey({ currency, country, storeKey }: StrategyQuery): string {
  return JSON.stringify([currency, country, storeKey]);
}
