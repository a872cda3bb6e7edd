/**
 * The search query language: parses and validates an expression, and finds the products.
 *
 * @see https://docs.commercetools.com/api/search-query-language
 */
import type { Price, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import { invalidInput } from '../project/errors.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import type { Hits } from '../text/text-index.ts';
import { columnOf, positionsByValue } from './search-columns.ts';
import { isObject, type Match, matchOf, simpleExpressions } from './search-expressions.ts';

/** A parsed expression, for the whole catalogue, for one variant or for one price. */
export interface SearchQuery {
  /** The products that match, by position, with their scores. */
  hits(): Hits;
  /** Whether this variant of a matching product matches. */
  variantHolds(position: number, product: ProductProjection, variant: ProductVariant): boolean;
  /** For sort filters: whether a price matches. */
  readonly priceHolds: (price: Price) => boolean;
  /** Whether any part of the expression is about variants. */
  readonly ofVariant: boolean;
  /** Whether all parts are about prices: a single price must then match all of them. */
  readonly ofPrice: boolean;
}

/** The API's limit on the number of expressions in a query. */
const mostExpressions = 50;

/** Parses `query`; rejects an invalid one with 400 `InvalidInput`. */
export function readQuery(shop: Shop, query: unknown): SearchQuery {
  let expressions = 0;

  const read = (expression: unknown): SearchQuery => {
    expressions += 1;
    if (expressions > mostExpressions) {
      throw invalidInput(`A search query can contain up to ${mostExpressions} query or compound expressions.`);
    }
    const entries = isObject(expression) ? Object.entries(expression) : [];
    const [entry] = entries;
    if (entry === undefined || entries.length !== 1) {
      throw invalidInput('A search query must contain exactly one query expression or compound expression.');
    }
    const [kind, value] = entry;
    if (kind === 'and' || kind === 'filter') return allOf(shop, list(kind, value), read, kind === 'filter');
    if (kind === 'or') return anyOf(list(kind, value).map(read));
    if (kind === 'not') return noneOf(shop, list(kind, value).map(read));
    if (simpleExpressions.includes(kind)) return simple(shop, kind, value);
    throw invalidInput(`Unknown query expression '${kind}'.`);
  };

  return read(query);
}

/** All products with the same score. */
export function everything(shop: Shop): Hits {
  return new Map(shop.catalogue.products.map((_product, position) => [position, 1]));
}

function list(kind: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw invalidInput(`'${kind}' must be a list with at least one expression.`);
}

function allOf(
  shop: Shop,
  expressions: unknown[],
  read: (expression: unknown) => SearchQuery,
  unscored: boolean,
): SearchQuery {
  const all = expressions.map((expression) => ({ expression, query: read(expression) }));
  const prices = all.filter(({ query }) => query.ofPrice);
  const others = all.filter(({ query }) => !query.ofPrice).map(({ query }) => query);
  const parts = [...others, ...samePrice(shop, prices)];
  return {
    ofVariant: parts.some(({ ofVariant }) => ofVariant),
    ofPrice: others.length === 0,
    hits() {
      const [first = new Map<number, number>(), ...rest] = parts.map((part) => part.hits());
      const both: Hits = new Map();
      for (const [position, score] of first) {
        if (!rest.every((hits) => hits.has(position))) continue;
        const sum = rest.reduce((total, hits) => total + (hits.get(position) ?? 0), score);
        // A filter does not count towards the score.
        both.set(position, unscored ? 0 : sum);
      }
      return both;
    },
    variantHolds: (position, product, variant) => parts.every((part) => part.variantHolds(position, product, variant)),
    priceHolds: (price) => parts.every((part) => part.priceHolds(price)),
  };
}

/** Prices match one by one: currency, country and amount in the same expression must match the same price. */
function samePrice(shop: Shop, prices: readonly { expression: unknown; query: SearchQuery }[]): SearchQuery[] {
  const parts = prices.map(({ query }) => query);
  if (parts.length < 2) return parts;
  const priceHolds = (price: Price) => parts.every((part) => part.priceHolds(price));
  const variantHolds = ({ prices: all = [] }: ProductVariant) => all.some(priceHolds);
  const name = `prices ${JSON.stringify(prices.map(({ expression }) => expression))}`;
  const found = () => {
    const hits: Hits = new Map();
    shop.catalogue.products.forEach((product, position) => {
      if (variantsOf(product).some(variantHolds)) hits.set(position, parts.length);
    });
    return hits;
  };
  return [
    {
      ofVariant: true,
      ofPrice: true,
      hits: () => shop.products.remembered(name, found),
      variantHolds: (_position, _product, variant) => variantHolds(variant),
      priceHolds,
    },
  ];
}

function anyOf(parts: SearchQuery[]): SearchQuery {
  return {
    ofVariant: parts.some(({ ofVariant }) => ofVariant),
    ofPrice: parts.every(({ ofPrice }) => ofPrice),
    hits() {
      const either: Hits = new Map();
      for (const part of parts) {
        for (const [position, score] of part.hits()) either.set(position, (either.get(position) ?? 0) + score);
      }
      return either;
    },
    variantHolds: (position, product, variant) => parts.some((part) => part.variantHolds(position, product, variant)),
    priceHolds: (price) => parts.some((part) => part.priceHolds(price)),
  };
}

function noneOf(shop: Shop, parts: SearchQuery[]): SearchQuery {
  return {
    ofVariant: parts.some(({ ofVariant }) => ofVariant),
    // That no price matches is a statement about the product, not about one price.
    ofPrice: false,
    hits() {
      const rest = everything(shop);
      for (const part of parts) for (const position of part.hits().keys()) rest.delete(position);
      return rest;
    },
    variantHolds: (position, product, variant) => !parts.some((part) => part.variantHolds(position, product, variant)),
    priceHolds: (price) => !parts.some((part) => part.priceHolds(price)),
  };
}

function simple(shop: Shop, kind: string, value: unknown): SearchQuery {
  const match = matchOf(shop, kind, value);
  const { field, language, boost, text, test } = match;
  // Cached, because marking the matching variants asks again.
  let found: Hits | undefined;
  const hits = () => (found ??= boosted(text?.() ?? scan(shop, match), boost));
  return {
    ofVariant: field.ofVariant,
    ofPrice: field.ofPrice !== undefined,
    hits,
    variantHolds: (position, product, variant) =>
      field.ofVariant ? test(field.values(product, language, variant)) : hits().has(position),
    priceHolds: (price) =>
      field.ofPrice === undefined || test([field.ofPrice(price)].filter((one) => one !== undefined)),
  };
}

function scan(shop: Shop, { field, language, wanted, test }: Match): Hits {
  const hits: Hits = new Map();
  if (wanted !== undefined) {
    const positions = positionsByValue(shop, field, language, wanted.caseInsensitive);
    for (const value of wanted.values) for (const position of positions.get(value) ?? []) hits.set(position, 1);
    return hits;
  }
  columnOf(shop, field, language).forEach((values, position) => {
    if (test(values)) hits.set(position, 1);
  });
  return hits;
}

function boosted(hits: Hits, boost: number): Hits {
  return boost === 1 ? hits : new Map([...hits].map(([position, score]) => [position, score * boost]));
}
