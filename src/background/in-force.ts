/** Which shop is in force, over all workers: when another one is, whatever was kept of the one before goes. */
import * as v from 'valibot';
import type { Place } from '../commerce/place.ts';
import type { Departures } from '../commerce/session.ts';
import { emptyCart } from '../contract/cart.ts';
import { showOnButton } from './badge.ts';
import { withLock } from './lock.ts';
import { endNotedTokens, noteTokens, placeSchema } from './revocation.ts';
import { clearShelf } from './search-memory.ts';
import { stopSending } from './sending.ts';
import { forgetShop, storedItem } from './stored.ts';
import { openVault } from './vault.ts';

const inForce = storedItem('local', 'settings/in-force', v.object({ id: v.string(), place: placeSchema }));

/**
 * Puts a shop in force. Settings change on the options page, with a build and by policy, and a worker may end at any point
 * between that and this, so it is asked for whenever a worker opens a shop.
 */
export async function putInForce(id: string, place: Place, departures: Departures): Promise<void> {
  const before = await inForce.read();
  if (before?.id === id) return;
  if (before) {
    departures.count += 1;
    // Waits for a sign-in that is just being written; the count above refuses any later one.
    const left = await withLock(`vault@${before.id}`, () => openVault(before.id).read());
    // With a disk that is full the tokens are ended without a record of them.
    if (left) await noteTokens(before.place, left).catch(() => {});
    await withLock(`outbox@${before.id}`, () => forgetShop(before.id));
    await stopSending(before.id);
    await showOnButton(emptyCart);
    await clearShelf(before.id);
    void endNotedTokens();
  }
  await inForce.write({ id, place });
}
