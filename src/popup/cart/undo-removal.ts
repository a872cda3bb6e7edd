import { batch } from '@preact/signals';
import type { CartLine } from '../../contract/cart.ts';
import { findLine } from '../../contract/rules/expected-cart.ts';
import { addToCart } from './line-actions.ts';
import { cart, removedLine, restoredLines } from './state.ts';

/**
 * Brings the removed line back, by adding the same quantity of the same variant.
 *
 * @returns the line that now holds the variant
 */
export function undoRemoval(): CartLine | undefined {
  const { value: removed } = removedLine;
  if (!removed) return undefined;
  const { line, index } = removed;
  batch(() => {
    removedLine.value = undefined;
    const { value: others } = restoredLines;
    restoredLines.value = [
      ...others.map((each) => (each.index >= index ? { ...each, index: each.index + 1 } : each)),
      { line, index },
    ];
    addToCart(line, line.quantity);
  });
  return findLine(cart.value.lines, { ...line, lineId: '' });
}

/** Takes Undo away. */
export function forgetRemoval(): void {
  removedLine.value = undefined;
}
