import { isFresh } from '../../contract/rules/freshness.ts';
import { nodeOf } from '../../ui/first-frame/dom-json.ts';
import type { Frame } from '../../ui/first-frame/snapshot-read.ts';
import { nativeBrowser } from '../../ui/native-browser.ts';
import type { TextKey } from '../../ui/text.ts';

/** After this time the panel opens on the home view. Milliseconds. */
const frameLastsMilliseconds = 10 * 60_000;

/** Resolves when the browser has parsed the whole document. */
export async function documentParsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/**
 * Translates the frame built into the document: its only visible text, and the attributes for language and direction.
 */
export function localizeShell(): void {
  const word = (key: TextKey) => nativeBrowser.i18n.getMessage(key);
  const root = document.documentElement;
  root.lang = word('textLanguage');
  root.dir = word('textDirection');
  document.getElementById('search')?.setAttribute('placeholder', word('searchProducts'));
}

/**
 * Shows the last frame of the last opening, with focus in the search field.
 *
 * @returns whether it is shown; the document stays as it is for a frame that is outdated or damaged
 */
export function paintFrame({ at, tree, lang, dir, accent, scroll }: Frame): boolean {
  if (!isFresh(at, frameLastsMilliseconds, Date.now())) return false;
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
  // The `autofocus` attribute focuses the search field. A call of `focus()` would force one more layout.
  document.getElementById('app')?.replaceChildren(panel);
  // Scrolling in this task would force one more layout too, so the panel scrolls in the next animation frame.
  if (scroll > 0) requestAnimationFrame(() => document.getElementById('scroller')?.scrollTo(0, scroll));
  return true;
}
