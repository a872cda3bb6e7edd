/** Product Search over REST: it answers with IDs, and one request fills them in. Two requests. */
import * as v from 'valibot';
import { projectionsById } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { facetBuckets, idPage, read } from '../wire.ts';
import { productSearchRequest } from './product-search-request.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';

export const productSearch: SearchStrategy = {
  abilities: {
    strategy: 'product-search',
    search: true,
    prefixMatch: true,
    typos: true,
    filters: ['price', 'in-stock', 'on-sale', 'attributes'],
    facets: true,
    sorts: ['relevance', 'price-up', 'price-down', 'name', 'newest'],
  },
  find,
};

async function find(api: Api, wanted: StrategyQuery): Promise<StrategyResult> {
  const body = await api({
    purpose: 'browse',
    method: 'POST',
    path: '/products/search',
    body: productSearchRequest(wanted, (range) => ({ range })),
    changes: 'nothing',
    signal: wanted.signal,
  });
  const page = read(v.object({ ...idPage.entries, facets: facetBuckets }), body);
  // A page of results is a page, whatever the shop sends.
  const ids = page.results.slice(0, wanted.limit).map((result) => result.id);
  return {
    projections: await projectionsById(api, ids, wanted, wanted.signal),
    total: page.total,
    taken: ids.length,
    counted: page.facets,
  };
}
