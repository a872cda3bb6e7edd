import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isKeySheetOpen } from '../key-sheet-state.ts';
import { searchFieldId } from './focus.ts';
import { canGoBack, goBack, goForward, savedPosition, view } from './history.ts';
import { isDrawable } from './lazy-views.ts';

/**
 * Handles navigation between views. A new view gets focus on its element with `data-entry`; a view that the shopper
 * returns to gets its former scroll position and focus. Escape and the mouse's back button step back, its forward
 * button forward.
 *
 * @returns the ref for the element that scrolls
 */
export function useNavigation(): RefObject<HTMLElement | null> {
  const scroller = useRef<HTMLElement>(null);
  const current = view.value;
  const isReady = isDrawable(current);
  const isOpening = useRef(true);

  useLayoutEffect(() => {
    if (!isReady) return;
    // When the panel opens, focus stays in the search field.
    if (isOpening.current) isOpening.current = false;
    else if (scroller.current) restorePosition(scroller.current);
  }, [current, isReady]);

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

function restorePosition(scroller: HTMLElement): void {
  scroller.scrollTop = savedPosition.value?.scroll ?? 0;
  focusTarget(scroller)?.focus({ preventScroll: true });
}

/** The element to focus after a step; `undefined` where focus stays. */
function focusTarget(scroller: HTMLElement): HTMLElement | null | undefined {
  const { focusId } = savedPosition.value ?? {};
  const former = focusId && (document.getElementById(focusId) ?? sameResult(focusId));
  if (former) return former;
  const active = document.activeElement;
  const field = document.getElementById(searchFieldId);
  // Views that follow the typing must not take focus from the field.
  if (view.value.name === 'home' || view.value.name === 'search') return active === field ? undefined : field;
  return scroller.querySelector<HTMLElement>('[data-entry]') ?? scroller;
}

/** The same product in another entry of the home view, whose shelves change when the shopper opens a product. */
function sameResult(focusId: string): HTMLElement | undefined {
  const [id = ''] = focusId.split('@');
  return [...document.querySelectorAll<HTMLElement>('[data-result]')].find((result) => result.id.startsWith(id));
}

/** The buttons of a mouse for back and forward: https://www.w3.org/TR/uievents/#dom-mouseevent-button */
const [backButton, forwardButton] = [3, 4];

function onMouseUp(event: MouseEvent): void {
  if (event.button !== backButton && event.button !== forwardButton) return;
  // In a tab the browser would navigate away from the panel.
  event.preventDefault();
  if (event.button === backButton) goBack();
  else goForward();
}

/**
 * Escape steps back one view; on the home view the browser handles it and closes the popup. Ctrl or ⌘ with K focuses
 * the search field; with / it opens the sheet of keys.
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
  goBack();
  event.preventDefault();
}
