/**
 * A request to make a cart has no version, so each arrival makes another cart: one too many where the browser sent the request
 * twice, or where the shop made it after we had given up waiting. Their lines have the same keys. The twin would come to light as
 * the shopper's cart once the first is ordered, so it is deleted: a minute later, before the checkout, before a guest signs in,
 * and wherever it is met.
 */
import { isDoubtful, isFailure } from '../../contract/failure.ts';
import type { CartApi } from '../cart/cart-api.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { type MadeCart, withMade, withoutMade } from './outbox-state.ts';
import type { SyncRun } from './sync-run.ts';

/** Whether a cart holds what a request to make one has put in, and nothing else; gifts are the shop's. */
export function isDuplicate({ id, lineItems, unread }: WireCart, made: MadeCart): boolean {
  const chosen = lineItems.filter(({ lineItemMode }) => lineItemMode !== 'GiftLineItem');
  const isOurs = chosen.length > 0 && chosen.every(({ key = '', quantity }) => made.lines[key] === quantity);
  return isOurs && !unread && id !== made.id;
}

/** Deletes a cart, unless it was changed since it was read. */
export async function removeDuplicate(carts: CartApi, twin: WireCart): Promise<void> {
  await carts.remove(twin).catch((thrown) => {
    if (!isFailure(thrown, 'conflict', 'not-found')) throw thrown;
  });
}

/**
 * Looks once for twins of the cart that is known.
 *
 * @param isLast whether none can be made any more, so that this need not be done again
 */
export async function removeDuplicates({ carts, store, now, write }: SyncRun, isLast: boolean): Promise<void> {
  const { made, carts: { aside = [] } = {} } = await store.ledger();
  const cart = (await store.answer())?.cart;
  if (!made) return;
  try {
    for (const each of cart ? await carts.actives() : []) {
      const isInUse = [cart, ...aside].some((other) => other?.id === each.id);
      if (!isInUse && isDuplicate(each, made)) await removeDuplicate(carts, each);
    }
  } catch (thrown) {
    if (isFailure(thrown, 'superseded')) throw thrown;
    // With no answer it is tried again as late as after the request itself; what the shop refuses it refuses the next time.
    if (isDoubtful(thrown)) return write({ ledger: (before) => withMade(before, [], now()) });
  }
  if (isLast) await write({ ledger: withoutMade });
}
