import { batch } from '@preact/signals';
import type { CartLine } from '../../contract/cart.ts';
import type { LineDraft, LineTarget } from '../../contract/cart-command.ts';
import { findLine } from '../../contract/rules/expected-cart.ts';
import { announce, announceAtRest } from '../../ui/controls/announcer.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { formatCount, text } from '../../ui/text.ts';
import { cartLabel, lineName } from './cart-labels.ts';
import { sendCommand } from './send-command.ts';
import { cart, removedLine, restoredLines } from './state.ts';

/** Adds `quantity` of a product to the cart. */
export function addToCart(draft: LineDraft, quantity = 1): void {
  sendCommand({ kind: 'add', draft: lineDraftOf(draft), quantity });
  announce(text('announceAdded', lineName(draft), cartLabel(cart.value.count)));
}

/** Changes a line's quantity. @param by 1 or -1 */
export function stepQuantity(line: CartLine, by: number): void {
  sendCommand({ kind: 'step', line: targetOf(line), by });
  announceQuantity(line);
}

export function setQuantity(line: CartLine, quantity: number): void {
  sendCommand({ kind: 'set', line: targetOf(line), quantity });
  announceQuantity(line);
}

/** Sets the quantity of a product's line, or adds the line where the cart has none. */
export function ensureQuantity(draft: LineDraft, quantity: number): void {
  const line = findLine(cart.value.lines, { ...draft, lineId: '' });
  if (line) setQuantity(line, quantity);
  else addToCart(draft, quantity);
}

/** Removes a line, and remembers its place for Undo. */
export function removeLine(line: CartLine): void {
  batch(() => {
    const index = cart.value.lines.indexOf(line);
    const { value: before } = restoredLines;
    // The restored lines below move up.
    restoredLines.value = before
      .filter((each) => !isSameVariant(each.line, line))
      .map((each) => (each.index > index ? { ...each, index: each.index - 1 } : each));
    const commandId = sendCommand({ kind: 'remove', line: targetOf(line) });
    removedLine.value = { line, index, commandId, before };
  });
  announce(text('announceRemoved', lineName(line), cartLabel(cart.value.count)));
}

/** The number of items in the cart and the total, as one text. */
export function cartSummary(): string {
  const { count, totals } = cart.value;
  return totals ? text('cartAndTotal', cartLabel(count), moneyText(totals.total)) : cartLabel(count);
}

function announceQuantity(line: CartLine): void {
  announceAtRest(() => {
    const now = findLine(cart.value.lines, targetOf(line));
    return now ? text('announceQuantity', lineName(line), formatCount(now.quantity), cartSummary()) : cartSummary();
  });
}

function isSameVariant(one: CartLine, other: CartLine): boolean {
  return one.productId === other.productId && one.variantId === other.variantId;
}

function targetOf({ id, productId, variantId }: CartLine): LineTarget {
  return { lineId: id, productId, variantId };
}

/** The fields of a line that a new line of the same variant starts from. */
function lineDraftOf({ productId, variantId, name, language, traits, unit, picture }: LineDraft): LineDraft {
  return { productId, variantId, name, language, traits, unit, ...(picture && { picture }) };
}
