/**
 * A request to make a cart has no version, so each arrival makes another cart: one too many where the browser sent the request
 * twice, or where the shop made it after we had given up waiting. Their lines have the same keys. The twin would come to light as
 * the shopper's cart once the first is ordered, so it is deleted: half a minute later, before the checkout, before a guest signs in,
 * and wherever it is met.
 */
import { isDoubtful, isFailure } from '../contract/failure.ts';
import type { Carts } from './cart.ts';
import type { Errand } from './cart-errand.ts';
import { type MadeCart, withoutMade } from './cart-ledger.ts';
import type { WireCart } from './cart-wire.ts';

/** Whether a cart holds what a request to make one has put in, and nothing else. */
export function isTwin({ lineItems }: WireCart, { lines }: MadeCart): boolean {
  const isOurs = ({ key = '', quantity }: WireCart['lineItems'][number]) => lines[key] === quantity;
  return lineItems.length > 0 && lineItems.every(isOurs);
}

/** Deletes a cart that nobody has touched since it was read. */
export async function removeTwin(carts: Carts, twin: WireCart): Promise<void> {
  await carts.remove(twin).catch((thrown) => {
    if (!isFailure(thrown, 'conflict', 'not-found')) throw thrown;
  });
}

/**
 * Looks once for twins of the cart that is known.
 *
 * @param isLast whether none can be made any more, so that this need not be done again
 */
export async function removeTwins({ carts, store, now, write }: Errand, isLast: boolean): Promise<void> {
  const { made } = await store.ledger();
  const cart = (await store.answer())?.cart;
  if (!made) return;
  try {
    const twins = cart ? (await carts.actives()).filter((each) => each.id !== cart.id && isTwin(each, made)) : [];
    for (const twin of twins) await removeTwin(carts, twin);
  } catch (thrown) {
    if (!isDoubtful(thrown) && !isFailure(thrown, 'offline')) throw thrown;
    return write({ ledger: (before) => (before.made ? { ...before, made: { ...before.made, at: now() } } : before) });
  }
  if (isLast) await write({ ledger: withoutMade });
}
