import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isKeySheetOpen } from '../key-sheet-state.ts';
import { back, canGoBack, forward, returning, searchFieldId, view } from './history.ts';
import { isDrawable } from './lazy-views.ts';

/**
 * What happens between two views: focus goes to what the new one marks with `data-entry`, a view that is come back to is
 * scrolled and focused as it was left; Escape steps back, and so do a mouse's own buttons, forward too.
 *
 * @returns the ref for the element that scrolls
 */
export function useNavigation(): RefObject<HTMLElement | null> {
  const scroller = useRef<HTMLElement>(null);
  const current = view.value;
  const isThere = isDrawable(current);
  const isOpening = useRef(true);

  useLayoutEffect(() => {
    if (!isThere) return;
    // At opening focus is the search field's.
    if (isOpening.current) isOpening.current = false;
    else if (scroller.current) arrive(scroller.current);
  }, [current, isThere]);

  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('mouseup', onMouseUp);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('mouseup', onMouseUp);
    };
  }, []);

  return scroller;
}

function arrive(scroller: HTMLElement): void {
  scroller.scrollTop = returning.value?.scroll ?? 0;
  landing(scroller)?.focus({ preventScroll: true });
}

/** Where focus belongs after a step; `undefined` where it may stay. */
function landing(scroller: HTMLElement): HTMLElement | null | undefined {
  const { focusId } = returning.value ?? {};
  const left = focusId && (document.getElementById(focusId) ?? sameResult(focusId));
  if (left) return left;
  const active = document.activeElement;
  const field = document.getElementById(searchFieldId);
  // Who types is not disturbed by what follows the typing.
  if (view.value.name === 'browse' || view.value.name === 'search') return active === field ? undefined : field;
  return scroller.querySelector<HTMLElement>('[data-entry]') ?? scroller;
}

/** Its product elsewhere on the front page, whose shelves change with what is looked at: see `Placed`. */
function sameResult(focusId: string): HTMLElement | undefined {
  const [id = ''] = focusId.split('@');
  return [...document.querySelectorAll<HTMLElement>('[data-result]')].find((result) => result.id.startsWith(id));
}

/** The buttons of a mouse that browsers go back and forward by: https://www.w3.org/TR/uievents/#dom-mouseevent-button */
const [backButton, forwardButton] = [3, 4];

function onMouseUp(event: MouseEvent): void {
  if (event.button !== backButton && event.button !== forwardButton) return;
  // In a tab the browser would leave the panel.
  event.preventDefault();
  if (event.button === backButton) back();
  else forward();
}

/**
 * Escape: one step back; on the front page it is the browser's, and closes the popup. Ctrl or ⌘ with K: to the search field;
 * with /: which keys there are.
 */
function onKeyDown(event: KeyboardEvent): void {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (isCommand && event.key === '/') {
    isKeySheetOpen.value = true;
    event.preventDefault();
    return;
  }
  if (isCommand && event.key.toLowerCase() === 'k' && !event.shiftKey) {
    const field = document.getElementById(searchFieldId) as HTMLInputElement | null;
    field?.focus();
    field?.select();
    event.preventDefault();
    return;
  }
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !canGoBack.value) return;
  back();
  event.preventDefault();
}
