import { batch, computed, signal } from '@preact/signals';
import type { Query } from '../search/query.ts';

/** What the panel can show between the search field and the bar. */
export type View =
  /** The front page. */
  | { name: 'browse' }
  | { name: 'search' }
  /** The products of a category, or all there are. */
  | { name: 'category'; categoryId?: string }
  /** All categories as a tree. */
  | { name: 'categories' }
  /** The filters of the list below. */
  | { name: 'narrow' }
  | { name: 'product'; productId: string }
  | { name: 'cart' }
  | { name: 'account' };

/** A view, and how it was left: to be the same when the shopper comes back to it. */
export interface HistoryEntry {
  view: View;
  scroll: number;
  /** `id` of the element that had focus. */
  focusId?: string | undefined;
  /** What a list answers to. */
  finding?: Query;
}

/** `id` of the element that scrolls. */
export const scrollerId = 'scroller';
/** `id` of the search field. */
export const searchFieldId = 'search';
/** `id` of the button that leads to the cart. */
export const cartButtonId = 'cart';

/**
 * Gives focus away before the button that has it leaves with what it was for: to the first of some elements that is there.
 *
 * @param ids of the elements, the best first; after them comes the search field, which always is
 */
export function passFocus(...ids: string[]): void {
  const next = [...ids, searchFieldId].map((id) => document.getElementById(id)).find((element) => element !== null);
  next?.focus();
}

/** The way here, the view on screen last. */
const trail = signal<[HistoryEntry, ...HistoryEntry[]]>([{ view: { name: 'browse' }, scroll: 0 }]);
/** The way here as it is, to be kept. */
export const wayHere = computed(() => trail.value);

/** Puts the way back to what was kept of it. */
export function restoreWay(kept: [HistoryEntry, ...HistoryEntry[]]): void {
  trail.value = kept;
  returning.value = kept.at(-1);
}

/** Where stepping back came from, the nearest last. */
const ahead = signal<HistoryEntry[]>([]);
/** How the view on screen was left the last time; absent when it was entered anew. */
export const returning = signal<Omit<HistoryEntry, 'view' | 'finding'>>();

/** The view on screen. */
export const view = computed<View>(() => trail.value.at(-1)?.view ?? { name: 'browse' });
/** Whether there is a view to step back to. */
export const canGoBack = computed(() => trail.value.length > 1);

/** What the nearest list on the way here answers to; `undefined` on the front page and on what was opened from it. */
export const finding = computed(() => trail.value.findLast((place) => place.finding)?.finding);

function sameView(one: View, other: View): boolean {
  if (one.name === 'product' && other.name === 'product') return one.productId === other.productId;
  if (one.name === 'category' && other.name === 'category') return one.categoryId === other.categoryId;
  return one.name === other.name;
}

/** The way here, with how the view on screen is left now. */
function leave(): [HistoryEntry, ...HistoryEntry[]] {
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  return trail.value.map((place, index, all) =>
    index === all.length - 1 ? { ...place, scroll, focusId: document.activeElement?.id } : place,
  ) as [HistoryEntry, ...HistoryEntry[]];
}

/** What stands beside the way through the shop, and is looked into from anywhere on it. */
const beside: View['name'][] = ['cart', 'account'];

/**
 * Opens a view on top of this one. A view that is already on the way is stepped back to, so that the way never grows in circles;
 * one {@link beside} it comes on top, and what was looked for since stays.
 *
 * @param found what a list answers to, where the view is a new one
 */
export function go(next: View, found?: Query): void {
  if (sameView(view.value, next)) return;
  const left = leave();
  const known = left.findIndex((place) => sameView(place.view, next));
  batch(() => {
    returning.value = undefined;
    ahead.value = [];
    const place = left[known];
    if (!place) trail.value = [...left, { view: next, scroll: 0, ...(found && { finding: found }) }];
    else if (beside.includes(next.name))
      trail.value = [left[0], ...left.slice(1).filter((each) => each !== place), place];
    else trail.value = cut(left, known + 1);
  });
}

/** Changes what the nearest list on the way here answers to. */
export function amend(change: (before: Query) => Query): void {
  const index = trail.value.findLastIndex((place) => place.finding);
  trail.value = trail.value.map((place, at) =>
    at === index && place.finding ? { ...place, finding: change(place.finding) } : place,
  ) as [HistoryEntry, ...HistoryEntry[]];
}

/** What a step back undoes first in the view on screen; gives whether there was anything. */
let innerStep: (() => boolean) | undefined;

/**
 * Has a step back undo something in the view on screen first.
 *
 * @returns what ends that, for the view that is left
 */
export function stepWithin(step: () => boolean): () => void {
  innerStep = step;
  return () => {
    if (innerStep === step) innerStep = undefined;
  };
}

/** One step back. */
export function back(): void {
  if (innerStep?.()) return;
  const places = leave();
  const left = places.at(-1);
  if (places.length < 2 || !left) return;
  batch(() => {
    ahead.value = [...ahead.value, left];
    trail.value = cut(places, places.length - 1);
    returning.value = trail.value.at(-1);
  });
}

/** Undoes one step back. */
export function forward(): void {
  const next = ahead.value.at(-1);
  if (!next) return;
  batch(() => {
    ahead.value = ahead.value.slice(0, -1);
    trail.value = [...leave(), next];
    returning.value = next;
  });
}

/** Back to what was there before a view was opened, if it is on the way; focus stays where it is. */
export function undo(name: View['name']): void {
  const index = trail.value.findIndex((place) => place.view.name === name);
  if (index < 1) return;
  batch(() => {
    ahead.value = [];
    trail.value = cut(trail.value, index);
    const { scroll = 0 } = trail.value.at(-1) ?? {};
    returning.value = { scroll, focusId: document.activeElement?.id };
  });
}

/** Back to the front page, from wherever. */
export function goBrowse(): void {
  batch(() => {
    returning.value = undefined;
    ahead.value = [];
    trail.value = cut(trail.value, 1);
  });
}

/** Takes places out of the way here, wherever they stand on it, and all there were ahead. */
export function forgetPlaces(names: View['name'][]): void {
  const [first, ...rest] = trail.value;
  batch(() => {
    if (names.includes(view.value.name)) returning.value = undefined;
    ahead.value = [];
    trail.value = [first, ...rest.filter((place) => !names.includes(place.view.name))];
  });
}

/** Opens a view in this one's place, so that stepping back does not lead here again. */
export function goInstead(next: View): void {
  batch(() => {
    trail.value = cut(trail.value, Math.max(1, trail.value.length - 1));
    go(next);
  });
}

function cut(places: [HistoryEntry, ...HistoryEntry[]], length: number): [HistoryEntry, ...HistoryEntry[]] {
  const [first, ...rest] = places;
  return [first, ...rest.slice(0, length - 1)];
}
