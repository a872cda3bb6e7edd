import { useEffect, useState } from 'preact/hooks';
import { returning } from '../view.ts';

/** Lines that are drawn in one go: more than a panel shows, fewer than would be felt. */
const portion = 16;
/** The least that a line is high, in CSS pixels. */
export const lineHeight = 88;

/**
 * How many of a long list's entries are drawn by now: first what is in sight, the rest portion by portion between whatever
 * else is due, so that no list is long enough to be waited for.
 */
export function useGradually(count: number): number {
  const [shown, setShown] = useState(() => portion + Math.ceil((returning.peek()?.scroll ?? 0) / lineHeight));
  useEffect(() => {
    // What is added to a list that is all there is drawn at once.
    if (shown >= count) return setShown(count + portion);
    const next = setTimeout(() => setShown(shown + portion));
    return () => clearTimeout(next);
  }, [shown, count]);
  return Math.min(shown, count);
}
