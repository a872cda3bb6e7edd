import { batch } from '@preact/signals';
import type { Cart, CartCode, CartLine, CartNews, LineSketch, LineTarget } from '../../contract/cart.ts';
import { findLine } from '../../contract/expected-cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce, announceAtRest } from '../../ui/announcer.tsx';
import { readMoney } from '../../ui/money.ts';
import { send } from '../../ui/send.ts';
import { formatCount, text } from '../../ui/text.ts';
import { cartWords, lineName } from './cart-words.ts';
import { make } from './gestures.ts';
import { answered, cart, codeDraft, heard, placeDraft, removed, restored, shipping } from './state.ts';
import { sessionNow, takeCart } from './taking.ts';

let shippingTurn = 0;

/** Puts `quantity` of a product into the cart. */
export function add(sketch: LineSketch, quantity = 1): void {
  make({ kind: 'add', sketch: sketchOf(sketch), quantity });
  announce(text('announceAdded', lineName(sketch), cartWords(cart.value.count)));
}

/** One more or fewer of a line. */
export function step(line: CartLine, by: number): void {
  make({ kind: 'step', line: targetOf(line), by });
  announceQuantity(line);
}

/** The quantity that was typed for a line. */
export function setQuantity(line: CartLine, quantity: number): void {
  make({ kind: 'set', line: targetOf(line), quantity });
  announceQuantity(line);
}

/** Has as many of something in the cart as the shop sells, though it may not be in there yet. */
export function settleFor(sketch: LineSketch, quantity: number): void {
  const line = findLine(cart.value.lines, { ...sketch, lineId: '' });
  if (line) setQuantity(line, quantity);
  else add(sketch, quantity);
}

/** Takes a line out. */
export function remove(line: CartLine): void {
  batch(() => {
    const place = cart.value.lines.indexOf(line);
    restored.value = restored.value.filter((each) => !isSame(each.line, line));
    const gestureId = make({ kind: 'remove', line: targetOf(line) });
    removed.value = { line, place, gestureId };
  });
  announce(text('announceRemoved', lineName(line), cartWords(cart.value.count)));
}

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
    restored.value = [...restored.value, taken];
    add(line, line.quantity);
  });
  return findLine(cart.value.lines, { ...line, lineId: '' });
}

/** What was taken out stays out. */
export function forgetRemoval(): void {
  removed.value = undefined;
}

/** Gives the code that was typed to the shop. */
export function applyCode(): void {
  const code = codeDraft.value.trim();
  if (code === '') return;
  batch(() => {
    codeDraft.value = '';
    make({ kind: 'add-code', code });
  });
}

export function removeCode(code: CartCode): void {
  make({ kind: 'remove-code', code });
}

/** Where the cart is to go, for the tax and the ways of sending it. */
export function deliverTo(country: string, postalCode: string): void {
  batch(() => {
    placeDraft.value = { country, postalCode };
    make({ kind: 'deliver-to', country, postalCode });
  });
}

export function deliverBy(method: { id: string; name: string }): void {
  make({ kind: 'deliver-by', method });
}

/** Asks how the cart could be sent to where it is to go. Of several questions the last one's answer counts. */
export async function readShippingOptions(): Promise<void> {
  const turn = ++shippingTurn;
  const found = await send('cart.shippingOptions').then(
    (options) => ({ options }),
    (thrown: unknown) => ({ failure: failureOf(thrown) }),
  );
  if (turn === shippingTurn) shipping.value = found;
}

/** Brings prices and products up to date. */
export function refreshCart(): void {
  make({ kind: 'refresh' });
}

/** Asks what the catalogue says of the lines today; where it says nothing the cart stays as it is. */
export async function checkCart(): Promise<void> {
  if (cart.value.lines.length > 0) await change(() => send('cart.check'));
}

/** The shopper goes on to the shop's own checkout. */
export function goToCheckout(): void {
  void send('cart.checkOut').catch(() => {});
}

/** Puts news away. */
export function dismissNews({ id }: CartNews): void {
  heard.value = new Set([...heard.value, id]);
  void change(() => send('cart.dismiss', id));
}

/** Says what becomes of changes that were forgotten. */
export function decide(choice: 'send' | 'drop'): void {
  const { forgotten: _, ...rest } = answered.value;
  answered.value = rest;
  void change(() => send('cart.decide', choice));
}

/** Asks the worker for something that brings a cart. What it was, is over on screen already: a failure changes nothing. */
async function change(question: () => Promise<Cart>): Promise<void> {
  const mine = sessionNow();
  const fresh = await question().catch(() => undefined);
  if (fresh && mine === sessionNow()) takeCart(fresh);
}

function announceQuantity(line: CartLine): void {
  announceAtRest(() => {
    const { count, totals, lines } = cart.value;
    const now = findLine(lines, targetOf(line));
    const sum = totals ? text('cartAndTotal', cartWords(count), readMoney(totals.total)) : cartWords(count);
    return now ? text('announceQuantity', lineName(line), formatCount(now.quantity), sum) : sum;
  });
}

function isSame(one: CartLine, other: CartLine): boolean {
  return one.productId === other.productId && one.variantId === other.variantId;
}

function targetOf({ id, productId, variantId }: CartLine): LineTarget {
  return { lineId: id, productId, variantId };
}

/** Of a line what another of the same begins with. */
function sketchOf({ productId, variantId, name, language, traits, unit, picture }: LineSketch): LineSketch {
  return { productId, variantId, name, language, traits, unit, ...(picture && { picture }) };
}
