/**
 * Whether a cart that is read after a lost answer shows that the request took effect. The API has no idempotency key: what
 * there is are line keys, which prove a new line, and quantities, which speak for a change unless somebody else changed the
 * same line in between.
 */
import type { WireCart } from './wire.ts';

/** What a request changes on one line. */
export type Expectation =
  /** A new line has this key. */
  | { kind: 'line'; key: string }
  /** A known line goes from one quantity to another; 0 for a line that goes. */
  | { kind: 'quantity'; lineItemId: string; before: number; after: number };

/**
 * @returns `unknown` when somebody else has changed the very lines since, so that nothing proves either. Then the shopper's
 * change is taken to have been made, for once too few can be seen and mended, and once too many is paid for.
 */
export function tookEffect(cart: WireCart, expects: readonly Expectation[]): 'yes' | 'no' | 'unknown' {
  const keys = expects.flatMap((each) => (each.kind === 'line' ? each.key : []));
  // A request applies whole or not at all: one line with its key proves all of it.
  if (keys.length > 0) return cart.lineItems.some(({ key }) => key !== undefined && keys.includes(key)) ? 'yes' : 'no';

  const quantities = expects.flatMap((each) =>
    each.kind === 'quantity' ? { ...each, now: quantityOf(cart, each.lineItemId) } : [],
  );
  if (quantities.some(({ now, after }) => now === after)) return 'yes';
  return quantities.every(({ now, before }) => now === before) ? 'no' : 'unknown';
}

/**
 * The lines that are as they were before a request of which others speak that it took effect: somebody else may have made
 * those others what they are, so what was done to these is done again. None where a line key has proved the request.
 */
export function untouchedLines(cart: WireCart, expects: readonly Expectation[]): string[] {
  if (expects.some(({ kind }) => kind === 'line')) return [];
  return expects.flatMap((each) =>
    each.kind === 'quantity' && quantityOf(cart, each.lineItemId) === each.before ? each.lineItemId : [],
  );
}

function quantityOf(cart: WireCart, lineItemId: string): number {
  return cart.lineItems.find(({ id }) => id === lineItemId)?.quantity ?? 0;
}
