import { batch, effect, untracked } from '@preact/signals';
import { failureOf } from '../../contract/failure.ts';
import type { SearchPage } from '../../contract/search.ts';
import { createRequestTokens } from '../../ui/request-token.ts';
import { send } from '../../ui/send.ts';
import { view } from '../navigation/history.ts';
import { openChooserId } from '../products/product-state.ts';
import { reuseCards } from '../products/reuse-cards.ts';
import { cachedList, cacheList, clearListCache, isOutdated } from './list-cache.ts';
import { isRefinement } from './match-text.ts';
import { isSameQuery, isSearchable, type ListQuery } from './query.ts';
import { isListLoading, type Listing, listFailure, listing, listQuery, searchAbilities } from './search-state.ts';

/** Least time between two requests while the shopper types: results show every few letters. Milliseconds. */
const typingIntervalMilliseconds = 250;
/** Time after the last keystroke until the list is requested in any case. Milliseconds. */
const typingPauseMilliseconds = 150;

interface ListRequest extends ListQuery {
  offset: number;
}

const listTokens = createRequestTokens();
/** The request under way, so that the same list is not requested twice. */
let openRequest: ListRequest | undefined;
/** The last request that failed, to be repeated. */
let failedRequest: { request: ListRequest; length: number } | undefined;
let requestedAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows the list of each new query: from memory at once, or else from the shop. */
export function followQuery(): void {
  // A list entry's options close when the shopper opens another view.
  effect(() => {
    if (view.value) openChooserId.value = undefined;
  });
  effect(() => {
    const query = listQuery.value;
    // Letters follow one another quickly; a press is answered at once.
    if (query) untracked(() => showList(query.text === '' ? 'now' : 'while-typing'));
  });
}

/**
 * Shows the list of the present query. `while-typing` keeps an interval between two requests; while one request is
 * under way, the next one waits for the response, or for a pause in the typing, and then replaces the first.
 */
export function showList(pace: 'now' | 'while-typing' = 'now'): void {
  const query = listQuery.value;
  clearTimeout(timer);
  if (!query || (openRequest && pace === 'while-typing' && isSameQuery(openRequest, query))) return;
  const isShown = listing.value && isSameQuery(listing.value.query, query) && !listFailure.value;
  const known = isShown ? listing.value : cachedList(query);
  const isRequested = openRequest !== undefined && isSameQuery(openRequest, query);
  // An outdated list stays on screen until the new one arrives.
  const mustRequest = (known ? isOutdated(known) && !isRequested : true) && canRequest(query);
  // The next page of the list on screen may still arrive.
  if (!mustRequest && !isRequested) endRequest();
  batch(() => {
    listFailure.value = undefined;
    if (known) listing.value = known;
    isListLoading.value = mustRequest || openRequest !== undefined;
  });
  if (!mustRequest) return;
  const wait = openRequest
    ? typingPauseMilliseconds
    : Math.min(typingPauseMilliseconds, requestedAt + typingIntervalMilliseconds - performance.now());
  if (pace === 'now' || wait <= 0) void requestList({ ...query, offset: 0 }, known?.results.length);
  else timer = setTimeout(() => showList(), wait);
}

function canRequest({ text }: ListQuery): boolean {
  return text === '' || (isSearchable(text) && searchAbilities.value?.search !== false);
}

/** Repeats the request that failed. */
export function retryList(): void {
  const query = listQuery.value;
  if (!query) return;
  listFailure.value = undefined;
  if (failedRequest && isSameQuery(failedRequest.request, query)) {
    void requestList(failedRequest.request, failedRequest.length);
  } else void requestList({ ...query, offset: 0 });
}

/** Shows the list of a snapshot. An outdated list is requested again, and stays on screen meanwhile. */
export function restoreListing(restored: Listing): void {
  listing.value = restored;
  cacheList(restored);
  if (isOutdated(restored)) void requestList({ ...restored.query, offset: 0 }, restored.results.length);
}

/** Adds the next page to the list, if there is one. */
export function showMore(): void {
  const current = listing.value;
  if (isListLoading.value || listFailure.value || current?.nextOffset === undefined) return;
  if (isSameQuery(current.query, listQuery.value)) void requestList({ ...current.query, offset: current.nextOffset });
}

/** Clears all lists. A response under way belongs to the former shop or shopper, and is dropped. */
export function clearLists(): void {
  clearListCache();
  clearTimeout(timer);
  endRequest();
  isListLoading.value = false;
  listFailure.value = undefined;
  listing.value = undefined;
}

function endRequest(): void {
  openRequest = undefined;
  listTokens.revoke();
}

/**
 * Requests a list. The newest request wins: the worker cancels the one before, and a response that arrives nevertheless
 * is dropped.
 *
 * @param length number of results on screen: as many are requested, so that the list does not shrink before the shopper
 */
async function requestList(request: ListRequest, length = 0): Promise<void> {
  if (openRequest && isSameQuery(openRequest, request) && openRequest.offset === request.offset) return;
  const isNewest = listTokens.issue();
  openRequest = request;
  requestedAt = performance.now();
  isListLoading.value = true;
  const response = await readPages(request, length, isNewest).then(
    (page) => ({ page }),
    (thrown: unknown) => ({ failure: failureOf(thrown) }),
  );
  if (!isNewest()) return;
  openRequest = undefined;
  const query = listQuery.value;
  if (!query) {
    isListLoading.value = false;
    return;
  }
  const isCurrent = isSameQuery(request, query);
  batch(() => {
    if (isCurrent) isListLoading.value = false;
    if ('failure' in response) {
      failedRequest = { request, length };
      if (isCurrent) listFailure.value = response.failure;
    }
    // The shopper has typed on: the shorter text's results show until the longer text's arrive.
    else if (isCurrent || isRefinement(request, query)) applyPage(request, response.page);
  });
  if (!isCurrent) showList('while-typing');
}

/** Reads pages until there are `length` results, and joins them to one. */
async function readPages(request: ListRequest, length: number, isNewest: () => boolean): Promise<SearchPage> {
  const first = await send('catalog.search', request);
  let page = first;
  while (page.results.length < length && page.nextOffset !== undefined && isNewest()) {
    const next = await send('catalog.search', { ...request, offset: page.nextOffset });
    // Only the first page has facets and price bounds.
    page = { ...next, facets: first.facets, results: [...page.results, ...next.results], readAt: first.readAt };
    if (first.prices) page.prices = first.prices;
  }
  return page;
}

function applyPage({ offset, ...query }: ListRequest, page: SearchPage): void {
  const current = listing.value && isSameQuery(listing.value.query, query) && offset > 0 ? listing.value : undefined;
  const next = withPage(query, current, page);
  searchAbilities.value = page.abilities;
  listing.value = next;
  cacheList(next);
}

/** A list with one page more. @param before the list so far; `undefined` for the first page */
function withPage(query: ListQuery, before: Listing | undefined, page: SearchPage): Listing {
  const { results, abilities: _, ...rest } = page;
  const former = before?.results ?? [];
  // Pages shift when the catalog changes between two requests: each product is listed once.
  const known = new Set(former.map((card) => card.id));
  const fresh = reuseCards(results.filter(({ id }) => !known.has(id) && known.add(id)));
  // Only the first page has facets and price bounds.
  const { facets, prices, readAt } = before ?? page;
  return { query, ...rest, facets, readAt, ...(prices && { prices }), results: [...former, ...fresh] };
}
