import { batch, computed, signal } from '@preact/signals';
import type { Query } from '../search/query.ts';
import { scrollerId } from './focus.ts';
import { firstEntries, type HistoryEntries, type HistoryEntry, isSameView, type View } from './history-entry.ts';

const entries = signal<HistoryEntries>([{ view: { name: 'home' }, scroll: 0 }]);
/** The views the shopper opened, the one on screen last. */
export const historyEntries = computed(() => entries.value);

/** Entries the shopper has stepped back from, the nearest last. */
const forwardEntries = signal<HistoryEntry[]>([]);
/** Scroll position and focus to restore in the view on screen; absent when the view was opened anew. */
export const savedPosition = signal<Omit<HistoryEntry, 'view' | 'query'>>();

/** The view on screen. */
export const view = computed<View>(() => entries.value.at(-1)?.view ?? { name: 'home' });
/** Whether there is a view to step back to. */
export const canGoBack = computed(() => entries.value.length > 1);

/** The query of the nearest list in the history; `undefined` on the home view and on views opened from it. */
export const currentQuery = computed(() => entries.value.findLast((entry) => entry.query)?.query);

/** Replaces the history by the one of a snapshot. */
export function restoreHistory(restored: HistoryEntries): void {
  entries.value = restored;
  savedPosition.value = restored.at(-1);
}

/** The history, with the present scroll position and focus in its last entry. */
function withPosition(): HistoryEntries {
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  return entries.value.map((entry, index, all) =>
    index === all.length - 1 ? { ...entry, scroll, focusId: document.activeElement?.id } : entry,
  ) as HistoryEntries;
}

/** Views that the shopper looks into from anywhere, without losing the list or product below them. */
const overlayViews: View['name'][] = ['cart', 'account'];

/**
 * Opens a view on top of the present one. A view that is in the history already is stepped back to, so that the history
 * never grows in circles; an overlay view moves to the top instead, and the views opened since stay below it.
 *
 * @param query what the list of a new view asks for
 */
export function openView(next: View, query?: Query): void {
  if (isSameView(view.value, next)) return;
  const before = withPosition();
  const index = before.findIndex((entry) => isSameView(entry.view, next));
  batch(() => {
    savedPosition.value = undefined;
    forwardEntries.value = [];
    const known = before[index];
    if (!known) entries.value = [...before, { view: next, scroll: 0, ...(query && { query }) }];
    else if (overlayViews.includes(next.name))
      entries.value = [before[0], ...before.slice(1).filter((entry) => entry !== known), known];
    else entries.value = firstEntries(before, index + 1);
  });
}

/** Changes the query of the nearest list in the history. */
export function changeQuery(change: (before: Query) => Query): void {
  const index = entries.value.findLastIndex((entry) => entry.query);
  entries.value = entries.value.map((entry, at) =>
    at === index && entry.query ? { ...entry, query: change(entry.query) } : entry,
  ) as HistoryEntries;
}

let backInterceptor: (() => boolean) | undefined;

/**
 * Lets the view on screen handle a step back itself, for example to close a form.
 *
 * @param step tells whether it handled the step
 * @returns a function that removes the interceptor
 */
export function interceptBack(step: () => boolean): () => void {
  backInterceptor = step;
  return () => {
    if (backInterceptor === step) backInterceptor = undefined;
  };
}

/** One step back. */
export function goBack(): void {
  if (backInterceptor?.()) return;
  const before = withPosition();
  const last = before.at(-1);
  if (before.length < 2 || !last) return;
  batch(() => {
    forwardEntries.value = [...forwardEntries.value, last];
    entries.value = firstEntries(before, before.length - 1);
    savedPosition.value = entries.value.at(-1);
  });
}

/** Undoes one step back. */
export function goForward(): void {
  const next = forwardEntries.value.at(-1);
  if (!next) return;
  batch(() => {
    forwardEntries.value = forwardEntries.value.slice(0, -1);
    entries.value = [...withPosition(), next];
    savedPosition.value = next;
  });
}

/** Returns to the view that was on screen before a view was opened, if that is in the history. Focus does not move. */
export function closeView(name: View['name']): void {
  const index = entries.value.findIndex((entry) => entry.view.name === name);
  if (index < 1) return;
  batch(() => {
    forwardEntries.value = [];
    entries.value = firstEntries(entries.value, index);
    const { scroll = 0 } = entries.value.at(-1) ?? {};
    savedPosition.value = { scroll, focusId: document.activeElement?.id };
  });
}

/** Returns to the home view from any other. */
export function goToHome(): void {
  batch(() => {
    savedPosition.value = undefined;
    forwardEntries.value = [];
    entries.value = firstEntries(entries.value, 1);
  });
}

/** Removes views from the history, and everything there is to go forward to. */
export function removeViews(names: View['name'][]): void {
  const [first, ...rest] = entries.value;
  batch(() => {
    if (names.includes(view.value.name)) savedPosition.value = undefined;
    forwardEntries.value = [];
    entries.value = [first, ...rest.filter((entry) => !names.includes(entry.view.name))];
  });
}

/** Opens a view in place of the present one, so that stepping back does not return to the present one. */
export function replaceView(next: View): void {
  batch(() => {
    entries.value = firstEntries(entries.value, Math.max(1, entries.value.length - 1));
    openView(next);
  });
}
