import { batch } from '@preact/signals';
import type { CartLine, LineDraft, LineTarget } from '../../contract/cart.ts';
import { findLine } from '../../contract/expected-cart.ts';
import { announce, announceAtRest } from '../../ui/controls/announcer.tsx';
import { moneyText } from '../../ui/format/money.ts';
import { formatCount, text } from '../../ui/text.ts';
import { cartLabel, lineName } from './cart-labels.ts';
import { sendCommand } from './send-command.ts';
import { cart, removed, restored } from './state.ts';

/** Puts `quantity` of a product into the cart. */
export function add(draft: LineDraft, quantity = 1): void {
  sendCommand({ kind: 'add', draft: lineDraftOf(draft), quantity });
  announce(text('announceAdded', lineName(draft), cartLabel(cart.value.count)));
}

/** One more or fewer of a line. */
export function step(line: CartLine, by: number): void {
  sendCommand({ kind: 'step', line: targetOf(line), by });
  announceQuantity(line);
}

/** The quantity that was typed for a line. */
export function setQuantity(line: CartLine, quantity: number): void {
  sendCommand({ kind: 'set', line: targetOf(line), quantity });
  announceQuantity(line);
}

/** Has as many of something in the cart as the shop sells, though it may not be in there yet. */
export function settleFor(draft: LineDraft, quantity: number): void {
  const line = findLine(cart.value.lines, { ...draft, lineId: '' });
  if (line) setQuantity(line, quantity);
  else add(draft, quantity);
}

/** Takes a line out. */
export function remove(line: CartLine): void {
  batch(() => {
    const place = cart.value.lines.indexOf(line);
    const { value: before } = restored;
    // What stands below it moves up.
    restored.value = before
      .filter((each) => !isSame(each.line, line))
      .map((each) => (each.place > place ? { ...each, place: each.place - 1 } : each));
    const commandId = sendCommand({ kind: 'remove', line: targetOf(line) });
    removed.value = { line, place, commandId, before };
  });
  announce(text('announceRemoved', lineName(line), cartLabel(cart.value.count)));
}

/** How much is in the cart, and what it comes to. */
export function cartAndTotal(): string {
  const { count, totals } = cart.value;
  return totals ? text('cartAndTotal', cartLabel(count), moneyText(totals.total)) : cartLabel(count);
}

function announceQuantity(line: CartLine): void {
  announceAtRest(() => {
    const now = findLine(cart.value.lines, targetOf(line));
    return now ? text('announceQuantity', lineName(line), formatCount(now.quantity), cartAndTotal()) : cartAndTotal();
  });
}

function isSame(one: CartLine, other: CartLine): boolean {
  return one.productId === other.productId && one.variantId === other.variantId;
}

function targetOf({ id, productId, variantId }: CartLine): LineTarget {
  return { lineId: id, productId, variantId };
}

/** Of a line what another of the same begins with. */
function lineDraftOf({ productId, variantId, name, language, traits, unit, picture }: LineDraft): LineDraft {
  return { productId, variantId, name, language, traits, unit, ...(picture && { picture }) };
}
