/** Which shop is in force, over all workers: when another one is, whatever was kept of the one before goes. */
import * as v from 'valibot';
import type { Place } from '../commerce/place.ts';
import type { Departures } from '../commerce/session.ts';
import { type CountedLine, emptyCart } from '../contract/cart.ts';
import type { Preferences } from '../contract/settings.ts';
import { showOnButton } from './badge.ts';
import { withLock } from './lock.ts';
import { endNotedTokens, noteTokens, placeSchema } from './revocation.ts';
import { clearShelf } from './search-memory.ts';
import { stopSending } from './sending.ts';
import type { Shop } from './shop.ts';
import { forgetShop, storedItem } from './stored.ts';
import { openVault } from './vault.ts';

const preferencesSchema = v.object({
  currency: v.string(),
  country: v.string(),
  locale: v.string(),
  storeKey: v.string(),
});
const inForce = storedItem(
  'local',
  'settings/in-force',
  v.object({ id: v.string(), place: placeSchema, preferences: v.exactOptional(preferencesSchema) }),
);

/** What becomes of what waits for the cart of a shop that is not in force any more. */
export interface Succession {
  /** Sends it for the former shop, as far as that can be reached. Gives the lines of what could not be sent. */
  sendFor(place: Place, preferences: Preferences): Promise<CountedLine[]>;
  /** Says in the next shop's cart what was not sent. */
  tell(lines: CountedLine[]): Promise<void>;
}

/**
 * Puts a shop in force. Settings change on the options page, with a build and by policy, and a worker may end at any point
 * between that and this, so it is asked for whenever a worker opens a shop.
 */
export async function putInForce(
  { id, place, preferences }: Pick<Shop, 'id' | 'place' | 'preferences'>,
  departures: Departures,
  { sendFor, tell }: Succession,
): Promise<void> {
  const before = await inForce.read();
  if (before?.id === id) return;
  if (before) {
    const unsent = before.preferences ? await sendFor(before.place, before.preferences) : [];
    departures.count += 1;
    // Before it is forgotten: a worker stopped in between says it again, and it is the same news.
    if (unsent.length > 0) await tell(unsent);
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
  await inForce.write({ id, place, preferences });
}
