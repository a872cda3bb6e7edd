import { useLayoutEffect, useState } from 'preact/hooks';
import { counted, text } from '../../ui/text.ts';
import { isNarrowed, same } from './query.ts';
import { busy, failure, isIdle, listing, wanted } from './search-state.ts';

/** Most answers are there sooner, and then say themselves what there is to say. */
const slowMilliseconds = 500;

/** What the list is, in a line: how many, that it is being looked for, or that there is nothing. */
export function ListStatus({ isQuiet = false }: { isQuiet?: boolean }) {
  const isSlow = useIsSlow(busy.value);
  return (
    <p class={isQuiet ? 'visually-hidden' : 'list-status'} role="status">
      {words(isSlow)}
    </p>
  );
}

function words(isSlow: boolean): string {
  const [current, want] = [listing.value, wanted.value];
  if (isIdle.value) return text('keepTyping');
  // Blank until then, but as high: no line moves, and the next words are heard as new.
  if (busy.value && !(current && same(current.of, want))) return isSlow ? text('searching') : '\u00a0';
  if (!current || failure.value || !same(current.of, want)) return '';
  if (current.results.length === 0 && !isNarrowed(current.of))
    return current.of.text ? text('nothingFound', current.of.text) : text('nothingHere');
  if (current.total !== undefined) return counted('resultCount', current.total);
  return current.nextOffset === undefined ? counted('resultCount', current.results.length) : '';
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
