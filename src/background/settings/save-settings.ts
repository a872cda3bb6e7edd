/** Connecting a shop from the options page: judged, checked with the shop, saved, and the old one left behind. */
import { fail, failureOf, isFailure } from '../../contract/failure.ts';
import type { SettingsForm, SettingsView } from '../../contract/settings.ts';
import { broadcast } from '../browser/broadcast.ts';
import { openPanel } from '../shop/panel.ts';
import { checkClient, currentShop, type Shop } from '../shop/shop.ts';
import { judgeForm, readSettings, saveSettings, settingsView } from './read-settings.ts';

/** Fails with `input-refused` or `client-harmful`, and has then changed nothing. */
export async function connectShop(form: SettingsForm): Promise<SettingsView> {
  const layer = await judgeForm(form);
  const place = { ...layer.connection, storeKey: layer.preferences.storeKey };
  // The shop may be down for the moment; that is no reason not to save.
  const trouble = await checkClient(place).then(() => undefined, failureOf);
  if (trouble?.name === 'client-harmful') throw fail(trouble.name, { ...trouble, field: 'scopes' });

  await saveSettings(layer);
  broadcast(await openPanel());
  const view = await viewSettings();
  return trouble ? { ...view, trouble } : view;
}

/** The settings as a page may see them, with what the shop's API client lacks. */
export async function viewSettings(): Promise<SettingsView> {
  const shop = await connectedShop();
  return settingsView(await readSettings(), shop ? await shop.lacks() : []);
}

/** The shop in force; `undefined` where there is none, or none that makes sense. */
async function connectedShop(): Promise<Shop | undefined> {
  try {
    return await currentShop();
  } catch (thrown) {
    if (isFailure(thrown, 'not-configured', 'input-refused')) return undefined;
    throw thrown;
  }
}
