import { isFresh } from '../../contract/rules/freshness.ts';
import { type ListQuery, queryKey } from './query.ts';
import type { Listing } from './search-state.ts';

/** Lists that were on screen, by the key of their query: returning to one needs no request. */
const lists = new Map<string, Listing>();
const mostLists = 40;
/** How long stock and prices of a list count as fresh. Milliseconds. */
const listLastsMilliseconds = 5 * 60_000;

export function cachedList(query: ListQuery): Listing | undefined {
  return lists.get(queryKey(query));
}

/** Stores a list as the newest; the oldest one makes room for it. */
export function cacheList(list: Listing): void {
  const key = queryKey(list.query);
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > mostLists && oldest !== undefined) lists.delete(oldest);
}

export function clearListCache(): void {
  lists.clear();
}

/** Whether a list is old enough to be requested again. */
export function isOutdated({ readAt }: Listing): boolean {
  return !isFresh(readAt, listLastsMilliseconds, Date.now());
}
