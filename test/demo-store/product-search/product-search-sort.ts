/**
 * The order of search results.
 *
 * @see https://docs.commercetools.com/api/search-query-language#searchsorting
 */
import * as v from 'valibot';
import { compare } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';
import type { Hits } from '../text/text-index.ts';
import { readQuery } from './product-search-query.ts';
import { filteredColumnOf } from './search-columns.ts';
import { languageFor } from './search-expressions.ts';
import { searchField } from './search-fields.ts';
import { inOrderOf, ranksAmong } from './search-ranks.ts';

/** `SearchSorting`. */
export const searchSort = v.object({
  field: v.string(),
  language: v.optional(v.string()),
  order: v.picklist(['asc', 'desc']),
  mode: v.optional(v.picklist(['min', 'max', 'avg', 'sum'])),
  fieldType: v.optional(v.string()),
  filter: v.optional(v.unknown()),
});

type Sort = v.InferOutput<typeof searchSort>;

/**
 * The positions of the hits in the requested order, by default the best first. Equal hits keep the catalogue's order.
 */
export function inOrder(shop: Shop, hits: Hits, sorts: readonly Sort[]): number[] {
  // If all scores are equal, as without a query, there is nothing to sort.
  if (sorts.length === 0 && new Set(hits.values()).size === 1) return [...Uint32Array.from(hits.keys()).sort()];
  const keys = (sorts.length === 0 ? [{ field: 'score', order: 'desc' } as const] : sorts).map((sort) => {
    const sign = sort.order === 'desc' ? -1 : 1;
    if (sort.field === 'score') return (position: number) => (hits.get(position) ?? 0) * sign;
    const ranks = ranksOf(shop, sort);
    return (position: number) => ranks[position] ?? 0;
  });
  return inOrderOf(hits.keys(), keys);
}

/**
 * The rank of every product. Equal products have the same rank, and products without a value come last in both
 * directions.
 */
function ranksOf(shop: Shop, sort: Sort): Float64Array {
  const field = searchField(shop, sort.field, sort.fieldType);
  const language = languageFor(shop, field, sort.language);
  const { filter, order } = sort;
  const { mode = order === 'asc' ? 'min' : 'max' } = sort;
  const priceFilter =
    filter === undefined ? undefined : { expression: filter, priceHolds: readQuery(shop, filter).priceHolds };
  return shop.products.remembered(`ranks ${JSON.stringify(sort)}`, () => {
    const values = filteredColumnOf(shop, field, language, priceFilter).map((all) => reduced(all, mode));
    return ranksAmong(values, order === 'desc' ? -1 : 1);
  });
}

function reduced(values: readonly unknown[], mode: NonNullable<Sort['mode']>): unknown {
  if (mode === 'sum' || mode === 'avg') {
    const numbers = values.filter((value) => typeof value === 'number');
    const sum = numbers.reduce((total, value) => total + value, 0);
    return numbers.length === 0 ? undefined : mode === 'sum' ? sum : sum / numbers.length;
  }
  const wanted = mode === 'min' ? -1 : 1;
  return values.reduce<unknown>(
    (best, value) => (best === undefined || compare(value, best) * wanted > 0 ? value : best),
    undefined,
  );
}
