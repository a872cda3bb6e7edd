/**
 * Product Search over GraphQL: the products with their data in one request. https://docs.commercetools.com/api/graphql
 */
import * as v from 'valibot';
import { fail } from '../../contract/failure.ts';
import { withVariants } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { apiFailure } from '../client/api-errors.ts';
import { answer, errorList, projectionOf } from './graphql-wire.ts';
import { productSearch } from './product-search.ts';
import { productSearchRequest } from './product-search-request.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';

export const graphql: SearchStrategy = { abilities: { ...productSearch.abilities, strategy: 'graphql' }, find };

const searchQuery = `query Search($query: SearchQueryInput, $postFilter: SearchQueryInput, $sort: [SearchSortingInput!], $limit: Int, $offset: Int, $facets: [ProductSearchFacetExpressionInput!], $currency: Currency!, $country: Country, $store: String) {
 productsSearch(query: $query, postFilter: $postFilter, sort: $sort, limit: $limit, offset: $offset, facets: $facets) {
  total
  results { id product(storeProjection: $store) { id masterData { current {
   nameAllLocales { locale value }
   slugAllLocales { locale value }
   categoriesRef { id }
   masterVariant { ...Shown }
   variants { ...Shown }
  } } } }
  facets { name ... on ProductSearchFacetResultBucket { buckets { key count } } }
 }
}
fragment Shown on ProductVariant {
 id
 sku
 images { url dimensions { width height } }
 price(currency: $currency, country: $country) { value { ...Amount } discounted { value { ...Amount } } }
 availability {
  noChannel { isOnStock availableQuantity restockableInDays }
  channels { results { channelRef { id } availability { isOnStock availableQuantity restockableInDays } } }
 }
 attributesRaw { name value }
}
fragment Amount on BaseMoney { type currencyCode centAmount fractionDigits ... on HighPrecisionMoney { preciseAmount } }`;

/** GraphQL answers with status 200 for errors as well, and may give a part of the data beside them. */
async function find(api: Api, query: StrategyQuery): Promise<StrategyResult> {
  const { currency, country, storeKey } = query;
  const body = await api({
    purpose: 'browse',
    method: 'POST',
    path: '/graphql',
    body: {
      query: searchQuery,
      variables: {
        ...productSearchRequest(query, (range) => ({ range: { long: range } })),
        currency,
        country,
        ...(storeKey && { store: storeKey }),
      },
    },
    changes: 'nothing',
    signal: query.signal,
  });
  const data = v.safeParse(v.object({ data: answer }), body);
  if (!data.success) throw failureIn(body);
  const { total, results, facets } = data.output.data.productsSearch;
  const page = results.slice(0, query.limit);
  const projections = page.flatMap((each) => projectionOf(each) ?? []);
  return {
    projections: await withVariants(api, projections, query, query.signal),
    total,
    taken: page.length,
    counted: facets,
  };
}

/** The failure that an answer without data stands for, by its errors in the form of REST. */
function failureIn(body: unknown) {
  const parsed = v.safeParse(errorList, body);
  if (!parsed.success || parsed.output.errors.length === 0) return fail('unintelligible');
  const errors = parsed.output.errors.map(({ message, extensions }) => ({ message, code: extensions.code }));
  const message = errors.map((each) => each.message).join(' ');
  return apiFailure({
    status: 400,
    body: { message, errors },
    supportId: '',
    host: '',
    retryAfter: undefined,
  });
}
