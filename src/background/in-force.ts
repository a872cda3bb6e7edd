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

type InForce = { id: string; place: Place };

/**
 * Puts a shop in force, or none. Settings change on the options page, with a build and by policy, and the worker may end
 * at any point between that and this, so each worker does it when it opens a shop or finds that there is none any more.
 */
export function putInForce(next: InForce | undefined, departures: Departures): Promise<void> {
  return withLock('in-force', async () => {
    const before = await inForce.read();
    if (before?.id === next?.id) return;
    if (before) await leave(before, departures);
    // The record last: as long as it names the shop before, that is left again.
    await (next ? inForce.write(next) : inForce.remove());
  });
}

/** Takes all that was kept of a shop from the device, and ends its session. */
async function leave({ id, place }: InForce, departures: Departures): Promise<void> {
  departures.count += 1;
  // Waits for a sign-in that is just being written; the count above refuses any later one.
  const left = await withLock(`vault@${id}`, () => openVault(id).read());
  // With a disk that is full the tokens are ended without a record of them.
  if (left) await noteTokens(place, left).catch(() => {});
  await withLock(`outbox@${id}`, () => forgetShop(id));
  await stopSending(id);
  await showOnButton(emptyCart);
  await clearShelf(id);
  void endNotedTokens();
}
