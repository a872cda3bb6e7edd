/**
 * Filters, sorts and counts products on the device by the rules of the shop, and chooses the variant that a result
 * shows.
 */
import type { SearchFilters, SearchSort } from '../../contract/search.ts';
import { attributeValuesOf, type KnownAttribute } from '../catalog/filterable-attributes.ts';
import { priceOf } from '../catalog/price.ts';
import { variantsOf } from '../catalog/product.ts';
import { stockOf } from '../catalog/stock.ts';
import type { WireProjection, WireVariant } from '../wire.ts';
import type { FacetCounts, StrategyQuery } from './strategy.ts';

type Condition = (variant: WireVariant) => boolean;

/**
 * Whether a product passes the filters. As in the shop, one variant may pass one filter and another variant the next.
 *
 * @param except name of an attribute whose filters do not count
 */
export function matchesFilters(
  projection: WireProjection,
  filters: SearchFilters,
  locale: string,
  except?: string,
): boolean {
  const variants = variantsOf(projection);
  return conditions(filters, locale, except).every((isMet) => variants.some(isMet));
}

/** What each filter asks of a variant. */
function conditions({ price, inStock, onSale, attributes = [] }: SearchFilters, locale: string, except?: string) {
  const costs = (variant: WireVariant) => variant.price && priceOf(variant.price);
  const within: Condition = (variant) => {
    const now = costs(variant)?.now.amount;
    return now !== undefined && now >= (price?.from ?? now) && now <= (price?.to ?? now);
  };
  const isBound = price?.from !== undefined || price?.to !== undefined;
  return [
    ...(isBound ? [within] : []),
    ...(inStock ? [isBuyable] : []),
    ...(onSale ? [(variant: WireVariant) => costs(variant)?.was !== undefined] : []),
    ...attributes
      .filter(({ name }) => name !== except)
      .map(
        ({ name, keys }): Condition =>
          (variant) =>
            attributeValuesOf(variant, name, locale).some(({ key }) => keys.includes(key)),
      ),
  ];
}

const isBuyable: Condition = (variant) => stockOf(variant).available;

/**
 * The variant that a search is about: the variant whose article number was typed, or else, of the variants that pass
 * the most filters, the first that can be bought. In a list sorted by price it is the variant whose price gives the
 * product its place.
 *
 * @returns the variant's ID; `undefined` where the search says nothing about variants
 */
export function matchingVariantId(
  projection: WireProjection,
  { text, filters, sort, language }: Pick<StrategyQuery, 'text' | 'filters' | 'sort' | 'language'>,
): number | undefined {
  const variants = variantsOf(projection);
  const typed = text.toLowerCase();
  const typedVariant = text && variants.find(({ sku }) => sku?.toLowerCase() === typed);
  if (typedVariant) return typedVariant.id;
  const asked = conditions(filters, language);
  const sign = sort === 'price-up' ? 1 : sort === 'price-down' ? -1 : 0;
  if (asked.length === 0 && sign === 0) return undefined;
  const passed = variants.map((variant) => asked.filter((isMet) => isMet(variant)).length);
  const most = Math.max(...passed);
  // A variant without a price here would make the product look as if it was not sold here.
  const fitting = variants.flatMap((variant, place) =>
    variant.price && passed[place] === most
      ? { id: variant.id, cost: priceOf(variant.price).now.amount, isSold: isBuyable(variant) }
      : [],
  );
  const sold = fitting.filter(({ isSold }) => isSold);
  const [best] = (sold.length > 0 ? sold : fitting).sort((one, other) => sign * (one.cost - other.cost));
  return best?.id;
}

/** How many of these products have each value, the most frequent first. */
export function countValues(
  projections: readonly WireProjection[],
  attributes: readonly KnownAttribute[],
  filters: SearchFilters,
  locale: string,
): FacetCounts[] {
  return attributes.map(({ name }) => {
    const counts = new Map<string, number>();
    for (const projection of projections) {
      if (!matchesFilters(projection, filters, locale, name)) continue;
      const keys = variantsOf(projection).flatMap((variant) =>
        attributeValuesOf(variant, name, locale).map(({ key }) => key),
      );
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const values = [...counts].map(([key, count]) => ({ key, count }));
    return { name, values: values.sort((one, other) => other.count - one.count) };
  });
}

/** The lowest and the highest price in minor units; `undefined` where no product has a price. */
export function priceBounds(projections: readonly WireProjection[]): { from: number; to: number } | undefined {
  let bounds: { from: number; to: number } | undefined;
  for (const amount of projections.flatMap(amountsOf)) {
    bounds = { from: Math.min(bounds?.from ?? amount, amount), to: Math.max(bounds?.to ?? amount, amount) };
  }
  return bounds;
}

/**
 * Sorts products; `relevance` and `newest` keep the given order. In an order of prices, products without a price come
 * last.
 */
export function sortProducts(
  projections: WireProjection[],
  sort: SearchSort,
  nameOf: (projection: WireProjection) => string,
  locale: string,
): WireProjection[] {
  if (sort === 'name') {
    const collator = new Intl.Collator(locale, { numeric: true });
    return [...projections].sort((one, other) => collator.compare(nameOf(one), nameOf(other)));
  }
  if (sort !== 'price-up' && sort !== 'price-down') return projections;
  const sign = sort === 'price-up' ? 1 : -1;
  const cost = new Map(
    projections.map((each) => [each, Math.min(...amountsOf(each).map((amount) => amount * sign))] as const),
  );
  const costOf = (each: WireProjection) => cost.get(each) ?? Number.POSITIVE_INFINITY;
  // The difference of two infinities is no number.
  return [...projections].sort((one, other) => (costOf(one) === costOf(other) ? 0 : costOf(one) - costOf(other)));
}

function amountsOf(projection: WireProjection): number[] {
  return variantsOf(projection).flatMap(({ price }) => (price ? [priceOf(price).now.amount] : []));
}
