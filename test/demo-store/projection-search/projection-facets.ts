/**
 * Facets of Product Projection Search: terms, ranges and filters.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search#facets
 */
import type {
  FacetRange,
  FacetResult,
  FacetResults,
  FilteredFacetResult,
  RangeFacetResult,
  TermFacetResult,
} from '@commercetools/platform-sdk';
import type { PriceScope } from '../products/prices.ts';
import { malformedParameter } from '../project/errors.ts';
import { compare } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';
import { minute, type ProjectionColumn, projectionColumn } from './projection-columns.ts';
import { type ProductFilter, readFilter, readRangeBounds, splitExpression } from './projection-filter.ts';

/** Most terms in a result; further ones are only counted. */
const mostTerms = 200;

/** The products that a facet counts. */
export interface FacetGround {
  /** The products that match the text and `filter.query`. */
  readonly positions: readonly number[];
  /** `filter.facets`. */
  readonly filters: readonly ProductFilter[];
  readonly scope: PriceScope | undefined;
}

interface Counting {
  readonly column: ProjectionColumn;
  readonly positions: readonly number[];
  /** Whether products are counted in addition to variants. */
  readonly products: boolean;
}

/** The facets by their alias, or else by their path. */
export function projectionFacets(shop: Shop, expressions: readonly string[], ground: FacetGround): FacetResults {
  const { positions, filters, scope } = ground;
  const ofAll = filters.length === 0 && positions.length === shop.catalogue.products.length;
  const when = scope && [scope.currency, scope.country, Math.floor(scope.at / minute)];
  return Object.fromEntries(
    expressions.map((text) => {
      const facet = () => projectionFacet(shop, text, ground);
      // A facet of the whole catalogue does not change between requests.
      return ofAll ? shop.products.remembered(`projection facet ${JSON.stringify([text, when])}`, facet) : facet();
    }),
  );
}

function projectionFacet(shop: Shop, text: string, ground: FacetGround): [string, FacetResult] {
  const products = /\scounting\s+products(?=\s|$)/.test(text);
  const plain = text.replace(/\scounting\s+products(?=\s|$)/, '');
  const [, expression = plain, alias] = /^(.*?)\s+as\s+([\w.-]+)\s*$/s.exec(plain) ?? [];
  const { path, condition } = splitExpression('facet', expression);
  const column = projectionColumn(shop, path, ground.scope);
  // A filter does not apply to the facet of its own field, so that several values can be chosen.
  const filters = ground.filters.filter((filter) => filter.path !== path);
  const positions = ground.positions.filter((position) => filters.every(({ holds }) => holds(position)));
  const counting = { column, positions, products };
  const name = alias ?? path;
  if (condition === undefined) return [name, terms(counting)];
  if (/^range\b/.test(condition)) return [name, ranges(counting, condition)];
  const { test } = readFilter(shop, 'facet', expression, ground.scope);
  const answer: FilteredFacetResult = { type: 'filter', ...count(counting, test) };
  return [name, answer];
}

/** The number of variants, and optionally of products, with values that pass. */
function count({ column, positions, products }: Counting, test: (values: readonly unknown[]) => boolean) {
  let [variants, productCount] = [0, 0];
  for (const position of positions) {
    const passing = (column[position] ?? []).filter(test).length;
    variants += passing;
    if (passing > 0) productCount += 1;
  }
  return { count: variants, ...(products ? { productCount } : {}) };
}

function terms({ column, positions, products }: Counting): TermFacetResult {
  const counts = new Map<unknown, { count: number; productCount: number; last: number }>();
  let [missing, total] = [0, 0];
  for (const position of positions) {
    for (const values of column[position] ?? []) {
      if (values.length === 0) missing += 1;
      else total += 1;
      for (const value of values.length > 1 ? new Set(values) : values) {
        const known = counts.get(value);
        if (known === undefined) counts.set(value, { count: 1, productCount: 1, last: position });
        else {
          known.count += 1;
          if (known.last !== position) known.productCount += 1;
          known.last = position;
        }
      }
    }
  }
  const by = products ? 'productCount' : 'count';
  const sorted = [...counts].sort(([term, one], [rival, other]) => other[by] - one[by] || compare(term, rival));
  return {
    type: 'terms',
    dataType: dataTypeOf(sorted[0]?.[0]),
    missing,
    total,
    other: sorted.slice(mostTerms).reduce((sum, [, one]) => sum + one.count, 0),
    terms: sorted.slice(0, mostTerms).map(([term, one]) => ({
      term,
      count: one.count,
      ...(products ? { productCount: one.productCount } : {}),
    })),
  };
}

function dataTypeOf(term: unknown): TermFacetResult['dataType'] {
  return typeof term === 'number' || typeof term === 'boolean' ? (typeof term as 'number' | 'boolean') : 'text';
}

/** A range includes its start and excludes its end. Zero and an empty text mean no bound. */
function ranges(counting: Counting, condition: string): RangeFacetResult {
  return {
    type: 'range',
    ranges: readRangeBounds('facet', condition).map(({ from, to }) => {
      if (typeof from === 'string' || typeof to === 'string') {
        throw malformedParameter('facet', `Syntax error while parsing 'facet': '${condition}' has no numbers.`);
      }
      const inside = (value: unknown) =>
        typeof value === 'number' && (from === undefined || value >= from) && (to === undefined || value < to);
      const found = counting.positions
        .flatMap((position) => counting.column[position] ?? [])
        .flatMap((values) => values.filter(inside) as number[]);
      const total = found.reduce((sum, value) => sum + value, 0);
      const range: FacetRange = {
        from: from ?? 0,
        fromStr: from === undefined ? '' : from.toFixed(1),
        to: to ?? 0,
        toStr: to === undefined ? '' : to.toFixed(1),
        ...count(counting, (values) => values.some(inside)),
        total,
        min: found.reduce((least, value) => Math.min(least, value), found[0] ?? 0),
        max: found.reduce((most, value) => Math.max(most, value), 0),
        mean: found.length === 0 ? 0 : total / found.length,
      };
      return range;
    }),
  };
}
