import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { cartButtonId, passFocus } from '../navigation/history.ts';

/** When an element leaves by itself with the focus in it, focus goes to the way to the cart. */
export function useFocusPassing(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const leaving = element.current;
    return () => {
      if (leaving?.contains(document.activeElement)) passFocus(cartButtonId);
    };
  }, []);
}
