/**
 * Product Projection Search: `/product-projections/search`, by GET and as a form. The result contains whole products.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search
 */
import type { ProductProjection, ProductProjectionPagedSearchResponse } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { everything } from '../product-search/product-search-query.ts';
import { mapVariants, withScopedPrices } from '../products/prices.ts';
import { presentation, priceScope } from '../products/projections.ts';
import { malformedParameter, searchDeactivated } from '../project/errors.ts';
import { booleanParameter, demandScope, numberParameter, type StoreContext, type StoreEnv } from '../project/http.ts';
import { offsetParameter } from '../project/query.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import { fuzziestLevel, wordsOf } from '../text/text-analysis.ts';
import { type Hits, textFields } from '../text/text-index.ts';
import { projectionFacets } from './projection-facets.ts';
import { type ProductFilter, readFilter } from './projection-filter.ts';
import { inSortOrder } from './projection-sort.ts';

/** Characters. Longer text is cut. */
const longestText = 256;

/** Adds both forms of `/product-projections/search` to `app`. */
export function routeProjectionSearch(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/product-projections/search', (context) =>
    context.json(search(shop, context, new URL(context.req.url).searchParams)),
  );
  app.post('/:projectKey/product-projections/search', async (context) =>
    context.json(search(shop, context, new URLSearchParams(await context.req.text()))),
  );
}

function search(shop: Shop, context: StoreContext, parameters: URLSearchParams): ProductProjectionPagedSearchResponse {
  const staged = booleanParameter('staged', parameters.get('staged') ?? undefined, false);
  demandScope(shop, context, staged ? scopesFor.stagedProducts : scopesFor.products);
  if (!shop.search.projectionSearch) throw searchDeactivated();
  const limit = numberParameter('limit', parameters.get('limit') ?? undefined, { fallback: 20, min: 0, max: 500 });
  const offset = offsetParameter(parameters);
  const scope = priceScope(shop, parameters);
  const filtersOf = (name: string) => parameters.getAll(name).map((text) => readFilter(shop, name, text, scope));
  const [queryFilters, filters, facetFilters] = [
    filtersOf('filter.query'),
    filtersOf('filter'),
    filtersOf('filter.facets'),
  ];
  const hits = hitsOf(shop, parameters);
  for (const position of hits.keys()) {
    if (!queryFilters.every(({ holds }) => holds(position))) hits.delete(position);
  }
  // Facets are counted before `filter` applies, and `filter.facets` applies to facets only.
  const ground = { positions: [...hits.keys()], filters: facetFilters, scope };
  const facets = projectionFacets(shop, parameters.getAll('facet'), ground);
  for (const position of filters.length === 0 ? [] : hits.keys()) {
    if (!filters.every(({ holds }) => holds(position))) hits.delete(position);
  }
  const found = inSortOrder(shop, hits, parameters.getAll('sort'), scope);
  const show = presentation(shop, context, parameters, { select: withScopedPrices });
  const mark = booleanParameter('markMatchingVariants', parameters.get('markMatchingVariants') ?? undefined, false);
  const { products } = shop.catalogue;
  const results = found.slice(offset, offset + limit).flatMap((position) => {
    const product = products[position];
    if (product === undefined) return [];
    return [mark ? marked(show(product), position, [...queryFilters, ...filters]) : show(product)];
  });
  return { limit, offset, count: results.length, total: found.length, results, facets };
}

/** Finds whole words only: this search has no prefix search. */
function hitsOf(shop: Shop, parameters: URLSearchParams): Hits {
  const fuzzy = booleanParameter('fuzzy', parameters.get('fuzzy') ?? undefined, false);
  const text = [...parameters].find(([name]) => name.startsWith('text.'));
  if (text === undefined) return everything(shop);
  const language = text[0].slice('text.'.length);
  const query = text[1].slice(0, longestText);
  if (!shop.languages.includes(language)) {
    throw malformedParameter(text[0], `The project has no language '${language}'.`);
  }
  const level = parameters.get('fuzzyLevel') ?? undefined;
  const fuzzyLevel = numberParameter('fuzzyLevel', level, { fallback: 2, min: 0, max: 2 });
  if (level !== undefined && wordsOf(query).some((word) => fuzzyLevel > fuzziestLevel(word))) {
    throw malformedParameter('fuzzyLevel', `'${level}' is more than the shortest word of the text allows.`);
  }
  if (wordsOf(query).length === 0) return new Map();
  return shop.texts.search({
    language,
    text: query,
    fields: textFields,
    mustMatch: 'all',
    fuzzyLevel: fuzzy ? fuzzyLevel : 0,
  });
}

function marked(product: ProductProjection, position: number, filters: readonly ProductFilter[]): ProductProjection {
  const ofVariants = filters.flatMap(({ variantHolds }) => variantHolds ?? []);
  const matching = variantsOf(product).filter(
    (_variant, place) => ofVariants.length > 0 && ofVariants.every((holds) => holds(position, place)),
  );
  return mapVariants(product, (variant) => ({ ...variant, isMatchingVariant: matching.includes(variant) }));
}
