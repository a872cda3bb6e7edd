/** Product Search over REST: one request for the IDs of the products, and one for their data. */
import * as v from 'valibot';
import { projectionsById } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { facetBuckets, idPage, read } from '../wire.ts';
import { productSearchRequest } from './product-search-request.ts';
import { allAbilities, type SearchStrategy, type StrategyQuery, type StrategyResult } from './strategy.ts';

export const productSearch: SearchStrategy = {
  abilities: { ...allAbilities, strategy: 'product-search' },
  find,
};

async function find(api: Api, query: StrategyQuery): Promise<StrategyResult> {
  const body = await api({
    purpose: 'browse',
    method: 'POST',
    path: '/products/search',
    body: productSearchRequest(query, (range) => ({ range })),
    changes: 'nothing',
    signal: query.signal,
  });
  const page = read(v.object({ ...idPage.entries, facets: facetBuckets }), body);
  // The shop may send more results than were asked for.
  const ids = page.results.slice(0, query.limit).map((result) => result.id);
  return {
    projections: await projectionsById(api, ids, query, query.signal),
    total: page.total,
    taken: ids.length,
    counted: page.facets,
  };
}
