import type { Query } from '../search/query.ts';

/** What the panel can show between the search field and the cart bar. */
export type View =
  | { name: 'home' }
  | { name: 'search' }
  /** The products of a category, or all products. */
  | { name: 'category'; categoryId?: string }
  /** All categories as a tree. */
  | { name: 'categories' }
  /** The filters of the list that was open before. */
  | { name: 'filters' }
  | { name: 'product'; productId: string }
  | { name: 'cart' }
  | { name: 'account' };

/** A view in the history, with its scroll position and focus: both are restored when the shopper returns. */
export interface HistoryEntry {
  view: View;
  /** CSS pixels. */
  scroll: number;
  /** `id` of the element that had focus. */
  focusId?: string | undefined;
  /** What the view's list was asked for. */
  query?: Query;
}

/** The history, oldest entry first; the last one is on screen. */
export type HistoryEntries = [HistoryEntry, ...HistoryEntry[]];

export function isSameView(one: View, other: View): boolean {
  if (one.name === 'product' && other.name === 'product') return one.productId === other.productId;
  if (one.name === 'category' && other.name === 'category') return one.categoryId === other.categoryId;
  return one.name === other.name;
}

/** @param length at least 1: the first entry always stays */
export function firstEntries([first, ...rest]: HistoryEntries, length: number): HistoryEntries {
  return [first, ...rest.slice(0, length - 1)];
}
