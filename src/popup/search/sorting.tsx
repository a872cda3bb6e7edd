import type { SearchSort } from '../../contract/search.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { text } from '../../ui/text.ts';
import { setSort } from '../filters/filter-state.ts';
import { finding } from '../navigation/history.ts';
import { abilities } from './search-state.ts';

const words = {
  relevance: 'sortRelevance',
  'price-up': 'sortPriceUp',
  'price-down': 'sortPriceDown',
  name: 'sortName',
  newest: 'sortNewest',
} as const;

/** An order as it is called: without words to match, the best match is the newest. */
export function sortWords(sort: SearchSort): string {
  return text(sort === 'relevance' && finding.value?.typed === '' ? 'sortNewest' : words[sort]);
}

/** The list's order, where the shop can do more than one. */
export function Sorting() {
  const sorts = abilities.value?.sorts ?? [];
  const isSearch = finding.value?.typed !== '';
  const offered = isSearch ? sorts : sorts.filter((sort) => sort !== 'newest');
  if (offered.length < 2) return null;
  return (
    <Choice
      label={text('sortBy')}
      chosen={finding.value?.sort ?? 'relevance'}
      options={offered.map((sort) => ({ key: sort, label: sortWords(sort) }))}
      onChoose={(key) => setSort(key as SearchSort)}
    />
  );
}
