/** The layers of the settings: what the build, this device and a company's policy say, and which of them wins. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Connection, FieldName, Look, Preferences, SettingsView, ShopPages } from '../../contract/settings.ts';
import { storageItem } from '../browser/storage-item.ts';
import { connectionFields, pageFields, preferenceFields } from './settings-fields.ts';
import { deviceLocale, usableAccent, usableLocale } from './validate-settings.ts';

/** What one layer says about the shop; a field is empty when the layer does not set it. */
export interface Layer {
  connection: Connection;
  preferences: Preferences;
  pages: ShopPages;
  look: Look;
}

export interface Layers {
  build: Layer;
  device: Layer;
  policy: Layer;
  /** Whether a customer's session may outlive the browser. Only a policy can say `false`. */
  mayKeepSignedIn: boolean;
}

export interface Settings extends Layer, Pick<SettingsView, 'source' | 'locked' | 'guessed' | 'shopLocale'> {
  mayKeepSignedIn: boolean;
}

const text = v.fallback(v.string(), '');
const noPages = pageFields(() => '');

/** What the options page has saved. Records of earlier versions have neither pages nor an accent. */
const deviceLayer = storageItem({
  key: 'settings',
  area: 'local',
  owner: 'device',
  schema: v.object({
    connection: v.object(connectionFields(() => text)),
    preferences: v.object(preferenceFields(() => text)),
    pages: v.optional(v.object(pageFields(() => text)), noPages),
    look: v.optional(v.object({ accent: text }), { accent: '' }),
  }),
});

/** The market of a shop until a layer sets it. */
const defaults = { currency: 'EUR', country: 'DE' };

/**
 * Module state: the layers as read last. Each question to the shop asks twice which shop is active, and a read of
 * storage is a call to another process. The next worker reads them again.
 */
let known: Promise<Layers> | undefined;
/**
 * Module state: writes under way. A read during a write may give the old record or the new one, so it is not reused.
 */
let writing = 0;

/** The layers, read once and then reused until they change. */
export function readLayers(): Promise<Layers> {
  const reading = known ?? read();
  if (writing === 0) known = reading;
  // A failed read is not reused.
  reading.catch(forgetLayers);
  return reading;
}

/**
 * Makes the next question read the layers again: a policy has changed, or a deletion has removed the device's layer.
 */
export function forgetLayers(): void {
  known = undefined;
}

async function read(): Promise<Layers> {
  const [device, policy] = await Promise.all([deviceLayer.read(), readPolicy()]);
  return {
    build: buildLayer(),
    device: device ?? layerOf({}),
    policy: layerOf(policy),
    mayKeepSignedIn: String(policy['CARTLET_KEEP_SIGNED_IN']) !== 'false',
  };
}

/** Fails with `storage-failed`. */
export async function writeDeviceLayer(layer: Layer): Promise<void> {
  writing += 1;
  forgetLayers();
  try {
    await deviceLayer.write(layer);
  } finally {
    writing -= 1;
    forgetLayers();
  }
}

/**
 * Merges the layers: policy over device over build. The connection comes whole from the highest layer that sets any
 * field of it, so that one shop's secret never goes to another shop's host; the rest is merged field by field.
 */
export function mergeLayers(layers: Layers): Settings {
  const order = ['policy', 'device', 'build'] as const;
  const source = order.find((name) => hasConnection(layers[name]));
  const first = (part: 'preferences' | 'pages' | 'look', field: string) =>
    order
      .map((name) => (layers[name][part] as unknown as Record<string, string>)[field])
      .find((value) => value?.trim());
  const preference = (field: keyof Preferences, fallback: string) => first('preferences', field) ?? fallback;
  const { preferences, pages, look } = layers.policy;
  const set = Object.entries({ ...preferences, ...pages, ...look }).filter(([, value]) => value.trim());
  return {
    connection: layers[source ?? 'build'].connection,
    preferences: {
      currency: preference('currency', defaults.currency),
      country: preference('country', defaults.country),
      locale: preference('locale', deviceLocale()),
      storeKey: preference('storeKey', ''),
    },
    shopLocale: preferences.locale || layers.build.preferences.locale,
    pages: pageFields((page) => first('pages', page) ?? ''),
    look: { accent: first('look', 'accent') ?? '' },
    mayKeepSignedIn: layers.mayKeepSignedIn,
    source: source ?? 'none',
    locked: [
      ...(source === 'policy' ? (Object.keys(layers.policy.connection) as FieldName[]) : []),
      ...set.map(([name]) => name as FieldName),
    ],
    guessed: (['currency', 'country', 'locale'] as const).filter((field) => !first('preferences', field)),
  };
}

/** Whether a layer sets any field of the connection. */
export function hasConnection({ connection }: Layer): boolean {
  return Object.values(connection).some((field) => field.trim());
}

/** A layer from variables under the names of the build. */
function layerOf(variables: Record<string, unknown>): Layer {
  const value = (name: string) => v.safeParse(text, variables[name]).output as string;
  return {
    connection: {
      projectKey: value('CTP_PROJECT_KEY'),
      clientId: value('CTP_CLIENT_ID'),
      clientSecret: value('CTP_CLIENT_SECRET'),
      authUrl: value('CTP_AUTH_URL'),
      apiUrl: value('CTP_API_URL'),
      scopes: value('CTP_SCOPES'),
    },
    preferences: {
      currency: value('CARTLET_CURRENCY'),
      country: value('CARTLET_COUNTRY'),
      locale: usableLocale(value('CARTLET_LOCALE')),
      storeKey: value('CARTLET_STORE_KEY'),
    },
    pages: pageFields((page) => value(`CARTLET_${page.toUpperCase()}_URL`)),
    look: { accent: usableAccent(value('CARTLET_ACCENT')) },
  };
}

/** Names every variable, for the build replaces them one by one and puts no other variable into the bundle. */
function buildLayer(): Layer {
  return layerOf({
    CTP_PROJECT_KEY: import.meta.env.CTP_PROJECT_KEY,
    CTP_CLIENT_ID: import.meta.env.CTP_CLIENT_ID,
    CTP_CLIENT_SECRET: import.meta.env.CTP_CLIENT_SECRET,
    CTP_AUTH_URL: import.meta.env.CTP_AUTH_URL,
    CTP_API_URL: import.meta.env.CTP_API_URL,
    CTP_SCOPES: import.meta.env.CTP_SCOPES,
    CARTLET_CURRENCY: import.meta.env.CARTLET_CURRENCY,
    CARTLET_COUNTRY: import.meta.env.CARTLET_COUNTRY,
    CARTLET_LOCALE: import.meta.env.CARTLET_LOCALE,
    CARTLET_STORE_KEY: import.meta.env.CARTLET_STORE_KEY,
    CARTLET_SHOP_URL: import.meta.env.CARTLET_SHOP_URL,
    CARTLET_PRODUCT_URL: import.meta.env.CARTLET_PRODUCT_URL,
    CARTLET_CHECKOUT_URL: import.meta.env.CARTLET_CHECKOUT_URL,
    CARTLET_TERMS_URL: import.meta.env.CARTLET_TERMS_URL,
    CARTLET_PRIVACY_URL: import.meta.env.CARTLET_PRIVACY_URL,
    CARTLET_ACCENT: import.meta.env.CARTLET_ACCENT,
  });
}

/** A company's policy, under the variable names of the build. Firefox rejects the call when there is no policy. */
function readPolicy(): Promise<Record<string, unknown>> {
  return browser.storage.managed.get(null).catch(() => ({}));
}
