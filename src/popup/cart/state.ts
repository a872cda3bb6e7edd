import { computed, signal } from '@preact/signals';
import { type Cart, type CartLine, type CartNews, emptyCart, type ShippingOption } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import type { Failure } from '../../contract/failure.ts';
import { expectedCart, findLine } from '../../contract/rules/expected-cart.ts';

/** The cart as the worker sent it last. */
export const receivedCart = signal<Cart>(emptyCart);

/** Commands that the worker has not accepted yet, oldest first. */
export const pendingCommands = signal<readonly CartCommand[]>([]);

/** Lines that the shopper brought back, with their former index: each keeps that place while this panel is open. */
export const restoredLines = signal<readonly { line: CartLine; index: number }[]>([]);

/** The cart on screen: the worker's, with the pending commands applied. */
export const cart = computed(() => {
  const expected = expectedCart(receivedCart.value, pendingCommands.value);
  return restoredLines.value.length > 0 ? { ...expected, lines: withRestoredOrder(expected.lines) } : expected;
});

function withRestoredOrder(lines: CartLine[]): CartLine[] {
  const restored = restoredLines.value.flatMap(({ line, index }) => {
    const found = findLine(lines, { ...line, lineId: '' });
    return found ? { found, index } : [];
  });
  const ordered = lines.filter((line) => !restored.some(({ found }) => found === line));
  for (const { found, index } of restored.sort((one, other) => one.index - other.index))
    ordered.splice(index, 0, found);
  return ordered;
}

/**
 * The worker did not accept a command, or reading the cart failed. Shown until the shopper dismisses it or the next
 * command is accepted.
 */
export const cartFailure = signal<{ failure: Failure; command?: CartCommand }>();

/** The line removed last, which Undo brings back; until the next removal, or until the shopper leaves the cart. */
export const removedLine = signal<{
  line: CartLine;
  index: number;
  commandId: string;
  /** The restored lines before the removal. */
  before: typeof restoredLines.value;
}>();

/** The removal failed: the line stays in the cart, in its place. */
export function cancelRemoval(): void {
  if (removedLine.value) restoredLines.value = removedLine.value.before;
  removedLine.value = undefined;
}

/** IDs of news that the shopper dismissed: the page hides them before the worker confirms. */
export const dismissedNews = signal<ReadonlySet<string>>(new Set());

/** News of the cart that the shopper has not dismissed, the latest last. */
export const cartNews = computed<readonly CartNews[]>(() =>
  (receivedCart.value.news ?? []).filter(({ id }) => !dismissedNews.value.has(id)),
);

/** Whether news reports a rejected discount code, which the code's field shows where that is on screen. */
export function isCodeRejection(news: CartNews): news is CartNews & { kind: 'refused'; code: string } {
  return news.kind === 'refused' && news.code !== undefined;
}

/** The text in the field for a discount code. */
export const codeDraft = signal('');

/** The place of delivery that the shopper typed and has not submitted yet. */
export const deliveryDraft = signal<{ country?: string; postalCode?: string }>({});

/** The shipping options read last, or why they could not be read. */
export const shippingOptions = signal<{ options?: ShippingOption[]; failure?: Failure }>({});

const quantities = computed(() => {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of cart.value.lines) sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  return sums;
});

/** How many of a product are in the cart, all its variants together. */
export function quantityOf(productId: string): number {
  return quantities.value.get(productId) ?? 0;
}
