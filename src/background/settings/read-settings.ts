/** Which shop, and how it reads: build, then options page, then policy; the later wins. */
import { currentHostname } from '../../contract/hosts.ts';
import type { Connection, FieldName, SettingsForm, SettingsView } from '../../contract/settings.ts';
import {
  type Layer,
  mergeLayers,
  readLayers,
  type Settings,
  saysAnything,
  writeDeviceLayer,
} from './settings-layers.ts';
import {
  refuse,
  validateAll,
  validateConnection,
  validateLook,
  validatePages,
  validatePreferences,
} from './validate-settings.ts';

/** The settings in force, not yet judged. */
export async function readSettings(): Promise<Settings> {
  return mergeLayers(await readLayers());
}

/**
 * What the options page shows, judged. Stores nothing. Fails with `input-refused`, the field and the reason (`locked` where a
 * policy has set something else), or with `client-harmful`.
 */
export async function judgeForm(form: SettingsForm): Promise<Layer> {
  const settings = await readSettings();
  const given: Layer = { pages: settings.pages, look: settings.look, ...form };
  // The secret of a policy is no page's to send.
  const typed = settings.locked.filter((field) => field !== 'clientSecret');
  const changed = typed.find((field) => wordOf(given, field) !== wordOf(settings, field));
  if (changed) throw refuse(changed, 'locked');
  return validateAll<Layer>({
    connection: () => judgeSecretly(settings.source === 'policy' ? settings.connection : given.connection, settings),
    preferences: () => validatePreferences(given.preferences),
    pages: () => validatePages(given.pages),
    look: () => validateLook(given.look),
  });
}

/** An empty secret stands for the one that is known, where it is the same client's. */
function judgeSecretly(given: Connection, { connection: known }: Settings): Connection {
  if (given.clientSecret.trim() || !known.clientSecret) return validateConnection(given, __ALLOWED_HOSTS__);
  const judged = validateConnection({ ...given, clientSecret: known.clientSecret }, __ALLOWED_HOSTS__);
  if (!sameClient(judged, known)) throw refuse('clientSecret', 'other-client');
  return judged;
}

/**
 * Saves what differs from what the build says, so that a newer build is not overruled by an older one's words. What a policy
 * has set stays as this device had it.
 */
export async function saveSettings(judged: Layer): Promise<void> {
  const layers = await readLayers();
  const { locked } = mergeLayers(layers);
  const own = <Part extends 'preferences' | 'pages' | 'look'>(part: Part): Layer[Part] => {
    const fields = Object.entries(judged[part]) as [FieldName, string][];
    const kept = fields.map(([field, word]) => {
      if (locked.includes(field)) return [field, wordOf(layers.device, field)];
      return [field, word === wordOf(layers.build, field) ? '' : word];
    });
    return Object.fromEntries(kept) as Layer[Part];
  };
  await writeDeviceLayer({
    connection: ownConnection(judged.connection, layers),
    preferences: own('preferences'),
    pages: own('pages'),
    look: own('look'),
  });
}

function ownConnection(judged: Connection, { build, device, policy }: Record<'build' | 'device' | 'policy', Layer>) {
  if (saysAnything(policy.connection)) return device.connection;
  const isBuilds = JSON.stringify(judged) === JSON.stringify(judgedIfSound(build.connection));
  const nothing = { projectKey: '', clientId: '', clientSecret: '', authUrl: '', apiUrl: '', scopes: '' };
  return isBuilds ? nothing : judged;
}

function judgedIfSound(connection: Connection): Connection | undefined {
  try {
    return validateConnection(connection, __ALLOWED_HOSTS__);
  } catch {
    return undefined;
  }
}

/** The settings as a page may see them: without the secret. */
export function settingsView({ mayKeepSignedIn: _, ...settings }: Settings, lacks: string[]): SettingsView {
  const { clientSecret, ...connection } = settings.connection;
  return { ...settings, connection, secretKnown: clientSecret !== '', lacks };
}

function wordOf({ connection, preferences, pages, look }: Layer, field: FieldName): string {
  const words: Partial<Record<FieldName, string>> = { ...connection, ...preferences, ...pages, ...look };
  return words[field]?.trim() ?? '';
}

function sameClient(given: Connection, known: Connection): boolean {
  return given.clientId === known.clientId.trim() && sameHost(given.authUrl, known.authUrl);
}

function sameHost(one: string, other: string): boolean {
  const originOf = (address: string) => {
    const url = new URL(address);
    url.hostname = currentHostname(url.hostname);
    return url.origin;
  };
  return URL.canParse(one) && URL.canParse(other) && originOf(one) === originOf(other);
}
