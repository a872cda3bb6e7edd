import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { offsetLimit } from '../../contract/search.ts';
import { Button } from '../../ui/controls/button.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { scrollerId } from '../navigation/focus.ts';
import { moveAmongResults } from '../navigation/move-among-results.ts';
import { useIncrementalList } from '../navigation/use-incremental-list.ts';
import { ProductRow } from '../products/product-row.tsx';
import { ProductTile } from '../products/product-tile.tsx';
import { showMore } from './load-results.ts';
import { queryKey } from './query.ts';
import { isListLoading, type Listing, listing } from './search-state.ts';

/** Number of rows, or tiles, that a popup shows. */
const portions = { rows: 5, tiles: 6 };
/** Least height of a row, and a tile's share of the height (two stand side by side), in CSS pixels. */
const entryHeight = 88;

interface ResultsProps {
  listing: Listing;
  /** The listing belongs to a former query. */
  isStale: boolean;
}

/** The products of a list: rows for a search, tiles for browsing. */
export function Results({ listing: { query, results, nextOffset, isCutOff }, isStale }: ResultsProps) {
  const list = useFocusOnNext(results.length);
  const isSearch = query.text !== '';
  const shown = useIncrementalList(results.length, {
    portion: isSearch ? portions.rows : portions.tiles,
    entryHeight,
    listKey: queryKey(query),
  });
  return (
    <>
      <ul
        ref={list}
        class={`${isSearch ? 'rows' : 'tiles'}${isStale ? ' is-stale' : ''}`}
        aria-label={text(isSearch ? 'searchResults' : 'products')}
        aria-busy={isListLoading}
        style={{ paddingBlockEnd: `${(results.length - shown) * entryHeight}px` }}
        onKeyDown={moveAmongResults}
      >
        {results
          .slice(0, shown)
          .map((card) =>
            isSearch ? (
              <ProductRow key={card.id} card={card} typed={query.text} />
            ) : (
              <ProductTile key={card.id} card={card} />
            ),
          )}
      </ul>
      {nextOffset !== undefined && <MoreButton />}
      {isCutOff && <p class="list-end">{text('cutOff', formatCount(offsetLimit))}</p>}
    </>
  );
}

/**
 * The last page removes the button for more results: focus then moves from the button to the page's first product.
 *
 * @returns the ref for the list
 */
function useFocusOnNext(length: number) {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(length);
  // Read before this render removes the button.
  const more = document.activeElement?.closest('.more');
  useLayoutEffect(() => {
    const next = list.current?.querySelectorAll<HTMLElement>('[data-result]')[before.current];
    before.current = length;
    if (more && !more.isConnected) next?.focus();
  }, [length]);
  return list;
}

/** Requests the next page when the button scrolls into view, or when the shopper presses it. */
function MoreButton() {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = document.getElementById(scrollerId);
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && showMore(), {
      root: scroller,
      // Far enough ahead for the next page to arrive before a steady scroll reaches the end.
      rootMargin: '600px 0px',
    });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
    // A new page moves the button: observed anew, so that one that is still in view triggers again.
  }, [listing.value]);
  return (
    <div class="more" ref={end}>
      <Button look="quiet" busy={isListLoading.value} onClick={showMore}>
        {text('showMore')}
      </Button>
    </div>
  );
}

/** Grey shapes in place of results; the stylesheet shows them only after a noticeable wait. */
export function ResultsSkeleton({ look }: { look: 'rows' | 'tiles' }) {
  return (
    <div class={`skeleton ${look}`} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <span key={key} class="skeleton-piece" />
      ))}
    </div>
  );
}
