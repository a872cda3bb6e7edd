/**
 * Facets of Product Search: the number of products or variants for each value.
 *
 * @see https://docs.commercetools.com/api/projects/product-search#facets
 */
import type {
  ProductSearchFacetResult,
  ProductSearchFacetResultBucket,
  ProductSearchFacetResultCount,
  ProductSearchFacetResultStats,
} from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { invalidInput } from '../project/errors.ts';
import { compare } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';
import type { Hits } from '../text/text-index.ts';
import { type FacetScope, type FacetSource, facetSource } from './product-search-facet-source.ts';
import type { SearchQuery } from './product-search-query.ts';
import type { SearchField } from './search-fields.ts';

const every = {
  name: v.string(),
  scope: v.optional(v.picklist(['all', 'query']), 'all'),
  filter: v.optional(v.unknown()),
};
const level = v.optional(v.picklist(['products', 'variants']), 'products');
const ofField = { field: v.string(), fieldType: v.optional(v.string()), language: v.optional(v.string()) };
const bound = v.nullish(v.union([v.number(), v.string()]));

/** `ProductSearchFacetExpression`. */
export const facetExpression = v.object({
  count: v.optional(v.object({ ...every, level })),
  distinct: v.optional(
    v.object({
      ...every,
      ...ofField,
      level,
      includes: v.optional(v.array(v.string())),
      sort: v.optional(v.object({ by: v.picklist(['count', 'key']), order: v.picklist(['asc', 'desc']) })),
      limit: v.optional(v.pipe(v.number(), v.integer()), 10),
      missing: v.optional(v.string()),
    }),
  ),
  ranges: v.optional(
    v.object({
      ...every,
      ...ofField,
      level,
      ranges: v.array(v.object({ from: bound, to: bound, key: v.nullish(v.string()) })),
    }),
  ),
  stats: v.optional(v.object({ ...every, ...ofField })),
});

type Expression = v.InferOutput<typeof facetExpression>;
type Distinct = NonNullable<Expression['distinct']>;
type Ranges = NonNullable<Expression['ranges']>;

/** Largest number of buckets of a distinct facet. */
const mostBuckets = 200;

/** The facets in the requested order. A post filter does not affect them: facets are counted before it. */
export function facetsOf(
  shop: Shop,
  expressions: readonly Expression[],
  found: { query: SearchQuery | undefined; hits: Hits },
): ProductSearchFacetResult[] {
  const sourceOf = (scope: FacetScope) => facetSource(shop, scope, found);
  const facetOf = ({ count, distinct, ranges, stats }: Expression): ProductSearchFacetResult => {
    const kinds = [count, distinct, ranges, stats].filter((kind) => kind !== undefined);
    if (kinds.length !== 1) throw invalidInput('A facet must be exactly one of count, distinct, ranges, stats.');
    if (count !== undefined) return counted(count.name, sourceOf(count));
    if (distinct !== undefined) return distinctValues(distinct, sourceOf(distinct));
    if (ranges !== undefined) return withinRanges(ranges, sourceOf(ranges));
    if (stats !== undefined) return statistics(stats.name, sourceOf({ ...stats, level: 'products' }));
    throw invalidInput('A facet must be one of count, distinct, ranges, stats.');
  };
  return expressions.map((expression) => {
    const [kind] = Object.values(expression).filter((one) => one !== undefined);
    const ofAll = found.query === undefined || kind?.scope === 'all';
    // A facet of the whole catalogue does not change between requests.
    if (!ofAll) return facetOf(expression);
    return shop.products.remembered(`facet ${JSON.stringify(expression)}`, () => facetOf(expression));
  });
}

function counted(name: string, { each }: FacetSource): ProductSearchFacetResultCount {
  let value = 0;
  each(() => {
    value += 1;
  });
  return { name, value };
}

function distinctValues(
  { name, includes, sort, limit, missing }: Distinct,
  { each }: FacetSource,
): ProductSearchFacetResultBucket {
  if (limit < 0 || limit > mostBuckets) throw invalidInput(`'limit' of a facet must be between 0 and ${mostBuckets}.`);
  const counts = new Map<unknown, number>();
  const count = (value: unknown) => counts.set(value, (counts.get(value) ?? 0) + 1);
  each((values) => {
    if (values.length === 0 && missing !== undefined) count(missing);
    else if (values.length === 1) count(values[0]);
    else new Set(values).forEach(count);
  });
  const wanted = includes && new Set(includes);
  const buckets = [...counts]
    .map(([value, one]) => ({ key: String(value), count: one }))
    .filter(({ key }) => wanted?.has(key) ?? true);
  const { by, order } = sort ?? { by: 'count', order: 'desc' };
  const sign = order === 'desc' ? -1 : 1;
  buckets.sort((one, other) => compare(one[by], other[by]) * sign || compare(one.key, other.key));
  return { name, buckets: buckets.slice(0, limit) };
}

/** A range includes its start and excludes its end. */
function withinRanges({ name, ranges }: Ranges, { each, field }: FacetSource): ProductSearchFacetResultBucket {
  if (field?.kind !== 'number' && field?.kind !== 'datetime' && field?.kind !== 'text') {
    throw invalidInput(`The facet '${name}' is not on a field that has ranges.`);
  }
  const type = field.kind === 'number' ? 'number' : 'string';
  const buckets = ranges.map(({ from, to, key }) => {
    if ([from, to].some((one) => one !== undefined && one !== null && typeof one !== type)) {
      throw invalidInput(`The ranges of '${field.name}' must be of the type ${type}.`);
    }
    const holds = (value: number | string) => (from == null || value >= from) && (to == null || value < to);
    return { key: key ?? `${edge(from)}-${edge(to)}`, holds, count: 0 };
  });
  each((values) => {
    for (const bucket of buckets) {
      if (values.some((value) => typeof value === type && bucket.holds(value as number | string))) bucket.count += 1;
    }
  });
  return { name, buckets: buckets.map(({ key, count }) => ({ key, count })) };
}

function edge(bound: number | string | null | undefined): string {
  if (bound === undefined || bound === null) return '*';
  return typeof bound === 'number' && Number.isInteger(bound) ? bound.toFixed(1) : String(bound);
}

/** Sum and mean count numbers only. */
function statistics(name: string, { each, field }: FacetSource): ProductSearchFacetResultStats {
  const isNumber = (one: SearchField | undefined) => one?.kind === 'number';
  let [min, max, sum, count]: [unknown, unknown, number, number] = [null, null, 0, 0];
  each((values) => {
    for (const value of values) {
      if (min === null || compare(value, min) < 0) min = value;
      if (max === null || compare(value, max) > 0) max = value;
      if (typeof value === 'number') sum += value;
      count += 1;
    }
  });
  if (!isNumber(field)) return { name, min, max, count };
  return { name, min, max, mean: count === 0 ? null : sum / count, sum, count };
}
