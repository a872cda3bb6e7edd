/** What is on screen, as it can be shown before any script of the panel has run. */
import { type Frame, keptVersion } from '../ui/kept.ts';
import { treeOf } from '../ui/tree.ts';
import { scrollerId, view } from './view.ts';

/** Views that look right with the first stylesheet alone, and hold nothing that was typed but the search. */
const kinds = ['browse', 'search', 'category'];
/** What the panel has only after its further views have come: it would go and come again. */
const later = '.chooser, .chosen, .empty, dialog';

/** `undefined` where it cannot be shown without the panel. */
export function takeFrame(): Frame | undefined {
  const panel = document.getElementById('app')?.firstElementChild;
  const scroller = document.getElementById(scrollerId);
  if (!panel || !scroller || !kinds.includes(view.value.name) || panel.querySelector(later)) return undefined;
  const copy = panel.cloneNode(true) as HTMLElement;
  dropUnseen(scroller, copy);
  const field = copy.querySelector('input');
  // A value is not in the markup, and what is offered for it comes with the next letter.
  field?.setAttribute('value', panel.querySelector('input')?.value ?? '');
  field?.setAttribute('aria-expanded', 'false');
  field?.removeAttribute('aria-activedescendant');
  const offered = copy.querySelector('[role=listbox]');
  offered?.replaceChildren();
  offered?.setAttribute('hidden', '');
  for (const each of copy.querySelectorAll('[aria-live]')) each.replaceChildren();
  for (const each of copy.querySelectorAll('img, .strip')) each.remove();
  const { lang, dir, style } = document.documentElement;
  const accent = style.getPropertyValue('--accent');
  return {
    version: keptVersion(),
    at: Date.now(),
    tree: treeOf(copy),
    lang,
    dir,
    accent,
    scroll: scroller.scrollTop,
  };
}

/** What lies below the window's edge is drawn when there is time. */
function dropUnseen(scroller: HTMLElement, copy: HTMLElement): void {
  const { bottom } = scroller.getBoundingClientRect();
  const copies = copy.querySelectorAll(`#${scrollerId} li`);
  [...scroller.querySelectorAll('li')].forEach((entry, index) => {
    if (entry.getBoundingClientRect().top > bottom) copies[index]?.remove();
  });
}
