import { useLayoutEffect, useState } from 'preact/hooks';
import { counted, text } from '../../ui/text.ts';
import { isFiltered, isSameQuery } from './query.ts';
import { isListLoading, isUnsearchable, listFailure, listing, listQuery } from './search-state.ts';

/** Most results arrive sooner, without a note that the search is under way. */
const slowMilliseconds = 500;

/** A line above the list: the number of results, a note that the search is under way, or that nothing was found. */
export function ListStatus({ isQuiet = false }: { isQuiet?: boolean }) {
  const isSlow = useIsSlow(isListLoading.value);
  return (
    <p class={isQuiet ? 'visually-hidden' : 'list-status'} role="status">
      {statusText(isSlow)}
    </p>
  );
}

function statusText(isSlow: boolean): string {
  const [current, query] = [listing.value, listQuery.value];
  if (isUnsearchable.value) return text('keepTyping');
  // A no-break space keeps the line's height, and screen readers read the next text as new.
  if (isListLoading.value && !(current && isSameQuery(current.query, query)))
    return isSlow ? text('searching') : '\u00a0';
  if (!current || listFailure.value || !isSameQuery(current.query, query)) return '';
  if (current.results.length === 0 && !isFiltered(current.query))
    return current.query.text ? text('nothingFound', current.query.text) : text('nothingHere');
  if (current.total !== undefined) return counted('resultCount', current.total);
  return current.nextOffset === undefined ? counted('resultCount', current.results.length) : '';
}

/** Whether a wait has become long enough for a note. */
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
