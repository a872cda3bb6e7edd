import { useLayoutEffect, useRef } from 'preact/hooks';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { text } from '../../ui/text.ts';
import { CategoryHead } from '../categories/category-head.tsx';
import { passFocus, scrollerId, view } from '../navigation/history.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { ListTools } from './list-tools.tsx';
import { retryListing } from './load-results.ts';
import { keyOf, same } from './query.ts';
import { Results, ResultsSkeleton } from './results.tsx';
import { failure, isIdle, isSearchOff, type Listing, listing, shown, wanted } from './search-state.ts';
import { ListStatus } from './status.tsx';

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
            <ListTools />
          </div>
          {views && <views.ChosenFilters />}
          <ListBody />
        </>
      )}
    </div>
  );
}

/** The list itself, in whatever state it is. */
export function ListBody() {
  const current = shown.value;
  const { value: views } = lazyViews;
  useFreshStart(current && keyOf(current.of));
  if (isIdle.value) return null;
  const { value: failed } = failure;
  const want = wanted.value;
  const isHere = current !== undefined && same(current.of, want);
  // That of an earlier wish as it was, and not what of it fits this one as well.
  const isStale = !isHere && current === listing.value;
  return (
    <>
      {failed && <FailureNotice failure={failed} onRetry={retry} />}
      {isHere && current.results.length === 0 && views && <views.NothingFound />}
      {current && current.results.length > 0 && !isAstray(current) && <Results of={current} isStale={isStale} />}
      {!isHere && !failed && isBlank(current) && <ResultsSkeleton look={want?.text ? 'rows' : 'tiles'} />}
    </>
  );
}

/** Whether the list before has nothing to do with what is wanted: it would pass for the answer. */
function isAstray({ of }: Listing): boolean {
  const want = wanted.value;
  if (!want || same(of, want)) return false;
  return failure.value !== undefined || of.categoryId !== want.categoryId || (of.text === '') !== (want.text === '');
}

function isBlank(current: Listing | undefined): boolean {
  return !current || current.results.length === 0 || isAstray(current);
}

function retry(): void {
  passFocus();
  retryListing();
}

/** Another list begins at its top; the same one stays where it was scrolled to, also when it grows or is come back to. */
function useFreshStart(key: string | undefined): void {
  const before = useRef(key);
  useLayoutEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const scroller = document.getElementById(scrollerId);
    if (scroller) scroller.scrollTop = 0;
  }, [key]);
}
