/** What this device remembers of looking round: earlier searches, and products looked at. */
import { signal } from '@preact/signals';
import { send } from '../../ui/send.ts';
import { view } from '../navigation/history.ts';
import { isAskable } from './query.ts';
import { home, typed } from './search-state.ts';

/** Searches carried out on this device, the newest first. */
export const earlier = signal<readonly string[]>([]);

/** Counts shops and shoppers: what was asked for an earlier one is no business of this one. */
let era = 0;

/** Another shop's memories are not this one's. */
export function forgetBrowsingHistory(): void {
  era += 1;
  earlier.value = [];
}

/** A search is remembered when it is carried out: by Enter, by a suggestion, or because it led to a product. */
export function noteSearch(): void {
  const text = typed.value.trim();
  if (view.value.name === 'search' && isAskable(text) && earlier.value[0] !== text) {
    void follow(send('catalog.remember', text));
  }
}

export function forgetSearch(text: string): void {
  earlier.value = earlier.value.filter((each) => each !== text);
  void follow(send('catalog.forget', text));
}

export function forgetSearches(): void {
  earlier.value = [];
  void follow(send('catalog.forgetAll'));
}

/** Remembers that a product was looked at. */
export async function noteViewed(id: string): Promise<void> {
  const mine = era;
  const recent = await send('catalog.noteViewed', id).catch(() => undefined);
  if (mine === era && recent && home.value) home.value = { ...home.value, recent };
}

export function forgetViewed(id: string): void {
  if (home.value) home.value = { ...home.value, recent: home.value.recent.filter((card) => card.id !== id) };
  void send('catalog.forgetViewed', id).catch(() => {});
}

export function forgetAllViewed(): void {
  if (home.value) home.value = { ...home.value, recent: [] };
  void send('catalog.forgetAllViewed').catch(() => {});
}

/** Takes over what is kept now; what cannot be kept is no reason to disturb. */
async function follow(answer: Promise<string[]>): Promise<void> {
  const mine = era;
  const kept = await answer.catch(() => undefined);
  if (mine === era && kept) earlier.value = kept;
}
