/**
 * The order of the older search: `sort=price asc`, `sort=name.en desc`, `sort=score desc`.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search#sorting
 */
import type { ProductProjection } from '@commercetools/platform-sdk';
import { malformedParameter } from './errors.ts';
import { type PriceScope, selectPrice } from './prices.ts';
import { compare } from './query.ts';
import { type Shop, variantsOf } from './shop.ts';
import type { Hits } from './text-index.ts';

const plainFields = ['id', 'key', 'createdAt', 'lastModifiedAt'] as const;

/** Positions of the hits in the order asked for; without a wish the best come first. */
export function inSortOrder(shop: Shop, hits: Hits, sorts: readonly string[], scope: PriceScope | undefined): number[] {
  const { products } = shop.catalogue;
  const keys = (sorts.length === 0 ? ['score desc'] : sorts).map((sort) => {
    const [, path, direction] = /^\s*([\w.-]+)\s+(asc|desc)(?:\.(?:min|max))?\s*$/.exec(sort) ?? [];
    if (path === undefined || direction === undefined) {
      throw malformedParameter('sort', `Syntax error while parsing 'sort': '${sort}'.`);
    }
    const keyOf = path === 'score' ? undefined : sortValue(path, direction === 'asc' ? 1 : -1, scope);
    if (path !== 'score' && keyOf === undefined) throw malformedParameter('sort', `'${path}' cannot be sorted by.`);
    return { sign: direction === 'desc' ? -1 : 1, keyOf };
  });
  const rows = [...hits].map(([position, score]) => {
    const product = products[position];
    return { position, values: keys.map(({ keyOf }) => (keyOf && product ? keyOf(product) : score)) };
  });
  rows.sort((one, other) => {
    for (const [index, { sign }] of keys.entries()) {
      const [left, right] = [one.values[index], other.values[index]];
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

/** Among variants the lowest value counts when sorting upwards, the highest when sorting downwards. */
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
