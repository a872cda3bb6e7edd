/**
 * Product Projection Search answers with the products' data, and finds whole words only. One request. Projects created
 * since 31 August 2026 cannot have it, older projects often have no other search:
 * https://docs.commercetools.com/api/releases/2026-08-31-product-projection-search-and-search-term-suggestions-can-no-longer-be-activated-for-new-projects
 */
import * as v from 'valibot';
import type { AttributeFilter } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { Api } from '../client/api.ts';
import { listOf, maybe, projectionPage, read, size } from '../wire.ts';
import {
  allAbilities,
  type FacetCounts,
  projectionParameters,
  quoted,
  type SearchStrategy,
  type StrategyQuery,
  type StrategyResult,
} from './strategy.ts';

export const projectionSearch: SearchStrategy = {
  abilities: { ...allAbilities, strategy: 'projection-search', prefixMatch: false },
  find,
};

const priceFacet = 'price';
const facets = v.fallback(
  v.record(
    v.string(),
    v.object({
      terms: listOf(v.object({ term: v.unknown(), count: size, productCount: maybe(size) })),
      ranges: listOf(v.object({ min: v.number(), max: v.number(), count: size })),
    }),
  ),
  {},
);

async function find(api: Api, query: StrategyQuery): Promise<StrategyResult> {
  const body = await api({
    purpose: 'browse',
    path: '/product-projections/search',
    query: parametersOf(query),
    signal: query.signal,
  });
  const page = read(v.object({ ...projectionPage.entries, facets }), body);
  const projections = page.results.slice(0, query.limit);
  const [range] = Object.hasOwn(page.facets, priceFacet) ? (page.facets[priceFacet]?.ranges ?? []) : [];
  return {
    projections,
    total: page.total,
    taken: projections.length,
    counted: query.counted.flatMap((attribute, index) => countedOf(attribute, page.facets[facetName(index)]?.terms)),
    ...(range && range.count > 0 && { prices: { from: range.min, to: range.max } }),
  };
}

/** https://docs.commercetools.com/api/projects/product-projection-search */
function parametersOf(query: StrategyQuery): [string, string][] {
  const { text, categoryId, filters, offset, limit, language, counted } = query;
  const chosen = (filters.attributes ?? []).flatMap((filter) => attributeFilter(query, filter));
  return [
    ...(text
      ? ([
          [`text.${language}`, text],
          ['fuzzy', 'true'],
        ] as [string, string][])
      : []),
    ...sortOf(query).map((sort): [string, string] => ['sort', sort]),
    ...(categoryId ? ([['filter.query', `categories.id: subtree(${quoted(categoryId)})`]] as [string, string][]) : []),
    ...filtersBeforeFacets(query).map((filter): [string, string] => ['filter.query', filter]),
    // `filter` counts after the facets, and `filter.facets` leaves out a facet's own attribute, so that the values
    // which the shopper may choose beside the chosen ones are counted too.
    ...chosen.flatMap((filter): [string, string][] => [
      ['filter', filter],
      ['filter.facets', filter],
    ]),
    ...counted.map((attribute, index): [string, string] => [
      'facet',
      `${pathOf(attribute, language)} as ${facetName(index)} counting products`,
    ]),
    ...(offset === 0
      ? ([['facet', `variants.scopedPrice.currentValue.centAmount:range (0 to *) as ${priceFacet}`]] as [
          string,
          string,
        ][])
      : []),
    ['limit', String(limit)],
    ['offset', String(offset)],
    ...projectionParameters(query),
  ];
}

function filtersBeforeFacets({ filters: { price, inStock, onSale } }: StrategyQuery): string[] {
  const isBound = price && (price.from !== undefined || price.to !== undefined);
  const range = isBound && `range (${price.from ?? '*'} to ${price.to ?? '*'})`;
  return [
    ...(range ? [`variants.scopedPrice.currentValue.centAmount:${range}`] : []),
    ...(inStock ? ['variants.availability.isOnStock:true'] : []),
    ...(onSale ? ['variants.scopedPriceDiscounted:true'] : []),
  ];
}

function sortOf({ sort, text, language }: StrategyQuery): string[] {
  if (sort === 'name') return [`name.${language} asc`];
  if (sort === 'price-up') return ['variants.scopedPrice.currentValue.centAmount asc'];
  if (sort === 'price-down') return ['variants.scopedPrice.currentValue.centAmount desc'];
  return sort === 'newest' || !text ? ['createdAt desc'] : [];
}

/** No filter for an attribute that no product was seen with. */
function attributeFilter({ attributes, language }: StrategyQuery, { name, keys }: AttributeFilter): string[] {
  const attribute = attributes.find((each) => each.name === name);
  const values = attribute ? keys.flatMap((key) => exactValue(attribute, key) ?? []) : [];
  if (!attribute || values.length === 0) return [];
  return [`${pathOf(attribute, language)}:${values.join(',')}`];
}

function pathOf({ name, type }: KnownAttribute, language: string): string {
  const part = type === 'enum' || type === 'lenum' ? '.key' : type === 'ltext' ? `.${language}` : '';
  return `variants.attributes.${name}${part}`;
}

/** A key as the filter writes it; `undefined` for a key that no value of this type can have. */
function exactValue({ type }: KnownAttribute, key: string): string | undefined {
  if (type === 'number') return Number.isFinite(Number(key)) ? String(Number(key)) : undefined;
  return type === 'boolean' ? String(key === 'true') : quoted(key);
}

/** The name of a facet in the answer: an attribute's own name may hold characters that a facet's may not. */
function facetName(index: number): string {
  return `attribute${index}`;
}

function countedOf(
  { name }: KnownAttribute,
  terms: { term: unknown; count: number; productCount?: number | undefined }[] = [],
): FacetCounts[] {
  const values = terms.flatMap(({ term, count, productCount }) =>
    ['string', 'number', 'boolean'].includes(typeof term) ? [{ key: keyOf(term), count: productCount ?? count }] : [],
  );
  return values.length > 0 ? [{ name, values }] : [];
}

/** The key of a counted value. The API writes booleans as `T` and `F`. */
function keyOf(term: unknown): string {
  return term === 'T' ? 'true' : term === 'F' ? 'false' : String(term);
}
