import type { Frame } from '../ui/kept.ts';
import { nodeOf } from '../ui/tree.ts';

/** After so long the panel begins at its front page. Milliseconds. */
const lasts = 10 * 60_000;

/**
 * Shows the last frame of the last opening, in which the search field has focus.
 *
 * @returns whether it is there: an old one is not, nor one that is damaged, and the document stays as it was
 */
export function showFrame({ at, tree, lang, dir, accent, scroll }: Frame): boolean {
  if (Math.abs(Date.now() - at) > lasts) return false;
  let panel: Node;
  try {
    panel = nodeOf(tree);
  } catch {
    return false;
  }
  const root = document.documentElement;
  root.lang = lang;
  root.dir = dir;
  if (accent) root.style.setProperty('--accent', accent);
  const hadFocus = document.activeElement?.id === 'search';
  document.getElementById('app')?.replaceChildren(panel);
  // Either would have the browser lay out the page at once, and then once more. The field gets focus by its own attribute,
  // unless the one that stood there before has taken it already.
  if (hadFocus) document.getElementById('search')?.focus();
  const scroller = scroll > 0 && document.getElementById('scroller');
  if (scroller) scroller.scrollTop = scroll;
  return true;
}
