/**
 * `Query.productsSearch`, which is Product Search with products in the result, and `Query.productProjectionsSuggest`.
 */
import type { ProductSearchFacetResult } from '@commercetools/platform-sdk';
import { scopesFor } from '../auth/scopes.ts';
import { searched, searchRequest } from '../product-search/product-search.ts';
import { isObject } from '../product-search/search-expressions.ts';
import { suggestions } from '../products/suggestions.ts';
import { checkShape, demandScope, type StoreContext } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { productOf } from './graphql-products.ts';

interface SuggestArguments {
  searchKeywords: { searchKeyword: string; locale: string }[];
  fuzzy?: boolean | null;
  limit?: number | null;
}

export function searchFields(shop: Shop, context: StoreContext) {
  return {
    productsSearch(wish: Record<string, unknown>) {
      demandScope(shop, context, scopesFor.products);
      const { positions, facets, ...page } = searched(shop, checkShape(asSearchRequest(wish), searchRequest));
      const products = positions.flatMap((position) => shop.catalogue.products[position] ?? []);
      return {
        ...page,
        facets: facets.map((facet) => ({ ...facet, __typename: facetType(facet) })),
        results: products.map((product) => ({ id: product.id, product: () => productOf(shop, context, product) })),
      };
    },
    productProjectionsSuggest({ searchKeywords, fuzzy, limit }: SuggestArguments) {
      demandScope(shop, context, scopesFor.products);
      return {
        searchKeywords: searchKeywords.map(({ searchKeyword, locale }) => ({
          locale,
          suggestions: suggestions(shop, searchKeyword, locale, { fuzzy: fuzzy ?? false, limit: limit ?? 10 }),
        })),
      };
    },
  };
}

function facetType(facet: ProductSearchFacetResult): string {
  if ('buckets' in facet) return 'ProductSearchFacetResultBucket';
  return 'value' in facet ? 'ProductSearchFacetResultCount' : 'ProductSearchFacetResultStats';
}

/**
 * Converts the arguments into the body of the same search over HTTP, which differs in two ways: ranges have no type
 * there, `range: {field}` for `range: {long: {field}}` and a list for `ranges: {long: [...]}`, and null fields are left
 * out.
 */
function asSearchRequest(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSearchRequest);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([name, inner]) => [name, asSearchRequest(untyped(name, inner))]),
  );
}

function untyped(name: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  const [typed] = Object.values(value).filter((one) => one !== null && one !== undefined);
  if (name === 'range') return typed;
  return name === 'ranges' && Array.isArray(typed) ? typed : value;
}
