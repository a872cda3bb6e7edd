import { nodeOf } from '../../ui/first-frame/dom-json.ts';
import type { Frame } from '../../ui/first-frame/snapshot-read.ts';
import { nativeBrowser } from '../../ui/native-browser.ts';
import type { TextKey } from '../../ui/text.ts';

/** After so long the panel begins at its front page. Milliseconds. */
const lasts = 10 * 60_000;

/** Resolves once the whole document is there. */
export async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/** Gives the frame that stands in the document its words: one of them is seen, the others come with the panel. */
export function showWords(): void {
  const word = (key: TextKey) => nativeBrowser.i18n.getMessage(key);
  const root = document.documentElement;
  root.lang = word('textLanguage');
  root.dir = word('textDirection');
  document.getElementById('search')?.setAttribute('placeholder', word('searchProducts'));
}

/**
 * Shows the last frame of the last opening, in which the search field has focus.
 *
 * @returns whether it is there: an old one is not, nor one that is damaged, and the document stays as it was
 */
export function paintFrame({ at, tree, lang, dir, accent, scroll }: Frame): boolean {
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
  // The field gets focus by its own attribute: by a call the page would be laid out at once, and then once more.
  document.getElementById('app')?.replaceChildren(panel);
  // Sooner it would be laid out at once, and then once more.
  if (scroll > 0) requestAnimationFrame(() => document.getElementById('scroller')?.scrollTo(0, scroll));
  return true;
}
