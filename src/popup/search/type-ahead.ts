/** What typing does: the list follows, and suggestions. */
import { batch, computed, signal } from '@preact/signals';
import type { Category } from '../../contract/catalog.ts';
import type { Suggestion } from '../../contract/search.ts';
import { orderSuggestions } from '../../contract/suggestions.ts';
import { send } from '../../ui/send.ts';
import { amend, go, goBrowse, undo, view } from '../navigation/history.ts';
import { earlier, forgetSearch, noteSearch } from './browsing-history.ts';
import { showWanted } from './load-results.ts';
import { matcher } from './match-text.ts';
import { isAskable } from './query.ts';
import { abilities, categories, hasSuggestedWords, suggested, typed } from './search-state.ts';

/** The shopper does not want to see them, until the text changes. */
const isDismissed = signal(false);

/** Whether suggestions are wanted for what is typed. */
const isOffering = computed(() => view.value.name === 'search' && typed.value.trim() !== '' && !isDismissed.value);
/** What is suggested now; empty where nothing is, or where it was sent away. */
export const suggestions = computed<readonly Suggestion[]>(() => {
  if (!isOffering.value) return [];
  return suggested.value.text === typed.value ? suggested.value.list : fromDevice(typed.value);
});
/**
 * Whether they have their line above the results. The words of a shop that suggests some come after the results: the line is
 * kept for them, and where there are none, or a row would move away from under the pointer.
 */
export const hasSuggestionLine = computed(
  () =>
    suggestions.value.length > 0 ||
    (isOffering.value && (hasSuggestedWords.value || abilities.value?.suggestions === true)),
);
/** Place of the suggestion that Enter takes; -1 for none. */
export const active = signal(-1);

/** Words of the shop take a moment longer than those of the device, and need not come with every letter. */
const restMilliseconds = 150;
let waiting: ReturnType<typeof setTimeout> | undefined;
let turn = 0;

/** Follows what is typed. An empty field gives back what was on screen before. */
export function search(text: string): void {
  batch(() => {
    isDismissed.value = false;
    active.value = -1;
    if (text.trim() === '') {
      stop();
      undo('search');
      return;
    }
    // Before the first letter there was no search; afterwards what narrows it down stays.
    go({ name: 'search' }, { typed: text });
    amend((before) => ({ ...before, typed: text }));
  });
  clearTimeout(waiting);
  if (isAskable(text)) waiting = setTimeout(() => void askForSuggestions(text), restMilliseconds);
}

/** Searches now, without waiting for rest. */
export function searchNow(): void {
  closeSuggestions();
  noteSearch();
  showWanted();
}

/** Sends the suggestions away until something else is typed. */
export function closeSuggestions(): void {
  clearTimeout(waiting);
  batch(() => {
    isDismissed.value = true;
    active.value = -1;
  });
}

/** Does what a suggestion says. */
export function takeSuggestion(suggestion: Suggestion): void {
  if (suggestion.kind === 'category') {
    stop();
    openCategory(suggestion.categoryId);
    return;
  }
  search(suggestion.text);
  searchNow();
}

/** Takes an earlier search out of the suggestions, and forgets it. */
export function dropSuggestion(dropped: Suggestion): void {
  if (dropped.kind !== 'earlier') return;
  batch(() => {
    suggested.value = { ...suggested.value, list: suggested.value.list.filter((each) => each.text !== dropped.text) };
    forgetSearch(dropped.text);
    active.value = Math.min(active.value, suggestions.value.length - 1);
  });
}

/** Opens the products of a category; without one, all there are. */
export function openCategory(categoryId: string | undefined): void {
  const of = categoryId === undefined ? {} : { categoryId };
  batch(() => {
    // What was typed has led here: it stands in the field no more.
    undo('search');
    go({ name: 'category', ...of }, { typed: '', ...of });
  });
}

/** Back to the front page. */
export function goHome(): void {
  stop();
  goBrowse();
}

function stop(): void {
  clearTimeout(waiting);
  turn += 1;
}

/** What the page itself can suggest, in the very frame of the keystroke. */
function fromDevice(text: string): Suggestion[] {
  const fits = matcher(text);
  // The words of the text's beginning, until the worker has answered.
  const words = suggested.value.list.filter(({ kind }) => kind === 'word').map((each) => each.text);
  return orderSuggestions(earlier.value.filter(fits), words.filter(fits), matchingCategories(fits));
}

/** Categories that fit what is typed, the best first. */
export function matchingCategories(fits: (text: string) => boolean): Category[] {
  return categories.value.filter(({ name }) => fits(name));
}

/** The worker knows what the device does, and the shop's own words: it is asked unless the shop has none. */
async function askForSuggestions(text: string): Promise<void> {
  if (abilities.value?.suggestions === false) return;
  turn += 1;
  const mine = turn;
  try {
    const list = await send('catalog.suggest', text);
    if (mine !== turn) return;
    batch(() => {
      suggested.value = { text, list };
      hasSuggestedWords.value ||= list.some(({ kind }) => kind === 'word');
    });
  } catch {
    // Suggestions are an extra; what the device knows stays.
  }
}
