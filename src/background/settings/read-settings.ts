/**
 * The settings in force, from the layers of the build, this device and a policy; and what the options page saves of
 * them.
 */
import { currentHostname } from '../../contract/rules/hosts.ts';
import type { Connection, FieldName, SettingsForm, SettingsView } from '../../contract/settings.ts';
import { connectionFields } from './settings-fields.ts';
import {
  hasConnection,
  type Layer,
  mergeLayers,
  readLayers,
  type Settings,
  writeDeviceLayer,
} from './settings-layers.ts';
import { validateConnection } from './validate-connection.ts';
import { refuse, validateAll, validateLook, validatePages, validatePreferences } from './validate-settings.ts';

/** The settings in force, not yet validated. */
export async function readSettings(): Promise<Settings> {
  return mergeLayers(await readLayers());
}

/**
 * The options page's form, validated. Stores nothing. Fails with `input-refused`, the field and the reason (`locked`
 * when the form differs from what a policy has set), or with `client-harmful`.
 */
export async function validateForm(form: SettingsForm): Promise<Layer> {
  const settings = await readSettings();
  const given: Layer = { pages: settings.pages, look: settings.look, ...form };
  // No page knows the secret of a policy, so no page can send it back.
  const lockedFields = settings.locked.filter((field) => field !== 'clientSecret');
  const changed = lockedFields.find((field) => fieldOf(given, field) !== fieldOf(settings, field));
  if (changed) throw refuse(changed, 'locked');
  return validateAll<Layer>({
    connection: () => withKnownSecret(settings.source === 'policy' ? settings.connection : given.connection, settings),
    preferences: () => validatePreferences(given.preferences),
    pages: () => validatePages(given.pages),
    look: () => validateLook(given.look),
  });
}

/** Validates a connection. An empty secret stands for the known one, if the connection names the same client. */
function withKnownSecret(given: Connection, { connection: known }: Settings): Connection {
  if (given.clientSecret.trim() || !known.clientSecret) return validateConnection(given, __ALLOWED_HOSTS__);
  const valid = validateConnection({ ...given, clientSecret: known.clientSecret }, __ALLOWED_HOSTS__);
  if (!isSameClient(valid, known)) throw refuse('clientSecret', 'other-client');
  return valid;
}

/**
 * Saves what differs from the build, so that a newer build's settings take effect where the device has none of its own.
 * A field that a policy has set stays as this device had it.
 */
export async function saveSettings(valid: Layer): Promise<void> {
  const layers = await readLayers();
  const { locked } = mergeLayers(layers);
  const own = <Part extends 'preferences' | 'pages' | 'look'>(part: Part): Layer[Part] => {
    const fields = Object.entries(valid[part]) as [FieldName, string][];
    const saved = fields.map(([field, value]) => {
      if (locked.includes(field)) return [field, fieldOf(layers.device, field)];
      return [field, value === fieldOf(layers.build, field) ? '' : value];
    });
    return Object.fromEntries(saved) as Layer[Part];
  };
  await writeDeviceLayer({
    connection: ownConnection(valid.connection, layers),
    preferences: own('preferences'),
    pages: own('pages'),
    look: own('look'),
  });
}

function ownConnection(valid: Connection, { build, device, policy }: Record<'build' | 'device' | 'policy', Layer>) {
  if (hasConnection(policy)) return device.connection;
  const isOfBuild = JSON.stringify(valid) === JSON.stringify(validOrNone(build.connection));
  return isOfBuild ? connectionFields(() => '') : valid;
}

function validOrNone(connection: Connection): Connection | undefined {
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

function fieldOf({ connection, preferences, pages, look }: Layer, field: FieldName): string {
  const values: Partial<Record<FieldName, string>> = { ...connection, ...preferences, ...pages, ...look };
  return values[field]?.trim() ?? '';
}

function isSameClient(given: Connection, known: Connection): boolean {
  return given.clientId === known.clientId.trim() && isSameHost(given.authUrl, known.authUrl);
}

function isSameHost(one: string, other: string): boolean {
  const originOf = (address: string) => {
    const url = new URL(address);
    url.hostname = currentHostname(url.hostname);
    return url.origin;
  };
  return URL.canParse(one) && URL.canParse(other) && originOf(one) === originOf(other);
}
