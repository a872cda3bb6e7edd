/** What the products have in a field, all of them at once: read from them when it is first asked, then kept. */
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

/** Which products have a value, by that value. */
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

/** A filter on prices, in the words of the request, and read. */
export interface PriceFilter {
  readonly expression: unknown;
  readonly priceHolds: SearchQuery['priceHolds'];
}

/** As `columnOf`; of a field of prices only those prices count that pass the filter: those in one currency, say. */
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

/** What one variant has in a field of prices, of those that pass the filter. */
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
