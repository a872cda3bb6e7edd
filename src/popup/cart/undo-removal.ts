import { batch } from '@preact/signals';
import type { CartLine } from '../../contract/cart.ts';
import { findLine } from '../../contract/expected-cart.ts';
import { add } from './actions.ts';
import { cart, removed, restored } from './state.ts';

/**
 * Brings back what was taken out: the same product, as many of it, as anything is added.
 *
 * @returns the line it is in now
 */
export function undoRemoval(): CartLine | undefined {
  const { value: taken } = removed;
  if (!taken) return undefined;
  const { line } = taken;
  batch(() => {
    removed.value = undefined;
    const { value: others } = restored;
    restored.value = [
      ...others.map((each) => (each.place >= taken.place ? { ...each, place: each.place + 1 } : each)),
      { line, place: taken.place },
    ];
    add(line, line.quantity);
  });
  return findLine(cart.value.lines, { ...line, lineId: '' });
}

/** What was taken out stays out. */
export function forgetRemoval(): void {
  removed.value = undefined;
}
