/** Captures the frame on screen, which the next opening shows before the panel's script has run. */

import type { DomJson } from '../../ui/first-frame/dom-json.ts';
import { type Frame, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { scrollerId } from '../navigation/focus.ts';
import { view } from '../navigation/history.ts';

/** Views that the first stylesheet covers, and that hold no typed text except the search. */
const capturableViews = ['home', 'search', 'category'];
/** Parts that the panel has only once its lazy views are loaded: in a first frame they would flicker. */
const lazyParts = '.chooser, .chosen, .empty, dialog';

/** Rebuilding more entries than these takes longer than rendering the panel. */
const mostEntries = 40;

/** The frame on screen; `undefined` where it cannot be shown without the panel's script. */
export function captureFrame(): Frame | undefined {
  const panel = document.getElementById('app')?.firstElementChild;
  const scroller = document.getElementById(scrollerId);
  if (!panel || !scroller || !capturableViews.includes(view.value.name) || panel.querySelector(lazyParts))
    return undefined;
  const seen = entriesInSight(scroller);
  if (seen.size > mostEntries) return undefined;
  const copy = copyOf(
    panel,
    (element) =>
      element.matches('img, .strip') ||
      (element.localName === 'li' && scroller.contains(element) && !seen.has(element)),
  );
  const field = copy.querySelector('input');
  // Markup does not contain a field's value. Suggestions return with the next letter.
  field?.setAttribute('value', panel.querySelector('input')?.value ?? '');
  field?.setAttribute('aria-expanded', 'false');
  field?.removeAttribute('aria-activedescendant');
  const offered = copy.querySelector('[role=listbox]');
  offered?.replaceChildren();
  offered?.setAttribute('hidden', '');
  offered?.parentElement?.setAttribute('hidden', '');
  for (const each of copy.querySelectorAll('[aria-live]')) each.replaceChildren();
  const { lang, dir, style } = document.documentElement;
  const accent = style.getPropertyValue('--accent');
  return {
    version: snapshotVersion(),
    at: Date.now(),
    tree: domJsonOf(copy),
    lang,
    dir,
    accent,
    scroll: scroller.scrollTop,
  };
}

/** The entries of lists down to the window's edge; the panel renders those below later. */
function entriesInSight(scroller: HTMLElement): Set<Element> {
  const { bottom } = scroller.getBoundingClientRect();
  const seen = new Set<Element>();
  for (const list of scroller.querySelectorAll('ul')) {
    for (const entry of list.children) {
      if (entry.getBoundingClientRect().top > bottom || seen.size > mostEntries) break;
      seen.add(entry);
    }
  }
  return seen;
}

/** A deep copy of an element without the descendants that `isLeftOut` names. */
function copyOf(element: Element, isLeftOut: (element: Element) => boolean): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  for (const node of element.childNodes) {
    if (!(node instanceof Element)) copy.append(node.cloneNode());
    else if (!isLeftOut(node)) copy.append(copyOf(node, isLeftOut));
  }
  return copy;
}

/** An element as JSON, from which `nodeOf` rebuilds the element. */
function domJsonOf(element: Element): DomJson {
  const inside = [...element.childNodes].flatMap((node): DomJson[] => {
    if (node instanceof Element) return [domJsonOf(node)];
    return node instanceof Text && node.data !== '' ? [node.data] : [];
  });
  return [
    element.localName,
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    inside,
  ];
}
