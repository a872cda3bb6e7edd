/** Goes on with what an earlier worker, or an earlier browser, has left undone. */
import { isFailure } from '../contract/failure.ts';
import { finishDeletion } from './account/profile.ts';
import { tellCart } from './cart/cart.ts';
import { sendWaiting, sendWhenDue } from './cart/outbox-scheduler.ts';
import { currentShop } from './shop/shop.ts';

/**
 * Shows the cart on the button and sends what waits, if there is a shop.
 *
 * @param isReachable whether there is reason to think that what kept it from being sent is over
 */
export async function resumeUnfinishedWork(isReachable = false): Promise<void> {
  try {
    const shop = await currentShop();
    await tellCart(shop);
    void finishDeletion(shop).catch(logUnexpected);
    const { halt } = await shop.outbox.ledger();
    // Nobody tells a worker that was not there that the network is back.
    if (isReachable || (halt?.failure.name === 'offline' && navigator.onLine)) await sendWaiting(shop);
    else sendWhenDue(shop);
  } catch (thrown) {
    logUnexpected(thrown);
  }
}

/** Nobody waits for the answer to what the worker does by itself: what may happen is passed over, and the rest is a bug. */
export function logUnexpected(thrown: unknown): void {
  if (!isFailure(thrown, 'not-configured', 'input-refused', 'superseded', 'storage-failed')) console.error(thrown);
}
