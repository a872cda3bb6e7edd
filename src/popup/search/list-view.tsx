import { useLayoutEffect, useRef } from 'preact/hooks';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { text } from '../../ui/text.ts';
import { CategoryHead } from '../categories/category-head.tsx';
import { FiltersButton } from '../filters/filters-button.tsx';
import { moveFocus, scrollerId } from '../navigation/focus.ts';
import { view } from '../navigation/history.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { ListStatus } from './list-status.tsx';
import { retryList } from './load-results.ts';
import { isSameQuery, queryKey } from './query.ts';
import { Results, ResultsSkeleton } from './results.tsx';
import {
  isSearchOff,
  isUnsearchable,
  type Listing,
  listFailure,
  listing,
  listQuery,
  visibleListing,
} from './search-state.ts';

/** The results of a search, or the products of a category. */
export function ListView() {
  const isSearch = view.value.name === 'search';
  const { value: views } = lazyViews;
  return (
    <div class="list-view">
      {isSearch ? <h1 class="visually-hidden">{text('searchResults')}</h1> : <CategoryHead />}
      {isSearchOff.value ? (
        views && <views.SearchOff />
      ) : (
        <>
          <div class="list-tools">
            <ListStatus />
            <FiltersButton />
          </div>
          {views && <views.ChosenFilters />}
          <ListBody />
        </>
      )}
    </div>
  );
}

/** The list itself: results, a skeleton, a failure, or a note that nothing was found. */
export function ListBody() {
  const current = visibleListing.value;
  const { value: views } = lazyViews;
  useScrollToTop(current && queryKey(current.query));
  if (isUnsearchable.value) return null;
  const { value: failure } = listFailure;
  const query = listQuery.value;
  const isCurrent = current !== undefined && isSameQuery(current.query, query);
  // Stale: the results of the former query, unfiltered.
  const isStale = !isCurrent && current === listing.value;
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={retry} />}
      {isCurrent && current.results.length === 0 && views && <views.NothingFound />}
      {current && current.results.length > 0 && !isUnrelated(current) && (
        <Results listing={current} isStale={isStale} />
      )}
      {!isCurrent && !failure && isBlank(current) && <ResultsSkeleton look={query?.text ? 'rows' : 'tiles'} />}
    </>
  );
}

/** Whether the former list has nothing to do with the present query, and would pass for its results. */
function isUnrelated({ query: former }: Listing): boolean {
  const query = listQuery.value;
  if (!query || isSameQuery(former, query)) return false;
  if (listFailure.value || former.categoryId !== query.categoryId) return true;
  return (former.text === '') !== (query.text === '');
}

function isBlank(current: Listing | undefined): boolean {
  return !current || current.results.length === 0 || isUnrelated(current);
}

function retry(): void {
  moveFocus();
  retryList();
}

/** Scrolls to the top for another list. The same list keeps its scroll position when it grows or is opened again. */
function useScrollToTop(key: string | undefined): void {
  const before = useRef(key);
  useLayoutEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const scroller = document.getElementById(scrollerId);
    if (scroller) scroller.scrollTop = 0;
  }, [key]);
}
