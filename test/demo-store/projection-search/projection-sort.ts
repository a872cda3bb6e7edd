/**
 * The order of Product Projection Search: `sort=price asc`, `sort=name.en desc`, `sort=score desc`.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search#sorting
 */
import type { ProductProjection } from '@commercetools/platform-sdk';
import { inOrderOf, ranksAmong } from '../product-search/search-ranks.ts';
import { type PriceScope, selectPrice } from '../products/prices.ts';
import { malformedParameter } from '../project/errors.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import type { Hits } from '../text/text-index.ts';
import { minute } from './projection-columns.ts';

const plainFields = ['id', 'key', 'createdAt', 'lastModifiedAt'] as const;

/** Positions of the hits in the requested order, by default the best first. */
export function inSortOrder(shop: Shop, hits: Hits, sorts: readonly string[], scope: PriceScope | undefined): number[] {
  const keys = (sorts.length === 0 ? ['score desc'] : sorts).map((sort) => {
    const [, path, direction] = /^\s*([\w.-]+)\s+(asc|desc)(?:\.(?:min|max))?\s*$/.exec(sort) ?? [];
    if (path === undefined || direction === undefined) {
      throw malformedParameter('sort', `Syntax error while parsing 'sort': '${sort}'.`);
    }
    const sign = direction === 'desc' ? -1 : 1;
    if (path === 'score') return (position: number) => (hits.get(position) ?? 0) * sign;
    const keyOf = sortValue(path, sign, scope);
    if (keyOf === undefined) throw malformedParameter('sort', `'${path}' cannot be sorted by.`);
    const of = scope === undefined ? [] : [scope.currency, scope.country, Math.floor(scope.at / minute)];
    const ranks = shop.products.remembered(`projection ranks ${JSON.stringify([path, sign, ...of])}`, () =>
      ranksAmong(shop.catalogue.products.map(keyOf), sign),
    );
    return (position: number) => ranks[position] ?? 0;
  });
  return inOrderOf(hits.keys(), keys);
}

/** Of several variants the lowest value counts when sorting ascending, the highest when sorting descending. */
function sortValue(
  path: string,
  sign: number,
  scope: PriceScope | undefined,
): ((product: ProductProjection) => unknown) | undefined {
  const [first, language] = path.split('.');
  const plain = plainFields.find((field) => field === path);
  if (plain !== undefined) return (product) => product[plain];
  if (first === 'name' && language !== undefined) return ({ name }) => name[language];
  const extreme = (values: number[]) =>
    values.length === 0 ? undefined : Math.min(...values.map((one) => one * sign)) * sign;
  if (path === 'price') {
    return (product) =>
      extreme(variantsOf(product).flatMap(({ prices }) => (prices ?? []).map(({ value }) => value.centAmount)));
  }
  const [, which] = /^variants\.scopedPrice\.(value|currentValue)\.centAmount$/.exec(path) ?? [];
  if (which === undefined || scope === undefined) return undefined;
  return (product) =>
    extreme(
      variantsOf(product).flatMap(({ prices }) => {
        const price = selectPrice(prices, scope);
        if (price === undefined) return [];
        return [(which === 'value' ? price.value : (price.discounted?.value ?? price.value)).centAmount];
      }),
    );
}
