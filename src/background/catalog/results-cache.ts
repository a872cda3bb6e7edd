/** Pages of results that this worker has in memory: showing one again costs no request. */
import { isFresh } from '../../contract/rules/freshness.ts';
import type { SearchPage, SearchQuery } from '../../contract/search.ts';
import type { Shop } from '../shop/shop.ts';

/** Milliseconds: stock and prices change. */
const freshFor = 5 * 60_000;
const pageLimit = 60;

/**
 * Module state: the pages, by shop object. Other settings open another shop object, and a page that the next worker
 * does not know is asked for again.
 */
const pages = new WeakMap<Shop, Map<string, SearchPage>>();

export function cachedPage(shop: Shop, query: SearchQuery): SearchPage | undefined {
  const page = pages.get(shop)?.get(keyOf(query));
  return page && isFresh(page.readAt, freshFor, Date.now()) ? page : undefined;
}

export function cachePage(shop: Shop, query: SearchQuery, page: SearchPage): void {
  const known = pages.get(shop) ?? new Map<string, SearchPage>();
  pages.set(shop, known);
  known.delete(keyOf(query));
  known.set(keyOf(query), page);
  // A map keeps its entries in the order of insertion, so the first is the oldest.
  const [oldest] = known.keys();
  if (known.size > pageLimit && oldest !== undefined) known.delete(oldest);
}

/** Equal for queries that find the same: blanks around the text and the order of a filter's keys make no difference. */
function keyOf({ text, categoryId, filters = {}, sort = 'relevance', offset }: SearchQuery): string {
  const { price = {}, inStock = false, onSale = false, attributes = [] } = filters;
  return JSON.stringify([
    text.trim(),
    categoryId,
    [price.from, price.to, inStock, onSale],
    attributes.map(({ name, keys }) => [name, ...[...keys].sort()]),
    sort,
    offset,
  ]);
}
