/**
 * Whether a cart that is read after a request shows that the request took effect. The API has no idempotency key: what there is
 * are line keys, which prove a new line, and quantities, which speak for a change unless another device changed the same line.
 * docs/cart-sync.md tells the rules with their reasons.
 */
import type { WireCart } from '../cart/cart-wire.ts';

/** What a request was made for, and when: milliseconds since 1970, by the clock of the shop as far as that is known. */
export interface Sent {
  /** Of the cart it was planned on. */
  version: number;
  /** When that cart was read. */
  readAt: number;
  /** No later than the request was sent. */
  at: number;
}

/** What a request changes on one line. */
export type Expectation =
  /** A new line has this key. */
  | { kind: 'line'; key: string }
  /** A known line goes from one quantity to another; 0 for a line that goes. */
  | { kind: 'quantity'; lineItemId: string; before: number; after: number };

/**
 * @param sent absent for a cart that was to be made: line keys alone speak for it
 * @returns `unknown` when another device has changed the very lines since, so that nothing proves either. Then the shopper's
 * change is taken to have been made, for once too few can be seen and mended, and once too many is paid for.
 */
export function wasApplied(cart: WireCart, expects: readonly Expectation[], sent?: Sent): 'yes' | 'no' | 'unknown' {
  const keys = expects.flatMap((each) => (each.kind === 'line' ? each.key : []));
  // A request applies whole or not at all: one line with its key proves all of it.
  if (isProved(cart, keys)) return 'yes';
  // Another device made the change that the cart shows.
  if (sent && wasModifiedBefore(cart, sent)) return 'no';

  const quantities = expects.flatMap((each) =>
    each.kind === 'quantity' ? { ...each, now: quantityOf(cart, each.lineItemId) } : [],
  );
  if (quantities.some(({ now, after }) => now === after)) return 'yes';
  // A new line that is not there speaks against it, though somebody else may have taken it out.
  if (keys.length > 0) return 'no';
  if (quantities.every(({ now, before }) => now === before)) return 'no';
  // The version grows with each write by one or more: this one is of the other device.
  return sent && cart.version - sent.version < 2 ? 'no' : 'unknown';
}

/**
 * Whether the cart was changed last between the reading that a request was planned on and the request itself. A change before that
 * reading is none: then the clocks are further apart than is known, and nothing can be said.
 */
export function wasModifiedBefore({ lastModifiedAt }: WireCart, { readAt, at }: Sent): boolean {
  const moment = Date.parse(lastModifiedAt ?? '');
  return readAt <= moment && moment <= at;
}

/**
 * What of a request seems not to have been done, though others of its lines speak for it: somebody else may have made those
 * what they are, so what was to be done to these is done again. Nothing where a line key has proved all of it.
 *
 * @returns IDs of lines that are as they were, and keys of new lines that are not there
 */
export function untouched(cart: WireCart, expects: readonly Expectation[]): { lineItemIds: string[]; keys: string[] } {
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
