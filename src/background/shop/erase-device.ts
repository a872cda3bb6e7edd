/** Delete everything on this device: as on the first day, but for what the build and a policy say. */
import browser from 'webextension-polyfill';
import { isFailure } from '../../contract/failure.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { leave, signOut } from '../account/account.ts';
import { endNotedTokens, isRevocations } from '../account/pending-revocations.ts';
import { broadcast } from '../browser/broadcast.ts';
import { clearCatalogCaches } from '../catalog/search-cache.ts';
import { viewSettings } from '../settings/save-settings.ts';
import { forgetLayers } from '../settings/settings-layers.ts';
import { openPanel } from './panel.ts';
import { closeShop, currentShop } from './shop.ts';

/**
 * Signs out at the shop and removes all that is stored. Tokens that the shop could not be told of are noted until it has
 * been, or for a day, and nothing else is.
 */
export async function eraseDevice(): Promise<SettingsView> {
  try {
    const shop = await currentShop();
    // What cannot be sent goes as well: all of it was to be deleted.
    if ('lines' in (await signOut(shop))) await leave(shop);
  } catch (thrown) {
    // Without a shop, or with one that makes no sense, there is nobody to sign out.
    if (!isFailure(thrown, 'not-configured', 'input-refused', 'client-harmful')) throw thrown;
  }
  for (const area of [browser.storage.local, browser.storage.session]) {
    const keys = Object.keys(await area.get(null)).filter((key) => !isRevocations(key));
    await area.remove(keys);
  }
  await clearCatalogCaches();
  forgetLayers();
  closeShop();
  broadcast(await openPanel());
  void endNotedTokens();
  return viewSettings();
}
