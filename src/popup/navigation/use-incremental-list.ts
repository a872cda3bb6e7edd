import { useEffect, useState } from 'preact/hooks';
import { painted } from '../../ui/first-frame/is-painted.ts';
import { returning } from './history.ts';

interface Portions {
  /** Entries that are drawn in one go: more than a panel shows, fewer than would be felt. */
  portion: number;
  /** The least that an entry takes up of the height, in CSS pixels. */
  entryHeight: number;
  /** Which list it is: another one begins anew. */
  of?: string;
}

/**
 * How many of a long list's entries are drawn by now: first what is in sight, the rest portion by portion between whatever
 * else is due, so that no list is long enough to be waited for.
 */
export function useIncrementalList(count: number, { portion, entryHeight, of }: Portions): number {
  const inSight = portion + Math.ceil((returning.peek()?.scroll ?? 0) / entryHeight);
  const [drawn, setDrawn] = useState({ of, shown: inSight });
  const shown = drawn.of === of ? drawn.shown : portion;
  useEffect(() => {
    // What is added to a list that is all there is drawn at once.
    if (shown >= count) {
      if (shown < count + portion) setDrawn({ of, shown: count + portion });
      return;
    }
    let isWanted = true;
    void painted().then(() => isWanted && setDrawn({ of, shown: shown + portion }));
    return () => {
      isWanted = false;
    };
  }, [of, shown, count]);
  return Math.min(shown, count);
}
