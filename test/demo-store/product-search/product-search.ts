/**
 * Product Search: `POST /products/search`. The result contains ids; another request reads the products.
 *
 * @see https://docs.commercetools.com/api/projects/product-search
 */
import type { ProductPagedSearchResponse, ProductSearchResult } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { scopesFor } from '../auth/scopes.ts';
import { presentation } from '../products/projections.ts';
import { invalidInput, refuse } from '../project/errors.ts';
import { demandScope, readBody, type StoreContext, type StoreEnv } from '../project/http.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import { facetExpression, facetsOf } from './product-search-facets.ts';
import { everything, readQuery, type SearchQuery } from './product-search-query.ts';
import { inOrder, searchSort } from './product-search-sort.ts';

const wholeNumber = v.pipe(v.number(), v.integer());

/** `ProductSearchRequest`. */
export const searchRequest = v.object({
  query: v.optional(v.unknown()),
  postFilter: v.optional(v.unknown()),
  sort: v.optional(v.array(searchSort), []),
  limit: v.optional(wholeNumber, 20),
  offset: v.optional(wholeNumber, 0),
  facets: v.optional(v.array(facetExpression), []),
  markMatchingVariants: v.optional(v.boolean(), false),
  productProjectionParameters: v.optional(v.record(v.string(), v.unknown())),
});

type SearchRequest = v.InferOutput<typeof searchRequest>;

/** The result of a search before its products are read. */
export interface Found extends Pick<ProductPagedSearchResponse, 'total' | 'offset' | 'limit' | 'facets'> {
  /** Positions of this page's products in the catalogue. */
  readonly positions: readonly number[];
  readonly query: SearchQuery | undefined;
}

/** Adds `POST /products/search` to `app`. */
export function routeProductSearch(app: Hono<StoreEnv>, shop: Shop): void {
  app.post('/:projectKey/products/search', async (context) => {
    demandScope(shop, context, scopesFor.products);
    const request = await readBody(context, searchRequest);
    const { positions, query, ...page } = searched(shop, request);
    const answer: ProductPagedSearchResponse = {
      ...page,
      results: positions.map(resultOf(shop, context, request, query)),
    };
    return context.json(answer);
  });
}

/**
 * Searches, or rejects with 400: `ObjectNotFound` if the project has not switched Product Search on, usually
 * `InvalidInput` otherwise.
 */
export function searched(shop: Shop, request: SearchRequest): Found {
  if (!shop.search.productSearch) {
    const message = `Product Search API is not enabled for '${shop.projectKey}'.`;
    throw refuse(400, { code: 'ObjectNotFound', message });
  }
  const { limit, offset } = request;
  if (limit < 0 || limit > 100) throw invalidInput(`'limit' must be between 0 and 100.`);
  if (offset < 0 || offset > 10_000) throw invalidInput(`'offset' must be between 0 and 10000.`);

  const query = request.query === undefined ? undefined : readQuery(shop, request.query);
  const hits = query?.hits() ?? everything(shop);
  const facets = facetsOf(shop, request.facets, { query, hits });
  const postFilter = request.postFilter === undefined ? undefined : readQuery(shop, request.postFilter).hits();
  const positions = inOrder(shop, hits, request.sort).filter((position) => postFilter?.has(position) ?? true);
  const page = positions.slice(offset, offset + limit);
  return { total: positions.length, offset, limit, facets, positions: page, query };
}

function resultOf(
  shop: Shop,
  context: StoreContext,
  { markMatchingVariants, productProjectionParameters }: SearchRequest,
  query: SearchQuery | undefined,
): (position: number) => ProductSearchResult {
  // Deprecated since December 2025, and still supported.
  const show = productProjectionParameters && presentation(shop, context, asQuery(productProjectionParameters));
  return (position) => {
    const product = shop.catalogue.products[position];
    if (product === undefined) throw new Error(`no product at ${position}`);
    const marked = query?.ofVariant
      ? variantsOf(product).filter((variant) => query.variantHolds(position, product, variant))
      : [];
    const matchedVariants = marked.map(({ id, sku }) => ({ id, ...(sku === undefined ? {} : { sku }) }));
    return {
      id: product.id,
      ...(markMatchingVariants ? { matchingVariants: { allMatched: query?.ofVariant !== true, matchedVariants } } : {}),
      ...(show === undefined ? {} : { productProjection: show(product) }),
    };
  };
}

function asQuery(parameters: Record<string, unknown>): URLSearchParams {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(pairs);
}
