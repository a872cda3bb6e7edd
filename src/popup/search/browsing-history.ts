/** What this device remembers of browsing: recent searches, and products the shopper looked at. */
import { signal } from '@preact/signals';
import { createGeneration } from '../../ui/request-token.ts';
import { send } from '../../ui/send.ts';
import { home } from '../home/home-state.ts';
import { view } from '../navigation/history.ts';
import { isSearchable } from './query.ts';
import { searchText } from './search-state.ts';

/** Searches carried out on this device, the newest first. */
export const recentSearches = signal<readonly string[]>([]);

/** Advances when the browsing history becomes another shop's or another shopper's. */
const historyGeneration = createGeneration();

/** Clears the history on screen, which belongs to another shop or to a shopper who has signed out. */
export function forgetBrowsingHistory(): void {
  historyGeneration.advance();
  recentSearches.value = [];
}

/** Remembers the present search once the shopper carries it out: by Enter, by a suggestion, or by opening a product. */
export function rememberSearch(): void {
  const text = searchText.value.trim();
  if (view.value.name === 'search' && isSearchable(text) && recentSearches.value[0] !== text) {
    void applyRecentSearches(send('catalog.remember', text));
  }
}

export function forgetSearch(text: string): void {
  recentSearches.value = recentSearches.value.filter((each) => each !== text);
  void applyRecentSearches(send('catalog.forget', text));
}

export function forgetSearches(): void {
  recentSearches.value = [];
  void applyRecentSearches(send('catalog.forgetAll'));
}

/** Remembers that the shopper looked at a product. */
export async function rememberViewed(id: string): Promise<void> {
  const isCurrent = historyGeneration.remember();
  const recent = await send('catalog.noteViewed', id).catch(() => undefined);
  if (isCurrent() && recent && home.value) home.value = { ...home.value, recent };
}

export function forgetViewed(id: string): void {
  if (home.value) home.value = { ...home.value, recent: home.value.recent.filter((card) => card.id !== id) };
  void send('catalog.forgetViewed', id).catch(() => {});
}

export function forgetAllViewed(): void {
  if (home.value) home.value = { ...home.value, recent: [] };
  void send('catalog.forgetAllViewed').catch(() => {});
}

/** Shows the searches that the worker has stored. A failure to store them does not disturb the shopper. */
async function applyRecentSearches(response: Promise<string[]>): Promise<void> {
  const isCurrent = historyGeneration.remember();
  const stored = await response.catch(() => undefined);
  if (isCurrent() && stored) recentSearches.value = stored;
}
