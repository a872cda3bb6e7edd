/** Searches a small catalog on the device: the strategy for shops whose projects have no search. */
import MiniSearch from 'minisearch';
import { foldedWords } from '../../contract/rules/fold.ts';
import { type Locales, resolveText } from '../catalog/localized-string.ts';
import { variantsOf } from '../catalog/product.ts';
import type { WireProjection } from '../wire.ts';
import { type CatalogCache, createCatalogReader, searchedDescription } from './cached-catalog.ts';
import { countValues, matchesFilters, priceBounds, sortProducts } from './facet-counts.ts';
import { allAbilities, type SearchStrategy, type StrategyQuery, type StrategyResult } from './strategy.ts';

/** What the index holds of one product. */
interface IndexEntry {
  /** Position in the catalog. */
  id: number;
  name: string;
  sku: string;
  description: string;
}

/**
 * @param subtree gives the IDs of a category and of all categories below it
 * @param now milliseconds since 1970
 */
export function createOnDeviceSearch(
  cache: CatalogCache,
  subtree: (categoryId: string) => Promise<string[]>,
  now: () => number,
): SearchStrategy {
  const readCatalog = createCatalogReader(cache, now);
  let indexed: { projections: readonly WireProjection[]; index: MiniSearch<IndexEntry> } | undefined;

  return {
    abilities: { ...allAbilities, strategy: 'local' },
    find: async (api, query) => {
      const { projections } = await readCatalog(api, query);
      query.signal?.throwIfAborted();
      const within = query.categoryId ? new Set(await subtree(query.categoryId)) : undefined;
      // Made for the first text: by then the language that names are read in is known.
      const search = (text: string) => {
        if (indexed?.projections !== projections) indexed = { projections, index: indexOf(projections, query.locales) };
        return indexed.index.search(text);
      };
      return findIn(projections, search, within, query);
    },
  };
}

function findIn(
  projections: WireProjection[],
  search: (text: string) => { id: number }[],
  within: ReadonlySet<string> | undefined,
  query: StrategyQuery,
): StrategyResult {
  const { text, filters, sort, language, locales, offset, limit, counted } = query;
  const hits = text ? search(text).map(({ id }) => id) : projections.map((_, position) => position);
  // Products that tie, and all products in every order but by relevance, stay in the catalog's order: the newest first.
  const ordered = sort === 'newest' ? hits.sort((one, other) => one - other) : hits;
  const matching = ordered
    .flatMap((position) => projections[position] ?? [])
    .filter(({ categories }) => !within || categories.some(({ id }) => within.has(id)));
  const { attributes: _, ...others } = filters;
  const passing = matching.filter((product) => matchesFilters(product, filters, language));
  const nameOf = (product: WireProjection) => resolveText(product.name, locales)?.text ?? '';
  const page = sortProducts(passing, sort, nameOf, language).slice(offset, offset + limit);
  const isPriced = (product: WireProjection) => matchesFilters(product, { ...others, price: {} }, language);
  const prices = offset === 0 ? priceBounds(matching.filter(isPriced)) : undefined;
  return {
    projections: page,
    total: passing.length,
    taken: page.length,
    counted: countValues(matching, counted, filters, language),
    ...(prices && { prices }),
  };
}

function indexOf(projections: readonly WireProjection[], locales: Locales): MiniSearch<IndexEntry> {
  const index = new MiniSearch<IndexEntry>({
    fields: ['name', 'sku', 'description'],
    tokenize: foldedWords,
    // `tokenize` has folded the words already.
    processTerm: (word) => word,
    searchOptions: {
      boost: { sku: 6, name: 4 },
      combineWith: 'AND',
      prefix: true,
      // The shop allows as many typing errors: https://docs.commercetools.com/api/search-query-language#fuzzy
      fuzzy: (term) => (term.length < 3 ? 0 : term.length <= 5 ? 1 : 2),
    },
  });
  index.addAll(
    projections.map((product, id) => ({
      id,
      name: resolveText(product.name, locales)?.text ?? '',
      sku: variantsOf(product)
        .map(({ sku }) => sku ?? '')
        .join(' '),
      description: resolveText(product.description, locales, searchedDescription)?.text ?? '',
    })),
  );
  return index;
}
