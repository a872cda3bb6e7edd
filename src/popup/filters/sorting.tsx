import type { SearchSort } from '../../contract/search.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { text } from '../../ui/text.ts';
import { currentQuery } from '../navigation/history.ts';
import { searchAbilities } from '../search/search-state.ts';
import { setSort } from './filter-state.ts';

const sortTexts = {
  relevance: 'sortRelevance',
  'price-up': 'sortPriceUp',
  'price-down': 'sortPriceDown',
  name: 'sortName',
  newest: 'sortNewest',
} as const;

/** Label of a sort order. Without a search text, commercetools' order by relevance is that of the newest products. */
export function sortLabel(sort: SearchSort): string {
  return text(sort === 'relevance' && currentQuery.value?.typed === '' ? 'sortNewest' : sortTexts[sort]);
}

/** The list's sort order, where the shop offers more than one. */
export function Sorting() {
  const sorts = searchAbilities.value?.sorts ?? [];
  const isSearch = currentQuery.value?.typed !== '';
  const offered = isSearch ? sorts : sorts.filter((sort) => sort !== 'newest');
  if (offered.length < 2) return null;
  return (
    <Choice
      label={text('sortBy')}
      chosen={currentQuery.value?.sort ?? 'relevance'}
      options={offered.map((sort) => ({ key: sort, label: sortLabel(sort) }))}
      onChoose={(key) => setSort(key as SearchSort)}
    />
  );
}
