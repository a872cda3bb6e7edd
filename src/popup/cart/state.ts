import { computed, signal } from '@preact/signals';
import {
  type Cart,
  type CartCommand,
  type CartLine,
  type CartNews,
  emptyCart,
  type ShippingOption,
} from '../../contract/cart.ts';
import { expectedCart, findLine } from '../../contract/expected-cart.ts';
import type { Failure } from '../../contract/failure.ts';

/** The cart as the worker told it last. */
export const answered = signal<Cart>(emptyCart);

/** Commands that have not reached the worker yet, oldest first. */
export const pending = signal<readonly CartCommand[]>([]);

/** Lines that were brought back, and where each stood: there it stands again as long as this panel lives. */
export const restored = signal<readonly { line: CartLine; place: number }[]>([]);

/** The cart on screen: the worker's, and what was done since. */
export const cart = computed(() => {
  const now = expectedCart(answered.value, pending.value);
  return restored.value.length > 0 ? { ...now, lines: inPlace(now.lines) } : now;
});

function inPlace(lines: CartLine[]): CartLine[] {
  const places = restored.value.flatMap(({ line, place }) => {
    const found = findLine(lines, { ...line, lineId: '' });
    return found ? { found, place } : [];
  });
  const moved = lines.filter((line) => !places.some(({ found }) => found === line));
  for (const { found, place } of places.sort((one, other) => one.place - other.place)) moved.splice(place, 0, found);
  return moved;
}

/** The worker did not take a command on, or reading the cart failed. Stays until it is dismissed or the next one succeeds. */
export const refusal = signal<{ failure: Failure; command?: CartCommand }>();

/** The line taken out last, which can be brought back; until the next removal, or until the cart's view is left. */
export const removed = signal<{ line: CartLine; place: number; commandId: string; before: typeof restored.value }>();

/** It stays in the cart, where it stood: the shop, or the worker, would not have it taken out. */
export function keepRemoved(): void {
  if (removed.value) restored.value = removed.value.before;
  removed.value = undefined;
}

/** IDs of news that were put away, so that they go at once. */
export const heard = signal<ReadonlySet<string>>(new Set());

/** What happened to the cart and has not been put away, the latest last. */
export const news = computed<readonly CartNews[]>(() =>
  (answered.value.news ?? []).filter(({ id }) => !heard.value.has(id)),
);

/** Whether it belongs to the field for discount codes, which tells it where there is one. */
export function isOfCode(each: CartNews): each is CartNews & { kind: 'refused'; code: string } {
  return each.kind === 'refused' && each.code !== undefined;
}

/** What stands in the field for a discount code. */
export const codeDraft = signal('');

/** Where the cart is to go, as far as that was typed and not asked for yet. */
export const placeDraft = signal<{ country?: string; postalCode?: string }>({});

/** The ways in which the cart could be sent, as asked last, or why they are not known. */
export const shipping = signal<{ options?: ShippingOption[]; failure?: Failure }>({});

const quantities = computed(() => {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of cart.value.lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  return sums;
});

/** How many of a product are in the cart, all its variants together. */
export function quantityOf(productId: string): number {
  return quantities.value.get(productId) ?? 0;
}
