/** Pages of results that are known already, while the worker lives: they cost no request. */
import type { SearchPage, SearchQuery } from '../../contract/search.ts';
import type { Shop } from '../shop/shop.ts';

/** Stock and prices change. Milliseconds. */
const freshness = 5 * 60_000;
const mostPages = 60;

/** By the shop as it was opened: other settings open another one. */
const pages = new WeakMap<Shop, Map<string, SearchPage>>();

export function knownPage(shop: Shop, query: SearchQuery): SearchPage | undefined {
  const page = pages.get(shop)?.get(keyOf(query));
  return page && Math.abs(Date.now() - page.readAt) < freshness ? page : undefined;
}

export function notePage(shop: Shop, query: SearchQuery, page: SearchPage): void {
  const known = pages.get(shop) ?? new Map<string, SearchPage>();
  pages.set(shop, known);
  known.delete(keyOf(query));
  known.set(keyOf(query), page);
  // A map keeps the order in which its entries came: the first is the oldest.
  const [oldest] = known.keys();
  if (known.size > mostPages && oldest !== undefined) known.delete(oldest);
}

/** Blanks around a text are none of it. */
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
