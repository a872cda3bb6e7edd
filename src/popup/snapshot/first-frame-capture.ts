/** What is on screen, as it can be shown before any script of the panel has run. */

import type { DomJson } from '../../ui/first-frame/dom-json.ts';
import { type Frame, snapshotVersion } from '../../ui/first-frame/snapshot-read.ts';
import { scrollerId, view } from '../navigation/history.ts';

/** Views that look right with the first stylesheet alone, and hold nothing that was typed but the search. */
const kinds = ['browse', 'search', 'category'];
/** What the panel has only after its further views have come: it would go and come again. */
const later = '.chooser, .chosen, .empty, dialog';

/** Further down a list it would take longer to make again than the panel takes to draw it. */
const mostEntries = 40;

/** `undefined` where it cannot be shown without the panel. */
export function captureFrame(): Frame | undefined {
  const panel = document.getElementById('app')?.firstElementChild;
  const scroller = document.getElementById(scrollerId);
  if (!panel || !scroller || !kinds.includes(view.value.name) || panel.querySelector(later)) return undefined;
  const seen = entriesInSight(scroller);
  if (seen.size > mostEntries) return undefined;
  const copy = copyOf(
    panel,
    (element) =>
      element.matches('img, .strip') ||
      (element.localName === 'li' && scroller.contains(element) && !seen.has(element)),
  );
  const field = copy.querySelector('input');
  // A value is not in the markup, and what is offered for it comes with the next letter.
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
    tree: treeOf(copy),
    lang,
    dir,
    accent,
    scroll: scroller.scrollTop,
  };
}

/** Of a list the entries down to the window's edge: what lies below is drawn when there is time. */
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

/** A copy of an element and of what is in it, but for some; those are not even looked into. */
function copyOf(element: Element, isLeft: (element: Element) => boolean): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  for (const node of element.childNodes) {
    if (!(node instanceof Element)) copy.append(node.cloneNode());
    else if (!isLeft(node)) copy.append(copyOf(node, isLeft));
  }
  return copy;
}

/** An element as data, from which `nodeOf` makes elements again. */
function treeOf(element: Element): DomJson {
  const inside = [...element.childNodes].flatMap((node): DomJson[] => {
    if (node instanceof Element) return [treeOf(node)];
    return node instanceof Text && node.data !== '' ? [node.data] : [];
  });
  return [
    element.localName,
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    inside,
  ];
}
