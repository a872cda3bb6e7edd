import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { extensionName } from '../../ui/page.ts';
import { counted, text } from '../../ui/text.ts';
import { allows } from '../shop.ts';
import { passFocus, scrollerId } from '../view.ts';
import { browseAll, retryListing, showMore } from './actions.ts';
import { CategoryChips } from './category-chips.tsx';
import { moveAmongResults } from './move-among-results.ts';
import { ProductRow } from './product-row.tsx';
import { ProductTile } from './product-tile.tsx';
import { busy, failure, keyOf, type Listing, listing, same, wanted } from './state.ts';

/** Most answers are there sooner, and then say themselves what there is to say. */
const slowMilliseconds = 500;

/** What the shop has: the results of a search, or, while nothing is typed, its categories and products to browse. */
export function BrowseView() {
  const current = listing.value;
  const isSearch = wanted.value.text !== '';
  useFreshStart(current && keyOf(current.of));
  return (
    <div class="browse">
      <h1 class="visually-hidden">{isSearch ? text('searchResults') : extensionName()}</h1>
      {!isSearch && allows('categories') && <CategoryChips />}
      <p class={isSearch ? 'result-count' : 'visually-hidden'} role="status">
        {stateWords(current, isSearch, useIsSlow(busy.value))}
      </p>
      {failure.value && <FailureNotice failure={failure.value} onRetry={retry} />}
      {current && !isAstray(current) && <Results of={current} />}
      {!current && !failure.value && <Skeleton />}
    </div>
  );
}

/** Whether what is wanted failed, and this is what was wanted before: it would pass for the answer. */
function isAstray({ of }: Listing): boolean {
  return failure.value !== undefined && !same(of, wanted.value);
}

function retry(): void {
  passFocus();
  retryListing();
}

/** Another list begins at its top; the same one stays where it was scrolled to, also when it grows or is come back to. */
function useFreshStart(key: string | undefined): void {
  const shown = useRef(key);
  useLayoutEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    const scroller = document.getElementById(scrollerId);
    if (scroller) scroller.scrollTop = 0;
  }, [key]);
}

/** Whether a wait has become long enough to speak of it. */
function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useLayoutEffect(() => {
    setSlow(false);
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), slowMilliseconds);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isSlow && isWaiting;
}

/** What the list is, in a line: how many, that it is being looked for, or that there is nothing. */
function stateWords(current: Listing | undefined, isSearch: boolean, isSlow: boolean): string {
  // Blank until then, but as high: no line moves, and the next words are heard as new.
  if (busy.value && current?.of.text !== wanted.value.text) return isSlow ? text('searching') : '\u00a0';
  if (!current || failure.value) return '';
  if (current.results.length === 0) return isSearch ? text('nothingFound', current.of.text) : text('nothingHere');
  if (current.total !== undefined) return counted('resultCount', current.total);
  return current.nextOffset === undefined ? counted('resultCount', current.results.length) : '';
}

function Results({ of: { of, results, nextOffset } }: { of: Listing }) {
  const list = useFocusOnNext(results.length);
  if (results.length === 0) return <NothingFound />;
  const Entry = of.text === '' ? ProductTile : ProductRow;
  return (
    <>
      <ul
        ref={list}
        class={of.text === '' ? 'tiles' : 'rows'}
        aria-label={text(of.text === '' ? 'products' : 'searchResults')}
        aria-busy={busy}
        onKeyDown={moveAmongResults}
      >
        {results.map((card) => (
          <Entry key={card.id} card={card} />
        ))}
      </ul>
      {nextOffset !== undefined && <More />}
    </>
  );
}

/**
 * When the last page has come there is nothing more to show, and the button that had focus leaves: focus goes to the first
 * product that came.
 *
 * @returns the ref for the list
 */
function useFocusOnNext(length: number) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(length);
  // Asked before this list is drawn: afterwards the button is gone.
  const more = document.activeElement?.closest('.more');
  useLayoutEffect(() => {
    const next = list.current?.querySelectorAll<HTMLElement>('[data-result]')[before.current];
    before.current = length;
    if (more && !more.isConnected) next?.focus();
  }, [length]);
  return list;
}

/** Brings the next page when it scrolls into view, and for those who do not scroll, when it is pressed. */
function More() {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = document.getElementById(scrollerId);
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && showMore(), {
      root: scroller,
      // Far enough ahead that a steady scroll does not reach the end before the next page does.
      rootMargin: '600px 0px',
    });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
    // A new page moves the end: watched anew, so that an end still in view is seen again.
  }, [listing.value]);
  return (
    <div class="more" ref={end}>
      <Button look="quiet" busy={busy.value} onClick={showMore}>
        {text('showMore')}
      </Button>
    </div>
  );
}

function NothingFound() {
  if (wanted.value.text === '') return null;
  return (
    <div class="empty">
      <p class="empty-text">{text('nothingFoundHint')}</p>
      <Button onClick={browseAll}>{text('browseProducts')}</Button>
    </div>
  );
}

/** Grey shapes where results will be; the stylesheet shows them only when the wait is long enough to notice. */
function Skeleton() {
  const look = wanted.value.text === '' ? 'tiles' : 'rows';
  return (
    <div class={`skeleton ${look}`} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <span key={key} class="skeleton-piece" />
      ))}
    </div>
  );
}
