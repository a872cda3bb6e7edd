import { useEffect, useState } from 'preact/hooks';
import { waitForPaint } from '../../ui/first-frame/is-painted.ts';
import { savedPosition } from './history.ts';

interface Portions {
  /** Entries rendered in one task: more than the panel shows, fewer than a shopper would wait for. */
  portion: number;
  /** Least height of an entry, in CSS pixels. */
  entryHeight: number;
  /** Identifies the list: another list starts with one portion. */
  listKey?: string;
}

/**
 * Renders a long list portion by portion: first the entries in sight, then one portion after each paint, so that no
 * list delays the first frame.
 *
 * @returns number of entries to render now
 */
export function useIncrementalList(count: number, { portion, entryHeight, listKey }: Portions): number {
  const inSight = portion + Math.ceil((savedPosition.peek()?.scroll ?? 0) / entryHeight);
  const [drawn, setDrawn] = useState({ listKey, shown: inSight });
  const shown = drawn.listKey === listKey ? drawn.shown : portion;
  useEffect(() => {
    // An entry added to a complete list is rendered at once.
    if (shown >= count) {
      if (shown < count + portion) setDrawn({ listKey, shown: count + portion });
      return;
    }
    let isWanted = true;
    void waitForPaint().then(() => isWanted && setDrawn({ listKey, shown: shown + portion }));
    return () => {
      isWanted = false;
    };
  }, [listKey, shown, count]);
  return Math.min(shown, count);
}
