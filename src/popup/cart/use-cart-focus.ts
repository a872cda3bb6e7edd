import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CartLine } from '../../contract/cart.ts';
import { removedLine } from './state.ts';

/** `id` of the button that brings the removed line back. */
export const undoButtonId = 'undo';

/**
 * Moves focus when the button that had it is removed with its line, or with Undo.
 *
 * @param title gets focus where no button remains
 * @returns a ref to set to the `id` of the element that gets focus after the next render
 */
export function useCartFocus(
  lines: readonly CartLine[],
  title: RefObject<HTMLElement | null>,
): { current: string | undefined } {
  const nextFocusId = useRef<string | undefined>(undefined);
  const countBefore = useRef(lines.length);
  // Read before this render changes the document.
  const hadUndoFocus = document.activeElement?.id === undoButtonId;
  const focusedLine = document.activeElement?.closest('.line');
  const focusedIndex = [...(focusedLine?.parentElement?.children ?? [])].indexOf(focusedLine as Element);
  const focusedControl = controlsIn(focusedLine).indexOf(document.activeElement as HTMLElement);

  useLayoutEffect(() => {
    // A rejected removal takes Undo away, and leaves no element to focus: the title gets focus.
    const id = nextFocusId.current ?? (hadUndoFocus && !removedLine.value ? '' : undefined);
    nextFocusId.current = undefined;
    if (id !== undefined) {
      (document.getElementById(id) ?? title.current)?.focus({ preventScroll: id === undoButtonId });
    } else if (focusedIndex >= 0 && document.activeElement === document.body) {
      const rendered = document.querySelectorAll('.line');
      const controls = controlsIn(rendered[Math.min(focusedIndex, rendered.length - 1)]);
      // A replaced line has the same controls; a line removed on another device gives way to the next one's first.
      const isReplaced = lines.length === countBefore.current;
      ((isReplaced && controls[focusedControl]) || (controls[0] ?? title.current))?.focus();
    }
    countBefore.current = lines.length;
  }, [lines.map(({ id }) => id).join(), removedLine.value]);

  return nextFocusId;
}

/** The elements of a line that can have focus, its name first. */
function controlsIn(line: Element | null | undefined): HTMLElement[] {
  return [...(line?.querySelectorAll<HTMLElement>('button, input') ?? [])];
}
