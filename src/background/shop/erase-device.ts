/** "Delete everything on this device": leaves only what the build and a policy say. */
import { isFailure } from '../../contract/failure.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { signOut, signOutAnyway } from '../account/account.ts';
import { revokeNotedTokens } from '../account/pending-revocations.ts';
import { broadcast } from '../browser/broadcast.ts';
import { deleteStored } from '../browser/delete-stored.ts';
import { clearCatalogCaches } from '../catalog/search-cache.ts';
import { viewSettings } from '../settings/save-settings.ts';
import { forgetLayers } from '../settings/settings-layers.ts';
import { closeShop, currentShop } from './open-shop.ts';
import { readPanel } from './panel.ts';

/**
 * Signs out at the shop and deletes everything stored. Only tokens that the shop could not be told about stay noted,
 * until it has revoked them, or for a day.
 */
export async function eraseDevice(): Promise<SettingsView> {
  try {
    const shop = await currentShop();
    // Commands that cannot be sent are deleted as well: the customer asked for that.
    if (!('account' in (await signOut(shop)))) await signOutAnyway(shop);
  } catch (thrown) {
    // Without a shop, or with an invalid one, there is no session to end.
    if (!isFailure(thrown, 'not-configured', 'input-refused', 'client-harmful')) throw thrown;
  }
  await deleteStored('erasure');
  await clearCatalogCaches();
  forgetLayers();
  closeShop();
  broadcast(await readPanel());
  void revokeNotedTokens();
  return viewSettings();
}
