/** The strategy of a project without any search: the products of a category, or all products. One request. */
import { fail } from '../../contract/failure.ts';
import { withVariants } from '../catalog/projections.ts';
import type { Api } from '../client/api.ts';
import { projectionPage, read } from '../wire.ts';
import {
  projectionParameters,
  quoted,
  type SearchStrategy,
  type StrategyQuery,
  type StrategyResult,
} from './strategy.ts';

/** The API refuses longer addresses: https://docs.commercetools.com/api/general-concepts */
const maxCategories = 120;

/** @param subtree gives the IDs of a category and of all categories below it */
export function createBrowse(subtree: (categoryId: string) => Promise<string[]>): SearchStrategy {
  return {
    abilities: {
      strategy: 'browse',
      search: false,
      prefixMatch: false,
      typos: false,
      filters: [],
      facets: false,
      sorts: ['relevance', 'name', 'newest'],
    },
    find: (api, query) => find(api, query, subtree),
  };
}

async function find(
  api: Api,
  query: StrategyQuery,
  subtree: (categoryId: string) => Promise<string[]>,
): Promise<StrategyResult> {
  if (query.text) throw fail('search-off');
  const { categoryId, sort, language, limit, offset, signal } = query;
  const ids = categoryId ? (await subtree(categoryId)).slice(0, maxCategories) : [];
  const body = await api({
    purpose: 'browse',
    path: '/product-projections',
    query: [
      ...(ids.length > 0
        ? ([['where', `categories(id in (${ids.map(quoted).join(',')}))`]] as [string, string][])
        : []),
      ['sort', sort === 'name' ? `name.${language} asc` : 'createdAt desc'],
      // Products of one moment must not change places between two pages.
      ['sort', 'id asc'],
      ['limit', String(limit)],
      ['offset', String(offset)],
      ...projectionParameters(query),
    ],
    signal,
  });
  const page = read(projectionPage, body);
  const projections = page.results.slice(0, limit);
  return {
    projections: await withVariants(api, projections, query, signal),
    total: page.total,
    taken: projections.length,
  };
}
