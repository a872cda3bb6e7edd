import { batch } from '@preact/signals';
import type { Cart, CartGesture, CartLine } from '../../contract/cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce, announceAtRest } from '../../ui/announcer.tsx';
import { readMoney } from '../../ui/money.ts';
import { send } from '../../ui/send.ts';
import { formatCount, text } from '../../ui/text.ts';
import { noteEnded, noteWish } from '../account/wish.ts';
import { cartWords, lineName } from './cart-words.ts';
import { findLine, type LineSketch, type PendingGesture } from './expected.ts';
import { answered, cart, news, pending, refusal, removed } from './state.ts';

/** Gestures not sent yet: a line that was just added has no id to name it by until the shop has answered. */
const unsent: PendingGesture[] = [];
/** Questions are counted as they leave, so that an answer older than the one on screen is recognised. */
let asked = 0;
let newest = 0;
/** Counts sessions: what was asked in an earlier one is no business of this one. */
let session = 0;

/** Puts `quantity` of a product into the cart. */
export function add(sketch: LineSketch, quantity = 1): void {
  make({ id: crypto.randomUUID(), kind: 'add', sketch, quantity });
  announce(text('announceAdded', lineName(sketch), cartWords(cart.value.count)));
}

/** One more or fewer of a line. */
export function step(line: CartLine, by: number): void {
  const isProvisional = pending.value.some((gesture) => gesture.id === line.id);
  // More of what is just being added needs no id, so it need not wait for one: a popup may close any moment.
  if (isProvisional && by > 0) add(line, by);
  else make({ id: crypto.randomUUID(), kind: 'step', line: targetOf(line), by });
  announceQuantity(line);
}

/** The quantity that was typed for a line. */
export function setQuantity(line: CartLine, quantity: number): void {
  make({ id: crypto.randomUUID(), kind: 'set', line: targetOf(line), quantity });
  announceQuantity(line);
}

/** Takes a line out. */
export function remove(line: CartLine): void {
  const id = crypto.randomUUID();
  batch(() => {
    removed.value = { line, gestureId: id };
    make({ id, kind: 'remove', line: targetOf(line) });
  });
  announce(text('announceRemoved', lineName(line), cartWords(cart.value.count)));
}

/** Brings back what was taken out: the same product, as many of it, as anything is added. */
export function undoRemoval(): void {
  const line = removed.value?.line;
  if (!line) return;
  batch(() => {
    removed.value = undefined;
    add(line, line.quantity);
  });
}

/** What was taken out stays out. */
export function forgetRemoval(): void {
  removed.value = undefined;
}

/** Does again what was refused: the same gesture, which the worker counts once. */
export function retry(): void {
  const gesture = refusal.value?.gesture;
  refusal.value = undefined;
  if (gesture) make(gesture);
  else void readCart();
}

export function dismissNews(): void {
  news.value = [];
}

export function dismissRefusal(): void {
  refusal.value = undefined;
}

/** Asks the shop for the cart as it is now. */
export async function readCart(): Promise<void> {
  const [turn, mine] = [++asked, session];
  try {
    const fresh = await send('cart.read');
    if (mine === session) takeAnswer(turn, fresh);
  } catch (thrown) {
    if (mine !== session) return;
    const failure = failureOf(thrown);
    if (failure.name === 'session-ended') noteEnded();
    else if (failure.name !== 'not-configured' && failure.name !== 'sign-in-needed') refusal.value = { failure };
  }
}

/** Takes over a cart that came with another answer; answers still under way belong to an earlier session and are dropped. */
export function enterCart(entered: Cart): void {
  session += 1;
  unsent.length = 0;
  batch(() => {
    answered.value = entered;
    pending.value = [];
    refusal.value = undefined;
    removed.value = undefined;
  });
}

/** Takes over a cart the worker tells of by itself. While own changes are under way their answers are newer. */
export function hearCart(told: Cart): void {
  if (pending.value.length === 0) takeAnswer(++asked, told);
}

function announceQuantity(line: CartLine): void {
  announceAtRest(() => {
    const { count, totals } = cart.value;
    const now = findLine(cart.value, targetOf(line));
    const sum = totals ? text('cartAndTotal', cartWords(count), readMoney(totals.total)) : cartWords(count);
    return now ? text('announceQuantity', lineName(line), formatCount(now.quantity), sum) : sum;
  });
}

function targetOf(line: CartLine) {
  return { lineId: line.id, productId: line.productId, variantId: line.variantId };
}

function make(gesture: PendingGesture): void {
  batch(() => {
    refusal.value = undefined;
    pending.value = [...pending.value, gesture];
  });
  unsent.push(gesture);
  sendWaiting();
}

/**
 * Sends what can be sent, in order, without waiting for answers: the worker keeps what has reached it, and the popup may
 * close at any click.
 */
function sendWaiting(): void {
  for (let next = unsent[0]; next; next = unsent[0]) {
    const current = next;
    if (current.kind !== 'add' && pending.value.some((other) => other.id === current.line.lineId)) return;
    unsent.shift();
    const message = addressed(current);
    if (message) void deliver(current, message);
    else settle(current);
  }
}

/** The gesture in the worker's words; `undefined` when its line is gone. */
function addressed(gesture: PendingGesture): CartGesture | undefined {
  if (gesture.kind === 'add') {
    const { productId, variantId } = gesture.sketch;
    return { id: gesture.id, kind: 'add', productId, variantId, quantity: gesture.quantity };
  }
  const lineId = findLine(answered.value, gesture.line)?.id;
  if (lineId === undefined) return undefined;
  const { line: _, ...rest } = gesture;
  return { ...rest, lineId };
}

async function deliver(gesture: PendingGesture, message: CartGesture): Promise<void> {
  const [turn, mine] = [++asked, session];
  try {
    const changed = await send('cart.change', message);
    if (mine !== session) return;
    batch(() => {
      takeAnswer(turn, changed);
      settle(gesture);
    });
  } catch (thrown) {
    if (mine !== session) return;
    batch(() => {
      settle(gesture);
      refuse(gesture, thrown);
    });
  }
  sendWaiting();
}

function refuse(gesture: PendingGesture, thrown: unknown): void {
  // It is in the cart still.
  if (removed.value?.gestureId === gesture.id) removed.value = undefined;
  const failure = failureOf(thrown);
  if (failure.name === 'sign-in-needed') noteWish(gesture.kind === 'add' ? gesture.sketch.name : undefined);
  else if (failure.name === 'session-ended') noteEnded();
  else refusal.value = { failure, gesture };
}

function takeAnswer(turn: number, fresh: Cart): void {
  if (turn < newest) return;
  newest = turn;
  answered.value = fresh;
}

function settle(gesture: PendingGesture): void {
  pending.value = pending.value.filter((other) => other !== gesture);
}
