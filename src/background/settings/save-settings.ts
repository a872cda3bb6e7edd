/** Connects a shop from the options page: validates the form, checks the API client with the shop, and saves. */
import { fail, failureOf, isFailure } from '../../contract/failure.ts';
import type { SettingsForm, SettingsView } from '../../contract/settings.ts';
import { broadcast } from '../browser/broadcast.ts';
import { checkClient, currentShop } from '../shop/open-shop.ts';
import { readPanel } from '../shop/panel.ts';
import type { Shop } from '../shop/shop.ts';
import { readSettings, saveSettings, settingsView, validateForm } from './read-settings.ts';

/** Fails with `input-refused` or `client-harmful`, and has then saved nothing. */
export async function connectShop(form: SettingsForm): Promise<SettingsView> {
  const layer = await validateForm(form);
  const connection = { ...layer.connection, storeKey: layer.preferences.storeKey };
  // A shop that is down for the moment is no reason not to save.
  const trouble = await checkClient(connection).then(() => undefined, failureOf);
  if (trouble?.name === 'client-harmful') throw fail(trouble.name, { ...trouble, field: 'scopes' });

  await saveSettings(layer);
  broadcast(await readPanel());
  const view = await viewSettings();
  return trouble ? { ...view, trouble } : view;
}

/** The settings as a page may see them, with the scopes that the shop's API client lacks. */
export async function viewSettings(): Promise<SettingsView> {
  const shop = await connectedShop();
  return settingsView(await readSettings(), shop ? await shop.missingScopes() : []);
}

/** The active shop; `undefined` when there is none, or when its settings are invalid. */
async function connectedShop(): Promise<Shop | undefined> {
  try {
    return await currentShop();
  } catch (thrown) {
    if (isFailure(thrown, 'not-configured', 'input-refused')) return undefined;
    throw thrown;
  }
}
