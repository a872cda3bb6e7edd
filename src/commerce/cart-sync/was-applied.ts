/**
 * Whether a cart that is read after a request shows that the request took effect. The API has no idempotency key. Line
 * keys prove a new line; quantities show a change, unless another device changed the same line. docs/cart-sync.md
 * explains the rules. Pure.
 */
import type { WireCart } from '../cart/cart-wire.ts';

/** For which cart a request was sent, and when. Milliseconds since 1970, by the shop's clock as far as it is known. */
export interface Sent {
  /** Version of the cart that the request was planned on. */
  version: number;
  /** When that cart was read. */
  readAt: number;
  /** Just before the request was sent. */
  at: number;
}

/** What a request changes on one line. */
export type Expectation =
  /** A new line has this key. */
  | { kind: 'line'; key: string }
  /** A known line changes its quantity; to 0 when it is removed. */
  | { kind: 'quantity'; lineItemId: string; before: number; after: number };

/**
 * @param sent absent for a request to create a cart: only line keys prove it
 * @returns `unknown` when another device has changed the same lines since, so that nothing proves either. The caller
 * then assumes that the request was applied: the shopper sees a missing unit and can add it, a doubled one costs money.
 */
export function wasApplied(cart: WireCart, expects: readonly Expectation[], sent?: Sent): 'yes' | 'no' | 'unknown' {
  const keys = expects.flatMap((each) => (each.kind === 'line' ? each.key : []));
  // A request applies whole or not at all, so one line with its key proves all of it.
  if (isProved(cart, keys)) return 'yes';
  // Another device made the change that the cart shows.
  if (sent && wasModifiedBefore(cart, sent)) return 'no';

  const quantities = expects.flatMap((each) =>
    each.kind === 'quantity' ? { ...each, now: quantityOf(cart, each.lineItemId) } : [],
  );
  if (quantities.some(({ now, after }) => now === after)) return 'yes';
  // A new line that is missing speaks against it, though another device may have removed the line.
  if (keys.length > 0) return 'no';
  if (quantities.every(({ now, before }) => now === before)) return 'no';
  // Each write raises the version by one or more, so the only write was the other device's.
  return sent && cart.version - sent.version < 2 ? 'no' : 'unknown';
}

/**
 * Whether the last change of the cart came between the reading that a request was planned on and the request itself. A
 * change before that reading means that the clocks are further apart than known: then nothing can be said.
 */
export function wasModifiedBefore({ lastModifiedAt }: WireCart, { readAt, at }: Sent): boolean {
  const moment = Date.parse(lastModifiedAt ?? '');
  return readAt <= moment && moment <= at;
}

/**
 * The parts of a request that show no effect, though other lines do: another device may have made those lines what they
 * are, so the commands of these parts are planned again. None where a line key proves the whole request.
 *
 * @returns IDs of lines that hold their former quantity, and keys of new lines that are missing
 */
export function unappliedParts(
  cart: WireCart,
  expects: readonly Expectation[],
): { lineItemIds: string[]; keys: string[] } {
  const keys = expects.flatMap((each) => (each.kind === 'line' ? each.key : []));
  if (isProved(cart, keys)) return { lineItemIds: [], keys: [] };
  const lineItemIds = expects.flatMap((each) =>
    each.kind === 'quantity' && quantityOf(cart, each.lineItemId) === each.before ? each.lineItemId : [],
  );
  return { lineItemIds, keys };
}

function isProved(cart: WireCart, keys: readonly string[]): boolean {
  return cart.lineItems.some(({ key }) => key !== undefined && keys.includes(key));
}

function quantityOf(cart: WireCart, lineItemId: string): number {
  return cart.lineItems.find(({ id }) => id === lineItemId)?.quantity ?? 0;
}
