/**
 * Which shop is active, across all workers. When another shop becomes active, everything stored of the former one is
 * deleted.
 */
import * as v from 'valibot';
import type { ProjectConnection } from '../../commerce/client/project.ts';
import type { SessionGeneration } from '../../commerce/client/session-generation.ts';
import { type CountedLine, emptyCart } from '../../contract/cart.ts';
import type { Preferences } from '../../contract/settings.ts';
import { connectionSchema, noteTokens, revokeNotedTokens } from '../account/pending-revocations.ts';
import { openTokenStore, withTokenStoreLock } from '../account/token-store.ts';
import { showOnButton } from '../browser/badge.ts';
import { deleteStored } from '../browser/delete-stored.ts';
import { withLock } from '../browser/lock.ts';
import { storageItem } from '../browser/storage-item.ts';
import { stopSending } from '../cart/outbox-scheduler.ts';
import { clearCatalogCache } from '../catalog/search-cache.ts';
import { preferenceFields } from '../settings/settings-fields.ts';
import type { Shop } from './shop.ts';

const activeShopSchema = v.object({
  id: v.string(),
  connection: connectionSchema,
  preferences: v.exactOptional(v.object(preferenceFields(() => v.string()))),
});
const activeShop = storageItem({
  key: 'settings/active-shop',
  area: 'local',
  owner: 'device',
  schema: activeShopSchema,
});

/** What happens to the unsent commands of a shop that is no longer active. */
export interface ShopChange {
  /** Sends them, as far as the former shop can be reached. Gives the lines of those that could not be sent. */
  sendUnsent(connection: ProjectConnection, preferences: Preferences): Promise<CountedLine[]>;
  /** Shows in the next shop's cart what could not be sent. */
  reportLost(lines: CountedLine[]): Promise<void>;
}

/**
 * Makes a shop the active one, or none. The settings change on the options page, with a build and by policy, and a
 * worker may be stopped between the change and this step. So every worker does it when it opens a shop, or finds that
 * there is none.
 */
export function activateShop(
  next: Pick<Shop, 'id' | 'connection' | 'preferences'> | undefined,
  generation: SessionGeneration,
  change: ShopChange,
): Promise<void> {
  return withLock('active-shop', async () => {
    const former = await activeShop.read();
    if (former?.id === next?.id) return;
    if (former) await leaveShop(former, generation, change);
    // The record last: while it names the former shop, a worker stopped in between leaves that shop again.
    if (!next) return activeShop.remove();
    const { id, connection, preferences } = next;
    await activeShop.write({ id, connection, preferences });
  });
}

/** Deletes a former shop's data from the device, and ends its session. */
async function leaveShop(
  { id, connection, preferences }: v.InferOutput<typeof activeShopSchema>,
  generation: SessionGeneration,
  { sendUnsent, reportLost }: ShopChange,
): Promise<void> {
  const unsent = preferences ? await sendUnsent(connection, preferences) : [];
  generation.advance();
  // Before the deletion: a worker stopped in between reports the same news again, which replaces itself.
  if (unsent.length > 0) await reportLost(unsent);
  // The lock waits for a sign-in that is being stored; the new generation rejects every later one.
  const session = await withTokenStoreLock(id, () => openTokenStore(id).read());
  // When the disk is full, the tokens are revoked without a record of them.
  if (session) await noteTokens(connection, session).catch(() => {});
  await withLock(`outbox@${id}`, () => deleteStored('shop-change', id));
  await stopSending(id);
  await showOnButton(emptyCart);
  await clearCatalogCache(id);
  void revokeNotedTokens();
}
