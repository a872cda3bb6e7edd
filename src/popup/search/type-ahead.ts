/** What typing does: the list follows, and suggestions appear. */
import { batch, computed, signal } from '@preact/signals';
import type { Suggestion } from '../../contract/search.ts';
import { orderSuggestions } from '../../contract/suggestions.ts';
import { createRequestTokens } from '../../ui/request-token.ts';
import { send } from '../../ui/send.ts';
import { matchingCategories } from '../categories/category-state.ts';
import { openCategory } from '../categories/open-category.ts';
import { changeQuery, closeView, goToHome, openView, view } from '../navigation/history.ts';
import { forgetSearch, recentSearches, rememberSearch } from './browsing-history.ts';
import { showList } from './load-results.ts';
import { matcher } from './match-text.ts';
import { isSearchable } from './query.ts';
import { hasSuggestedWords, latestSuggestions, searchAbilities, searchText } from './search-state.ts';

/** Whether the shopper has closed the suggestions; typing opens them again. */
const isDismissed = signal(false);

/** Whether suggestions may show for the present text. */
const isSuggesting = computed(
  () => view.value.name === 'search' && searchText.value.trim() !== '' && !isDismissed.value,
);
/** The suggestions on screen; empty where there are none, or where the shopper has closed them. */
export const suggestions = computed<readonly Suggestion[]>(() => {
  if (!isSuggesting.value) return [];
  return latestSuggestions.value.text === searchText.value
    ? latestSuggestions.value.list
    : deviceSuggestions(searchText.value);
});
/**
 * Whether suggestions have their line above the results. A shop's own words arrive after the results: such a shop's
 * line stays even when it is empty, so that no result moves away from under the pointer.
 */
export const hasSuggestionLine = computed(
  () =>
    suggestions.value.length > 0 ||
    (isSuggesting.value && (hasSuggestedWords.value || searchAbilities.value?.suggestions === true)),
);
/** Index of the suggestion that Enter chooses; -1 for none. */
export const activeSuggestion = signal(-1);

/** Time after the last keystroke until the worker is asked for suggestions. Milliseconds. */
const typingPauseMilliseconds = 150;
const suggestionTokens = createRequestTokens();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Searches for the text in the search field. An empty text closes the search and shows the previous view again. */
export function searchFor(text: string): void {
  batch(() => {
    isDismissed.value = false;
    activeSuggestion.value = -1;
    if (text.trim() === '') {
      stopSuggesting();
      closeView('search');
      return;
    }
    // Only the first letter opens the view; later letters keep the filters that are set.
    openView({ name: 'search' }, { typed: text });
    changeQuery((before) => ({ ...before, typed: text }));
  });
  clearTimeout(timer);
  if (isSearchable(text)) timer = setTimeout(() => void requestSuggestions(text), typingPauseMilliseconds);
}

/** Carries the search out now, without waiting for a pause in the typing. */
export function submitSearch(): void {
  closeSuggestions();
  rememberSearch();
  showList();
}

/** Closes the suggestions until the shopper types again. */
export function closeSuggestions(): void {
  clearTimeout(timer);
  batch(() => {
    isDismissed.value = true;
    activeSuggestion.value = -1;
  });
}

/** Opens the category of a suggestion, or searches for its text. */
export function chooseSuggestion(suggestion: Suggestion): void {
  if (suggestion.kind === 'category') {
    stopSuggesting();
    openCategory(suggestion.categoryId);
    return;
  }
  searchFor(suggestion.text);
  submitSearch();
}

/** Removes a recent search from the suggestions and from the device's memory; other kinds of suggestion stay. */
export function removeSuggestion(removed: Suggestion): void {
  if (removed.kind !== 'earlier') return;
  batch(() => {
    const { list, ...rest } = latestSuggestions.value;
    latestSuggestions.value = { ...rest, list: list.filter((each) => each.text !== removed.text) };
    forgetSearch(removed.text);
    activeSuggestion.value = Math.min(activeSuggestion.value, suggestions.value.length - 1);
  });
}

/** Returns to the home view; suggestions on their way are dropped. */
export function leaveSearch(): void {
  stopSuggesting();
  goToHome();
}

function stopSuggesting(): void {
  clearTimeout(timer);
  suggestionTokens.revoke();
}

/** What the page itself can suggest in the frame of the keystroke, before the worker answers. */
function deviceSuggestions(text: string): Suggestion[] {
  const matches = matcher(text);
  // The shop's words for the shorter text, as far as they match the present one.
  const words = latestSuggestions.value.list.filter(({ kind }) => kind === 'word').map((each) => each.text);
  return orderSuggestions(recentSearches.value.filter(matches), words.filter(matches), matchingCategories(matches));
}

/** Requests suggestions, unless the shop has no words of its own: the page itself suggests everything else. */
async function requestSuggestions(text: string): Promise<void> {
  if (searchAbilities.value?.suggestions === false) return;
  const isNewest = suggestionTokens.issue();
  try {
    const list = await send('catalog.suggest', text);
    if (!isNewest()) return;
    batch(() => {
      latestSuggestions.value = { text, list };
      hasSuggestedWords.value ||= list.some(({ kind }) => kind === 'word');
    });
  } catch {
    // Suggestions are an extra: those of the device stay.
  }
}
