/**
 * The request of Product Search, the same over REST and GraphQL.
 * https://docs.commercetools.com/api/projects/product-search
 */
import type { AttributeFilter } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { StrategyQuery } from './strategy.ts';

/** One expression of the search query language. */
export type Expression = Record<string, unknown>;

/** Writes a range: GraphQL wants the type of its bounds, REST does not. */
export type WriteRange = (range: { field: string; gte?: number; lte?: number }) => Expression;

/** The API takes 50 expressions in one query; some of them join the others. */
const maxExpressions = 45;
/** Values of one attribute that the shop counts. */
const maxValues = 30;

/**
 * Finds word beginnings, whole words, typing errors and article numbers, the better match first. The filters on
 * attributes stand in the `postFilter`, and in each facet of another attribute, so that the values which the shopper
 * may choose beside the chosen ones are counted too. https://docs.commercetools.com/api/search-query-language
 */
export function productSearchRequest(query: StrategyQuery, range: WriteRange) {
  const { text, offset, limit, counted, filters } = query;
  const within = withinExpressions(query, range);
  const parts = [...(text ? [{ or: matching(query) }] : []), ...(within.length > 0 ? [{ filter: within }] : [])];
  const expression = allOf(parts);
  const chosen = filters.attributes ?? [];
  const postFilter = allOf(chosen.flatMap((filter) => attributeExpression(query, filter)));
  return {
    ...(expression && { query: expression }),
    ...(postFilter && { postFilter }),
    ...sortOf(query),
    ...(counted.length > 0 && { facets: counted.map((attribute) => facetOf(query, attribute, chosen)) }),
    limit,
    offset,
  };
}

function matching({ text, language }: StrategyQuery): Expression[] {
  const words = { language, value: text, mustMatch: 'all' };
  return [
    { exact: { field: 'variants.sku', value: text, caseInsensitive: true, boost: 10 } },
    { fullText: { field: 'name', ...words, boost: 6 } },
    { fullTextPrefix: { field: 'name', ...words, boost: 4 } },
    // The API lowers the level for short words itself.
    { fuzzy: { field: 'name', ...words, level: 2 } },
    { fullText: { field: 'description', ...words } },
  ];
}

function withinExpressions({ categoryId, filters, currency }: StrategyQuery, range: WriteRange): Expression[] {
  const { price, inStock, onSale } = filters;
  const isBound = price && (price.from !== undefined || price.to !== undefined);
  const stock = 'variants.availability.isOnStock';
  return [
    ...(categoryId ? [{ exact: { field: 'categoriesSubTree', value: categoryId } }] : []),
    ...(isBound
      ? [
          { exact: { field: 'variants.prices.currencyCode', value: currency } },
          range({
            field: 'variants.prices.currentCentAmount',
            ...(price.from !== undefined && { gte: price.from }),
            ...(price.to !== undefined && { lte: price.to }),
          }),
        ]
      : []),
    // A product without tracked stock can be sold.
    ...(inStock ? [{ or: [{ exact: { field: stock, value: true } }, { not: [{ exists: { field: stock } }] }] }] : []),
    // https://docs.commercetools.com/api/releases/2025-09-12-added-filter-for-discounted-prices-to-product-search
    ...(onSale ? [{ exact: { field: 'variants.prices.discounted', value: true } }] : []),
  ];
}

/** The filter keeps prices of other currencies and countries from deciding the order. */
function sortOf({ sort, text, language, currency, country }: StrategyQuery) {
  if (sort === 'name') return { sort: [{ field: 'name', language, order: 'asc' }] };
  if (sort === 'price-up' || sort === 'price-down') {
    const where = 'variants.prices.country';
    const [order, mode] = sort === 'price-up' ? ['asc', 'min'] : ['desc', 'max'];
    const filter = {
      and: [
        { exact: { field: 'variants.prices.currencyCode', value: currency } },
        // A price without a country counts for every country that has no price of its own.
        { or: [{ exact: { field: where, value: country } }, { not: [{ exists: { field: where } }] }] },
      ],
    };
    return { sort: [{ field: 'variants.prices.currentCentAmount', order, mode, filter }] };
  }
  return sort === 'newest' || !text ? { sort: [{ field: 'createdAt', order: 'desc' }] } : {};
}

function facetOf(query: StrategyQuery, attribute: KnownAttribute, chosen: readonly AttributeFilter[]): Expression {
  const others = chosen.filter(({ name }) => name !== attribute.name);
  const filter = allOf(others.flatMap((other) => attributeExpression(query, other)));
  return {
    distinct: {
      name: attribute.name,
      ...fieldOf(attribute, query.language),
      level: 'products',
      scope: 'query',
      limit: maxValues,
      ...(filter && { filter }),
    },
  };
}

/** No expression for an attribute that no product was seen with. */
function attributeExpression(query: StrategyQuery, { name, keys }: AttributeFilter): Expression[] {
  const attribute = query.attributes.find((each) => each.name === name);
  if (!attribute) return [];
  const field = fieldOf(attribute, query.language);
  const most = Math.max(1, Math.floor(maxExpressions / (query.filters.attributes?.length ?? 1)) - 1);
  const values = keys.flatMap((key) => exactValue(attribute, key) ?? []).slice(0, most);
  // GraphQL takes one value in an `exact` expression.
  const [only, ...more] = values.map((value) => ({ exact: { ...field, value } }));
  if (!only) return [];
  return [more.length > 0 ? { or: [only, ...more] } : only];
}

function fieldOf({ name, type, isSet }: KnownAttribute, language: string) {
  const isEnum = type === 'enum' || type === 'lenum';
  return {
    field: `variants.attributes.${name}${isEnum ? '.key' : ''}`,
    fieldType: isSet ? `set_${type}` : type,
    ...(type === 'ltext' && { language }),
  };
}

/** A key as a value of its type; `undefined` for a key that no value of this type can have. */
function exactValue({ type }: KnownAttribute, key: string): string | number | boolean | undefined {
  if (type === 'number') return Number.isFinite(Number(key)) ? Number(key) : undefined;
  return type === 'boolean' ? key === 'true' : key;
}

function allOf(parts: Expression[]): Expression | undefined {
  const [only, ...more] = parts;
  return only && (more.length > 0 ? { and: parts } : only);
}
