/** The values of all products in a field, computed at the first use and cached. */
import type { ProductVariant } from '@commercetools/platform-sdk';
import { type Shop, variantsOf } from '../store/shop.ts';
import type { SearchQuery } from './product-search-query.ts';
import { folded } from './search-expressions.ts';
import type { SearchField } from './search-fields.ts';

type Column = readonly (readonly unknown[])[];

/** The values of every product, by its position. */
export function columnOf(shop: Shop, field: SearchField, language: string | undefined): Column {
  return shop.products.remembered(nameOf('values', field, language), () =>
    shop.catalogue.products.map((product) => field.values(product, language)),
  );
}

/** The positions of the products with each value. */
export function positionsByValue(
  shop: Shop,
  field: SearchField,
  language: string | undefined,
  caseInsensitive: boolean,
): ReadonlyMap<unknown, readonly number[]> {
  return shop.products.remembered(nameOf(caseInsensitive ? 'folded' : 'exact', field, language), () => {
    const positions = new Map<unknown, number[]>();
    columnOf(shop, field, language).forEach((values, position) => {
      for (const value of values) {
        const key = folded(value, caseInsensitive);
        const known = positions.get(key);
        if (known === undefined) positions.set(key, [position]);
        else if (known.at(-1) !== position) known.push(position);
      }
    });
    return positions;
  });
}

/** A filter on prices: its source and its parsed form. */
export interface PriceFilter {
  readonly expression: unknown;
  readonly priceHolds: SearchQuery['priceHolds'];
}

/**
 * Like `columnOf`, but a field of prices counts only those prices that pass the filter, for example those in one
 * currency.
 */
export function filteredColumnOf(
  shop: Shop,
  field: SearchField,
  language: string | undefined,
  filter: PriceFilter | undefined,
): Column {
  if (filter === undefined || field.ofPrice === undefined) return columnOf(shop, field, language);
  const name = `${nameOf('filtered', field, language)} ${JSON.stringify(filter.expression)}`;
  return shop.products.remembered(name, () =>
    shop.catalogue.products.map((product) =>
      variantsOf(product).flatMap((variant) => filteredValuesOf(variant, field, filter)),
    ),
  );
}

/** The values of one variant in a field of prices, of the prices that pass the filter. */
export function filteredValuesOf(
  { prices = [] }: ProductVariant,
  { ofPrice }: SearchField,
  { priceHolds }: PriceFilter,
): readonly unknown[] {
  return prices.filter(priceHolds).flatMap((price) => ofPrice?.(price) ?? []);
}

function nameOf(what: string, { name, fieldType = '' }: SearchField, language = ''): string {
  return JSON.stringify([what, name, fieldType, language]);
}
