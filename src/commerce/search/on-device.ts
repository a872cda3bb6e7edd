/** A small catalogue, fetched whole and searched on the device: for shops whose projects have no search. */
import MiniSearch from 'minisearch';
import * as v from 'valibot';
import { fail } from '../../contract/failure.ts';
import { foldedWords } from '../../contract/fold.ts';
import { type Locales, resolveText } from '../catalog/localized-string.ts';
import { variantsOf } from '../catalog/product.ts';
import { withVariants } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { listOf, projection, projectionPage, read, type WireProjection } from '../wire.ts';
import { countValues, matchesFilters, priceBounds, sortProducts } from './facet-counts.ts';
import { projectionParameters, type SearchStrategy, type StrategyQuery, type StrategyResult } from './strategy.ts';

/** Products that are fetched, in so many at a time; the way is none for larger catalogues. */
export const maxCatalogSize = 2_000;
const fetchedAtOnce = 500;
/** How long what was fetched is good enough. Milliseconds. */
const freshness = 30 * 60_000;

/** A catalogue as it is kept, newest product first. */
export interface CachedCatalog {
  /** Milliseconds since 1970. */
  readAt: number;
  /** For whom its prices are. */
  reader: string;
  projections: WireProjection[];
}

/** For the cache that holds the catalog. */
export const cachedCatalogSchema = v.object({
  readAt: v.number(),
  reader: v.string(),
  projections: listOf(projection),
}) satisfies v.GenericSchema<unknown, CachedCatalog>;

/** Where the catalogue outlives the worker: a cache, which may be gone at any time. */
export interface CatalogCache {
  read(): Promise<CachedCatalog | undefined>;
  write(catalogue: CachedCatalog): Promise<void>;
}

/**
 * @param subtree the category and those below it
 * @param now milliseconds since 1970
 */
export function createOnDeviceSearch(
  shelf: CatalogCache,
  subtree: (categoryId: string) => Promise<string[]>,
  now: () => number,
): SearchStrategy {
  let held: { catalogue: CachedCatalog; index?: MiniSearch<Entry> } | undefined;
  let fetching: Promise<CachedCatalog> | undefined;

  /** Fetched once for all that ask meanwhile: a search that is given up must not throw the others' away. */
  const fetched = (api: Api, wanted: StrategyQuery): Promise<CachedCatalog> => {
    fetching ??= fetchCatalogue(api, wanted, now)
      .then(async (catalogue) => {
        await shelf.write(catalogue).catch(() => {});
        return catalogue;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };
  const hold = async (api: Api, wanted: StrategyQuery) => {
    const isGood = (catalogue: CachedCatalog | undefined): catalogue is CachedCatalog =>
      catalogue?.reader === readerKey(wanted) && Math.abs(now() - catalogue.readAt) < freshness;
    if (held && isGood(held.catalogue)) return held;
    const kept = await shelf.read().catch(() => undefined);
    const catalogue = isGood(kept) ? kept : await fetched(api, wanted);
    if (held?.catalogue !== catalogue) held = { catalogue };
    return held;
  };

  return {
    abilities: {
      strategy: 'local',
      search: true,
      prefixMatch: true,
      typos: true,
      filters: ['price', 'in-stock', 'on-sale', 'attributes'],
      facets: true,
      sorts: ['relevance', 'price-up', 'price-down', 'name', 'newest'],
    },
    find: async (api, wanted) => {
      const holding = await hold(api, wanted);
      wanted.signal?.throwIfAborted();
      const within = wanted.categoryId ? new Set(await subtree(wanted.categoryId)) : undefined;
      const { projections } = holding.catalogue;
      // Made for the first text: by then the language that names are read in is known.
      const search = (text: string) => {
        holding.index ??= indexOf(projections, wanted.locales);
        return holding.index.search(text);
      };
      return findIn(projections, search, within, wanted);
    },
  };
}

interface Entry {
  id: number;
  name: string;
  sku: string;
  description: string;
}

function findIn(
  projections: WireProjection[],
  search: (text: string) => { id: number }[],
  within: ReadonlySet<string> | undefined,
  wanted: StrategyQuery,
): StrategyResult {
  const { text, filters, sort, language, locales, offset, limit, counted } = wanted;
  const hits = text ? search(text).map(({ id }) => id) : projections.map((_, position) => position);
  // A tie, and every sort but by relevance, leaves the newest first.
  const ordered = sort === 'newest' ? hits.sort((one, other) => one - other) : hits;
  const matching = ordered
    .flatMap((position) => projections[position] ?? [])
    .filter(({ categories }) => !within || categories.some(({ id }) => within.has(id)));
  const { attributes: _, ...others } = filters;
  const passing = matching.filter((projection) => matchesFilters(projection, filters, language));
  const name = (projection: WireProjection) => resolveText(projection.name, locales)?.text ?? '';
  const page = sortProducts(passing, sort, name, language).slice(offset, offset + limit);
  const prices =
    offset === 0
      ? priceBounds(matching.filter((each) => matchesFilters(each, { ...others, price: {} }, language)))
      : undefined;
  return {
    projections: page,
    total: passing.length,
    taken: page.length,
    counted: countValues(matching, counted, filters, language),
    ...(prices && { prices }),
  };
}

function indexOf(projections: readonly WireProjection[], locales: Locales): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ['name', 'sku', 'description'],
    tokenize: foldedWords,
    // They are folded already.
    processTerm: (word) => word,
    searchOptions: {
      boost: { sku: 6, name: 4 },
      combineWith: 'AND',
      prefix: true,
      // The shop allows as much: https://docs.commercetools.com/api/search-query-language#fuzzy
      fuzzy: (term) => (term.length < 3 ? 0 : term.length <= 5 ? 1 : 2),
    },
  });
  index.addAll(
    projections.map((projection, id) => ({
      id,
      name: resolveText(projection.name, locales)?.text ?? '',
      sku: variantsOf(projection)
        .map(({ sku }) => sku ?? '')
        .join(' '),
      description: resolveText(projection.description, locales, longestDescription)?.text ?? '',
    })),
  );
  return index;
}

/** Characters of a description that are searched. */
const longestDescription = 500;

/** Fails with `search-off` where the catalogue is too large. */
async function fetchCatalogue(api: Api, wanted: StrategyQuery, now: () => number): Promise<CachedCatalog> {
  const readAt = now();
  const projections = new Map<string, WireProjection>();
  for (let offset = 0; offset < maxCatalogSize; offset += fetchedAtOnce) {
    const body = await api({
      purpose: 'browse',
      path: '/product-projections',
      query: [
        ['sort', 'createdAt desc'],
        ['sort', 'id asc'],
        ['limit', String(fetchedAtOnce)],
        ['offset', String(offset)],
        ['withTotal', String(offset === 0)],
        ...projectionParameters(wanted),
      ],
    });
    const { results, total = 0 } = read(projectionPage, body);
    if (total > maxCatalogSize) throw fail('search-off');
    for (const projection of await withVariants(api, results.slice(0, fetchedAtOnce), wanted))
      projections.set(projection.id, slim(projection));
    if (results.length < fetchedAtOnce) break;
  }
  return { readAt, reader: readerKey(wanted), projections: [...projections.values()] };
}

/** What a row, a filter and the search need; a product's own view asks for the rest. */
function slim(projection: WireProjection): WireProjection {
  const { masterVariant, variants, description } = projection;
  const lean = (variant: (typeof variants)[number]) => ({ ...variant, images: variant.images.slice(0, 1) });
  return {
    ...projection,
    ...(masterVariant && { masterVariant: lean(masterVariant) }),
    variants: variants.map(lean),
    description: Object.fromEntries(
      Object.entries(description).map(([tag, text]) => [tag, text.slice(0, longestDescription)]),
    ),
  };
}

function readerKey({ currency, country, storeKey }: StrategyQuery): string {
  return JSON.stringify([currency, country, storeKey]);
}
