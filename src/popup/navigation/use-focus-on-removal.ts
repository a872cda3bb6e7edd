import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { cartButtonId, moveFocus } from './focus.ts';

/** When an element that holds focus is removed without a press, focus moves to the button that opens the cart. */
export function useFocusOnRemoval(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const removed = element.current;
    return () => {
      if (removed?.contains(document.activeElement)) moveFocus(cartButtonId);
    };
  }, []);
}
