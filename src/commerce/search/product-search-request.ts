/** What Product Search is asked, the same over REST and GraphQL. https://docs.commercetools.com/api/projects/product-search */
import type { AttributeFilter } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { StrategyQuery } from './strategy.ts';

/** One expression of the search query language, all but ranges. */
export type Expression = Record<string, unknown>;

/** How a range is written: GraphQL wants the type of its bounds. */
export type WriteRange = (range: { field: string; gte?: number; lte?: number }) => Expression;

/** The API takes 50 in one query; some are needed to hold the others together. */
const mostExpressions = 45;
/** Values that one attribute offers; more than anybody reads. */
const mostValues = 30;

/**
 * Half words, whole words, typing errors and article numbers, the better match first. What is chosen among attributes is
 * left to the `postFilter`, and to each facet of another attribute, so that what could be chosen beside it is counted too.
 * https://docs.commercetools.com/api/search-query-language
 */
export function productSearchRequest(wanted: StrategyQuery, range: WriteRange) {
  const { text, offset, limit, counted, filters } = wanted;
  const within = withinExpressions(wanted, range);
  const parts = [...(text ? [{ or: matching(wanted) }] : []), ...(within.length > 0 ? [{ filter: within }] : [])];
  const query = allOf(parts);
  const chosen = filters.attributes ?? [];
  const postFilter = allOf(chosen.flatMap((filter) => attributeExpression(wanted, filter)));
  return {
    ...(query && { query }),
    ...(postFilter && { postFilter }),
    ...sortOf(wanted),
    ...(counted.length > 0 && { facets: counted.map((attribute) => facetOf(wanted, attribute, chosen)) }),
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
    // What is not counted can be sold.
    ...(inStock ? [{ or: [{ exact: { field: stock, value: true } }, { not: [{ exists: { field: stock } }] }] }] : []),
    // https://docs.commercetools.com/api/releases/2025-09-12-added-filter-for-discounted-prices-to-product-search
    ...(onSale ? [{ exact: { field: 'variants.prices.discounted', value: true } }] : []),
  ];
}

/** Prices of other currencies and countries must not decide the order. */
function sortOf({ sort, text, language, currency, country }: StrategyQuery) {
  if (sort === 'name') return { sort: [{ field: 'name', language, order: 'asc' }] };
  if (sort === 'price-up' || sort === 'price-down') {
    const where = 'variants.prices.country';
    const [order, mode] = sort === 'price-up' ? ['asc', 'min'] : ['desc', 'max'];
    const filter = {
      and: [
        { exact: { field: 'variants.prices.currencyCode', value: currency } },
        // A price without a country is for all that have none of their own.
        { or: [{ exact: { field: where, value: country } }, { not: [{ exists: { field: where } }] }] },
      ],
    };
    return { sort: [{ field: 'variants.prices.currentCentAmount', order, mode, filter }] };
  }
  return sort === 'newest' || !text ? { sort: [{ field: 'createdAt', order: 'desc' }] } : {};
}

function facetOf(wanted: StrategyQuery, attribute: KnownAttribute, chosen: readonly AttributeFilter[]): Expression {
  const others = chosen.filter(({ name }) => name !== attribute.name);
  const filter = allOf(others.flatMap((other) => attributeExpression(wanted, other)));
  return {
    distinct: {
      name: attribute.name,
      ...fieldOf(attribute, wanted.language),
      level: 'products',
      scope: 'query',
      limit: mostValues,
      ...(filter && { filter }),
    },
  };
}

/** None for an attribute that no product was seen with. */
function attributeExpression(wanted: StrategyQuery, { name, keys }: AttributeFilter): Expression[] {
  const attribute = wanted.attributes.find((each) => each.name === name);
  if (!attribute) return [];
  const field = fieldOf(attribute, wanted.language);
  const most = Math.max(1, Math.floor(mostExpressions / (wanted.filters.attributes?.length ?? 1)) - 1);
  const values = keys.flatMap((key) => exactValue(attribute, key) ?? []).slice(0, most);
  // GraphQL takes one value at a time.
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

/** `undefined` for a key that no value of that type can have. */
function exactValue({ type }: KnownAttribute, key: string): string | number | boolean | undefined {
  if (type === 'number') return Number.isFinite(Number(key)) ? Number(key) : undefined;
  return type === 'boolean' ? key === 'true' : key;
}

function allOf(parts: Expression[]): Expression | undefined {
  const [only, ...more] = parts;
  return only && (more.length > 0 ? { and: parts } : only);
}
