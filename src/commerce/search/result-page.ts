/** One page of search results as the panel shows it. */
import { offsetLimit, type SearchAbilities, type SearchPage } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import { cardOf } from '../catalog/product.ts';
import { matchingVariantId } from './facet-counts.ts';
import { facetsOf } from './facets.ts';
import type { StrategyQuery, StrategyResult } from './strategy.ts';

/** @param readAt when the shop answered, milliseconds since 1970 */
export function resultPage(
  found: StrategyResult,
  attributes: readonly KnownAttribute[],
  query: StrategyQuery,
  abilities: SearchAbilities,
  readAt: number,
): SearchPage {
  const { projections, taken, total, prices } = found;
  const next = query.offset + taken;
  const isMore = taken === query.limit && next < (total ?? Number.POSITIVE_INFINITY);
  return {
    results: projections.flatMap((result) => cardOf(result, query.locales, matchingVariantId(result, query)) ?? []),
    ...(total !== undefined && { total }),
    ...(isMore && next < offsetLimit && { nextOffset: next }),
    ...(isMore && next >= offsetLimit && { isCutOff: true }),
    facets: query.offset === 0 && abilities.facets ? facetsOf(found, attributes, query) : [],
    ...(prices && { prices }),
    abilities,
    readAt,
  };
}
