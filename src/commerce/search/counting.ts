/** Narrowing, sorting and counting products that are all at hand, by the same rules as the shop. */
import type { SearchFilters, SearchSort } from '../../contract/search.ts';
import { priceOf } from '../price.ts';
import { variantsOf } from '../product.ts';
import { stockOf } from '../stock.ts';
import type { WireProjection, WireVariant } from '../wire.ts';
import { type KnownAttribute, valuesOf } from './attributes.ts';
import type { Counted } from './way.ts';

/** Whether a product passes the filters, but for those on the attribute `except`. */
export function passes(projection: WireProjection, filters: SearchFilters, locale: string, except?: string): boolean {
  const { price, inStock, onSale, attributes = [] } = filters;
  const variants = variantsOf(projection);
  const costs = (variant: WireVariant) => variant.price && priceOf(variant.price);
  const within = (variant: WireVariant) => {
    const now = costs(variant)?.now.amount;
    return now !== undefined && now >= (price?.from ?? now) && now <= (price?.to ?? now);
  };
  const isBound = price?.from !== undefined || price?.to !== undefined;
  return (
    (!isBound || variants.some(within)) &&
    (!inStock || variants.some((variant) => stockOf(variant).available)) &&
    (!onSale || variants.some((variant) => costs(variant)?.was !== undefined)) &&
    attributes.every(
      ({ name, keys }) =>
        name === except ||
        variants.some((variant) => valuesOf(variant, name, locale).some(({ key }) => keys.includes(key))),
    )
  );
}

/** How many of these products have each value, the most frequent first. */
export function countValues(
  projections: readonly WireProjection[],
  attributes: readonly KnownAttribute[],
  filters: SearchFilters,
  locale: string,
): Counted[] {
  return attributes.map(({ name }) => {
    const counts = new Map<string, number>();
    for (const projection of projections) {
      if (!passes(projection, filters, locale, name)) continue;
      const keys = variantsOf(projection).flatMap((variant) => valuesOf(variant, name, locale).map(({ key }) => key));
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const values = [...counts].map(([key, count]) => ({ key, count }));
    return { name, values: values.sort((one, other) => other.count - one.count) };
  });
}

/** The cheapest and the dearest; `undefined` where nothing has a price. */
export function priceBounds(projections: readonly WireProjection[]): { from: number; to: number } | undefined {
  let bounds: { from: number; to: number } | undefined;
  for (const amount of projections.flatMap(amountsOf)) {
    bounds = { from: Math.min(bounds?.from ?? amount, amount), to: Math.max(bounds?.to ?? amount, amount) };
  }
  return bounds;
}

/** In the order asked for; `relevance` and `newest` keep the order they are given in. What has no price comes last. */
export function inOrder(
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
  // Two infinities have no difference.
  return [...projections].sort((one, other) => (costOf(one) === costOf(other) ? 0 : costOf(one) - costOf(other)));
}

function amountsOf(projection: WireProjection): number[] {
  return variantsOf(projection).flatMap(({ price }) => (price ? [priceOf(price).now.amount] : []));
}
