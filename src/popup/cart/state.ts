import { computed, signal } from '@preact/signals';
import type { MergedLine } from '../../contract/account.ts';
import { type Cart, type CartLine, emptyCart } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { expected, type PendingGesture } from './expected.ts';

/** The shop's last answer. */
export const answered = signal<Cart>(emptyCart);

/** Gestures the shop has not answered yet, oldest first. */
export const pending = signal<readonly PendingGesture[]>([]);

/** The cart on screen: the last answer and what was done since. */
export const cart = computed(() => expected(answered.value, pending.value));

/** A gesture the shop refused, taken back; or reading the cart failed. Stays until it is dismissed or the next one succeeds. */
export const refusal = signal<{ failure: Failure; gesture?: PendingGesture }>();

/** The line taken out last, which can be brought back; until the next removal, or until the cart's view is left. */
export const removed = signal<{ line: CartLine; gestureId: string }>();

/** Lines that hold another quantity than the guest had chosen, since two carts were made one; stays until it is dismissed. */
export const news = signal<readonly MergedLine[]>([]);

/** How many of a product are in the cart, all its variants together. */
export function quantityOf(productId: string): number {
  return cart.value.lines.reduce((sum, line) => (line.productId === productId ? sum + line.quantity : sum), 0);
}
