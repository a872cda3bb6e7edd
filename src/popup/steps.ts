import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { search } from './catalog/actions.ts';
import { typed } from './catalog/state.ts';
import { back, canGoBack, returning, searchFieldId, view } from './view.ts';

/**
 * What happens between two views: focus goes to what the new one marks with `data-entry`, a view that is come back to is
 * scrolled and focused as it was left, and Escape steps back.
 *
 * @returns the ref for the element that scrolls
 */
export function useSteps(): RefObject<HTMLElement | null> {
  const scroller = useRef<HTMLElement>(null);
  const current = view.value;
  const isOpening = useRef(true);

  useLayoutEffect(() => {
    // At opening focus is the search field's.
    if (isOpening.current) isOpening.current = false;
    else if (scroller.current) arrive(scroller.current);
  }, [current]);

  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return scroller;
}

function arrive(scroller: HTMLElement): void {
  scroller.scrollTop = returning.value?.scroll ?? 0;
  landing(scroller)?.focus({ preventScroll: true });
}

/** Where focus belongs after a step; `undefined` where it may stay. */
function landing(scroller: HTMLElement): HTMLElement | null | undefined {
  const left = returning.value?.focusId && document.getElementById(returning.value.focusId);
  if (left) return left;
  const active = document.activeElement;
  const field = document.getElementById(searchFieldId);
  if (view.value.name === 'browse') return active === field ? undefined : field;
  return scroller.querySelector<HTMLElement>('[data-entry]') ?? scroller;
}

/** Escape: one step back, then an empty field; after that it is the browser's, and closes the popup. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  if (canGoBack.value) back();
  else if (typed.value !== '') {
    search('');
    document.getElementById(searchFieldId)?.focus();
  } else return;
  event.preventDefault();
}
