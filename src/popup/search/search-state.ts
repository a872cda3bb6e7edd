import { computed, signal } from '@preact/signals';
import type { Failure } from '../../contract/failure.ts';
import type { SearchAbilities, SearchPage, Suggestion } from '../../contract/search.ts';
import { isHomeBare } from '../home/home-state.ts';
import { currentQuery, view } from '../navigation/history.ts';
import { isRefinement, matcher } from './match-text.ts';
import { isSameQuery, isSearchable, type ListQuery, listQueryOf } from './query.ts';

/** The text of the search field, as typed. */
export const searchText = computed(() => currentQuery.value?.typed ?? '');

/** The query of the list that belongs on screen; `undefined` where no list does. */
export const listQuery = computed<ListQuery | undefined>(() => {
  if (currentQuery.value) return listQueryOf(currentQuery.value);
  return isHomeBare.value ? { text: '' } : undefined;
});

/** Whether the text has nothing that can be searched for. */
export const isUnsearchable = computed(() => {
  const text = listQuery.value?.text ?? '';
  return text !== '' && !isSearchable(text);
});

/** A list of products, with the pages requested so far. */
export interface Listing extends Omit<SearchPage, 'abilities'> {
  query: ListQuery;
}

/** The list that arrived last. */
export const listing = signal<Listing>();
/** Whether a list is being requested. */
export const isListLoading = signal(false);
/** Why the list of the present query is missing. */
export const listFailure = signal<Failure>();
/** What the shop's search can do, by its last response. */
export const searchAbilities = signal<SearchAbilities>();

/** The worker's last suggestions, and the text they are for. */
export const latestSuggestions = signal<{ text: string; list: readonly Suggestion[] }>({ text: '', list: [] });
/** Whether this shop has suggested words of its own. */
export const hasSuggestedWords = signal(false);

/** Whether this shop can only be browsed. */
export const isSearchOff = computed(
  () =>
    view.value.name === 'search' &&
    (listFailure.value?.name === 'search-off' || searchAbilities.value?.search === false),
);

/**
 * The list on screen. Until the list of the present query arrives this is the former one; when the shopper has only
 * typed on, this is the part of the former one that also matches the longer text.
 */
export const visibleListing = computed<Listing | undefined>(() => {
  const [current, query] = [listing.value, listQuery.value];
  if (!current || !query || isSameQuery(current.query, query)) return current;
  if (!isRefinement(current.query, query)) return current;
  const matches = matcher(query.text);
  const results = current.results.filter((card) => matches(`${card.name} ${card.note ?? ''}`));
  if (results.length === 0) return current;
  const { nextOffset: _, total: __, ...rest } = current;
  return { ...rest, results };
});
