/**
 * A request to create a cart has no version, so each arrival creates another cart: one too many where the browser sent
 * the request twice, or where the shop created the cart after the worker had stopped waiting. The lines of both have
 * the same keys. The duplicate would become the active cart once the first is ordered, so it is deleted: a minute
 * later, before the checkout, before a guest signs in, and wherever the worker meets it.
 */
import { isDoubtful, isFailure } from '../../contract/failure.ts';
import type { CartApi } from '../cart/cart-api.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { forgetCreation, noteCreation } from './outbox-request.ts';
import type { CreatedCart } from './outbox-state.ts';
import type { SyncRun } from './sync-run.ts';

/** Whether a cart holds what a request to create a cart put in, and nothing else but the shop's own gifts. */
export function isDuplicate({ id, lineItems, unread }: WireCart, created: CreatedCart): boolean {
  const chosen = lineItems.filter(({ lineItemMode }) => lineItemMode !== 'GiftLineItem');
  const isOurs = chosen.length > 0 && chosen.every(({ key = '', quantity }) => created.lines[key] === quantity);
  return isOurs && !unread && id !== created.id;
}

/** Deletes a cart, unless it was changed since it was read. */
export async function removeDuplicate(carts: Pick<CartApi, 'remove'>, duplicate: WireCart): Promise<void> {
  await carts.remove(duplicate).catch((thrown) => {
    if (!isFailure(thrown, 'conflict', 'not-found')) throw thrown;
  });
}

/**
 * Looks once for duplicates of the cached cart, and deletes them.
 *
 * @param isLast whether no duplicate can appear after this, so that the search need not be repeated
 */
export async function removeDuplicates(run: SyncRun, isLast: boolean): Promise<void> {
  const { carts, snapshot, now, write } = run;
  const { created, carts: { aside = [] } = {} } = snapshot.state;
  const cart = snapshot.cached?.cart;
  if (!created) return;
  try {
    for (const each of cart ? await carts.actives() : []) {
      const isInUse = [cart, ...aside].some((other) => other?.id === each.id);
      if (!isInUse && isDuplicate(each, created)) await removeDuplicate(carts, each);
    }
  } catch (thrown) {
    if (isFailure(thrown, 'superseded')) throw thrown;
    // Without an answer the worker tries again as late as after the request itself. A refusal would be the same next
    // time.
    if (isDoubtful(thrown)) return write({ state: (before) => noteCreation(before, [], now()) });
  }
  if (isLast) await write({ state: forgetCreation });
}
