/** Which shop is in force, over all workers: when another one is, whatever was kept of the one before goes. */
import * as v from 'valibot';
import type { ProjectConnection } from '../../commerce/client/project.ts';
import type { SessionGeneration } from '../../commerce/client/session-generation.ts';
import { type CountedLine, emptyCart } from '../../contract/cart.ts';
import type { Preferences } from '../../contract/settings.ts';
import { endNotedTokens, noteTokens, placeSchema } from '../account/pending-revocations.ts';
import { openTokenStore } from '../account/token-store.ts';
import { showOnButton } from '../browser/badge.ts';
import { withLock } from '../browser/lock.ts';
import { forgetShop, storageItem } from '../browser/storage-item.ts';
import { stopSending } from '../cart/outbox-scheduler.ts';
import { clearCatalogCache } from '../catalog/search-cache.ts';
import type { Shop } from './shop.ts';

const preferencesSchema = v.object({
  currency: v.string(),
  country: v.string(),
  locale: v.string(),
  storeKey: v.string(),
});
const shopInForce = v.object({
  id: v.string(),
  place: placeSchema,
  preferences: v.exactOptional(preferencesSchema),
});
const inForce = storageItem('local', 'settings/in-force', shopInForce);

/** What becomes of what waits for the cart of a shop that is not in force any more. */
export interface Succession {
  /** Sends it for the former shop, as far as that can be reached. Gives the lines of what could not be sent. */
  sendFor(place: ProjectConnection, preferences: Preferences): Promise<CountedLine[]>;
  /** Says in the next shop's cart what was not sent. */
  tell(lines: CountedLine[]): Promise<void>;
}

type InForce = Pick<Shop, 'id' | 'place' | 'preferences'>;

/**
 * Puts a shop in force, or none. Settings change on the options page, with a build and by policy, and the worker may end
 * at any point between that and this, so each worker does it when it opens a shop or finds that there is none any more.
 */
export function activateShop(
  next: InForce | undefined,
  departures: SessionGeneration,
  succession: Succession,
): Promise<void> {
  return withLock('in-force', async () => {
    const before = await inForce.read();
    if (before?.id === next?.id) return;
    if (before) await leave(before, departures, succession);
    // The record last: as long as it names the shop before, that is left again.
    if (!next) return inForce.remove();
    const { id, place, preferences } = next;
    await inForce.write({ id, place, preferences });
  });
}

/** Takes all that was kept of a shop from the device, and ends its session. */
async function leave(
  { id, place, preferences }: v.InferOutput<typeof shopInForce>,
  departures: SessionGeneration,
  { sendFor, tell }: Succession,
): Promise<void> {
  const unsent = preferences ? await sendFor(place, preferences) : [];
  departures.advance();
  // Before it is forgotten: a worker stopped in between says it again, and it is the same news.
  if (unsent.length > 0) await tell(unsent);
  // Waits for a sign-in that is just being written; the count above refuses any later one.
  const left = await withLock(`vault@${id}`, () => openTokenStore(id).read());
  // With a disk that is full the tokens are ended without a record of them.
  if (left) await noteTokens(place, left).catch(() => {});
  await withLock(`outbox@${id}`, () => forgetShop(id));
  await stopSending(id);
  await showOnButton(emptyCart);
  await clearCatalogCache(id);
  void endNotedTokens();
}
