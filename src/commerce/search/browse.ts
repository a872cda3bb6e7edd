/** No search at all: the products of a category, or all of them. One request. */
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

/** Longer addresses are refused: https://docs.commercetools.com/api/general-concepts */
const mostCategories = 120;

/** @param subtree the category and those below it */
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
    find: (api, wanted) => find(api, wanted, subtree),
  };
}

async function find(
  api: Api,
  wanted: StrategyQuery,
  subtree: (categoryId: string) => Promise<string[]>,
): Promise<StrategyResult> {
  if (wanted.text) throw fail('search-off');
  const { categoryId, sort, language, limit, offset, signal } = wanted;
  const ids = categoryId ? (await subtree(categoryId)).slice(0, mostCategories) : [];
  const body = await api({
    purpose: 'browse',
    path: '/product-projections',
    query: [
      ...(ids.length > 0
        ? ([['where', `categories(id in (${ids.map(quoted).join(',')}))`]] as [string, string][])
        : []),
      ['sort', sort === 'name' ? `name.${language} asc` : 'createdAt desc'],
      // Two of one moment must not change places between two pages.
      ['sort', 'id asc'],
      ['limit', String(limit)],
      ['offset', String(offset)],
      ...projectionParameters(wanted),
    ],
    signal,
  });
  const page = read(projectionPage, body);
  const projections = page.results.slice(0, limit);
  return {
    projections: await withVariants(api, projections, wanted, signal),
    total: page.total,
    taken: projections.length,
  };
}
