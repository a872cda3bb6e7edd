/** Connecting a shop from the options page: judged, checked with the shop, saved, and the old one left behind. */
import { fail, failureOf, isFailure } from '../contract/failure.ts';
import type { SettingsForm, SettingsView } from '../contract/settings.ts';
import { signOut } from './account.ts';
import { judgeForm, readSettings, saveSettings, settingsView } from './settings.ts';
import { checkClient, currentShop, shopId } from './shop.ts';

/** Fails with `input-refused` or `client-harmful`, and has then changed nothing. */
export async function connect(form: SettingsForm): Promise<SettingsView> {
  const layer = await judgeForm(form);
  // The shop may be down for the moment; that is no reason not to save.
  const trouble = await checkClient(layer.connection).then(() => undefined, failureOf);
  if (trouble?.name === 'client-harmful') throw fail(trouble.name, trouble);

  const left = await currentShop().catch((thrown: unknown) => {
    if (isFailure(thrown, 'not-configured', 'input-refused')) return undefined;
    throw thrown;
  });
  await saveSettings(layer);
  if (left && left.id !== shopId(layer.connection)) {
    await signOut(left);
  }
  const view = settingsView(await readSettings());
  return trouble ? { ...view, trouble } : view;
}
