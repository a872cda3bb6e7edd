import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { offsetLimit } from '../../contract/search.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { scrollerId } from '../navigation/history.ts';
import { useIncrementalList } from '../navigation/use-incremental-list.ts';
import { ProductRow } from '../products/product-row.tsx';
import { ProductTile } from '../products/product-tile.tsx';
import { showMore } from './load-results.ts';
import { moveAmongResults } from './move-among-results.ts';
import { keyOf } from './query.ts';
import { busy, type Listing, listing } from './search-state.ts';

/** As many rows, or tiles, as a popup shows. */
const portions = { rows: 5, tiles: 6 };
/** The least that a row is high, and its share of a tile's height, in CSS pixels. */
const entryHeight = 88;

interface ResultsProps {
  of: Listing;
  /** It answers to something else than what is asked by now. */
  isStale: boolean;
}

/** The products of a list: rows for a search, tiles to browse. */
export function Results({ of: { of, results, nextOffset, isCutOff }, isStale }: ResultsProps) {
  const list = useFocusOnNext(results.length);
  const isSearch = of.text !== '';
  const shown = useIncrementalList(results.length, {
    portion: isSearch ? portions.rows : portions.tiles,
    entryHeight,
    of: keyOf(of),
  });
  return (
    <>
      <ul
        ref={list}
        class={`${isSearch ? 'rows' : 'tiles'}${isStale ? ' is-stale' : ''}`}
        aria-label={text(isSearch ? 'searchResults' : 'products')}
        aria-busy={busy}
        style={{ paddingBlockEnd: `${(results.length - shown) * entryHeight}px` }}
        onKeyDown={moveAmongResults}
      >
        {results
          .slice(0, shown)
          .map((card) =>
            isSearch ? (
              <ProductRow key={card.id} card={card} marks={of.text} />
            ) : (
              <ProductTile key={card.id} card={card} />
            ),
          )}
      </ul>
      {nextOffset !== undefined && <More />}
      {isCutOff && <p class="list-end">{text('cutOff', formatCount(offsetLimit))}</p>}
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

/** Grey shapes where results will be; the stylesheet shows them only when the wait is long enough to notice. */
export function ResultsSkeleton({ look }: { look: 'rows' | 'tiles' }) {
  return (
    <div class={`skeleton ${look}`} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <span key={key} class="skeleton-piece" />
      ))}
    </div>
  );
}
