/** Continues what a former worker, or the worker of a former browser session, has not finished. */
import { isFailure } from '../contract/failure.ts';
import { finishDeletion } from './account/profile.ts';
import { sendWaiting, sendWhenDue } from './cart/outbox-scheduler.ts';
import { tellCart } from './cart/view-cart.ts';
import { currentShop } from './shop/open-shop.ts';

/**
 * Shows the cart on the toolbar button and sends queued commands, if a shop is connected.
 *
 * @param isReachable whether the shop can probably be reached again
 */
export async function resumeUnfinishedWork(isReachable = false): Promise<void> {
  try {
    const shop = await currentShop();
    await tellCart(shop);
    void finishDeletion(shop).catch(logUnexpected);
    const { halt } = (await shop.outbox.read()).state;
    // A worker that was stopped while the network came back has missed the event.
    if (isReachable || (halt?.failure.name === 'offline' && navigator.onLine)) await sendWaiting(shop);
    else sendWhenDue(shop);
  } catch (thrown) {
    logUnexpected(thrown);
  }
}

/** Logs a bug in work that no page has asked for. Failures that may happen are passed over. */
export function logUnexpected(thrown: unknown): void {
  if (!isFailure(thrown, 'not-configured', 'input-refused', 'superseded', 'storage-failed')) console.error(thrown);
}
