/**
 * The order of search results.
 *
 * @see https://docs.commercetools.com/api/search-query-language#searchsorting
 */
import * as v from 'valibot';
import { invalidInput } from './errors.ts';
import { readQuery } from './product-search-query.ts';
import { compare } from './query.ts';
import { type SearchField, searchField } from './search-fields.ts';
import { type Shop, variantsOf } from './shop.ts';
import type { Hits } from './text-index.ts';

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

/** The positions of the hits in the order asked for; without a wish the best come first. Equals stay in the catalogue's order. */
export function inOrder(shop: Shop, hits: Hits, sorts: readonly Sort[]): number[] {
  const keys = (sorts.length === 0 ? [{ field: 'score', order: 'desc' } as const] : sorts).map((sort) => ({
    sign: sort.order === 'desc' ? -1 : 1,
    keyOf: sort.field === 'score' ? (position: number) => hits.get(position) : sortValue(shop, sort),
  }));
  const rows = [...hits.keys()].map((position) => ({ position, values: keys.map(({ keyOf }) => keyOf(position)) }));
  rows.sort((one, other) => {
    for (const [index, { sign }] of keys.entries()) {
      const [left, right] = [one.values[index], other.values[index]];
      // What has no value comes last in either direction.
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? 1 : -1;
        continue;
      }
      const order = compare(left, right);
      if (order !== 0) return order * sign;
    }
    return one.position - other.position;
  });
  return rows.map(({ position }) => position);
}

function sortValue(shop: Shop, sort: Sort): (position: number) => unknown {
  const field = searchField(shop, sort.field, sort.fieldType);
  if (field.kind === 'ltext' && !shop.languages.includes(sort.language ?? '')) {
    throw invalidInput(`Sorting by the localized field '${sort.field}' needs a 'language' of the project.`);
  }
  const valuesOf = filteredValues(shop, field, sort);
  const { mode = sort.order === 'asc' ? 'min' : 'max' } = sort;
  return (position) => reduced(valuesOf(position), mode);
}

/** With a sort filter only the prices that pass it count: the price in one currency, say. */
function filteredValues(
  shop: Shop,
  field: SearchField,
  { filter, language }: Sort,
): (position: number) => readonly unknown[] {
  const { products } = shop.catalogue;
  const { ofPrice } = field;
  if (filter === undefined || ofPrice === undefined) {
    return (position) => (products[position] ? field.values(products[position], language) : []);
  }
  const { priceHolds } = readQuery(shop, filter);
  return (position) =>
    (products[position] ? variantsOf(products[position]) : [])
      .flatMap(({ prices }) => prices ?? [])
      .filter(priceHolds)
      .map(ofPrice)
      .filter((value) => value !== undefined);
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
