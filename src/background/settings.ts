/** Which shop, and how it reads: build, then options page, then policy; the later wins. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail } from '../contract/failure.ts';
import type { Connection, Preferences, SettingsForm, SettingsView, ShopPages } from '../contract/settings.ts';
import { judgeConnection, judgePreferences } from './connection.ts';
import { storedItem } from './stored.ts';

/** One layer's words on the shop; empty where it is silent. */
interface Layer {
  connection: Connection;
  preferences: Preferences;
}

/** The layers that also know the shop's pages. */
interface MerchantLayer extends Layer {
  pages: ShopPages;
}

export interface Settings extends MerchantLayer {
  mayKeepSignedIn: boolean;
  /** What the merchant set as the shop's language; empty where only the device says one. */
  shopLocale: string;
  source: SettingsView['source'];
}

const text = v.fallback(v.string(), '');
const connectionSchema = v.object({
  projectKey: text,
  clientId: text,
  clientSecret: text,
  authUrl: text,
  apiUrl: text,
  scopes: text,
});
const preferencesSchema = v.object({ currency: text, country: text, locale: text, storeKey: text });
const deviceLayer = storedItem(
  'local',
  'settings',
  v.object({ connection: connectionSchema, preferences: preferencesSchema }),
);

/** What a shop reads like until somebody says otherwise. */
const defaults = { currency: 'EUR', country: 'DE' };

/** The settings in force, not yet judged. */
export async function readSettings(): Promise<Settings> {
  const [device, policy] = await Promise.all([deviceLayer.read(), readPolicy()]);
  const layers = { build: buildLayer(), device: device ?? layerOf({}), policy: layerOf(policy) };
  // Only a company says this: `false` in its policy.
  return {
    ...mergeLayers(layers),
    mayKeepSignedIn: String(policy['CARTLET_KEEP_SIGNED_IN']) !== 'false',
  };
}

/**
 * Lays the layers over each other. The connection is taken whole from the highest layer that has any of it, so that one
 * shop's secret never goes to another's host; the preferences field by field.
 */
function mergeLayers(layers: {
  build: MerchantLayer;
  device: Layer;
  policy: MerchantLayer;
}): Omit<Settings, 'mayKeepSignedIn'> {
  const order = ['policy', 'device', 'build'] as const;
  const source = order.find((name) => Object.values(layers[name].connection).some((field) => field.trim()));
  const preference = (field: keyof Preferences, fallback: string) =>
    order.map((name) => layers[name].preferences[field]).find((value) => value.trim()) ?? fallback;
  return {
    connection: layers[source ?? 'build'].connection,
    preferences: {
      currency: preference('currency', defaults.currency),
      country: preference('country', defaults.country),
      locale: preference('locale', navigator.language),
      storeKey: preference('storeKey', ''),
    },
    shopLocale: layers.policy.preferences.locale || layers.build.preferences.locale,
    pages: mapPages((page) => layers.policy.pages[page] || layers.build.pages[page]),
    source: source ?? 'none',
  };
}

/** What the options page saves, judged. Fails with `input-refused`; stores nothing. */
export async function judgeForm(form: SettingsForm): Promise<Layer> {
  const { connection, source } = await readSettings();
  if (source === 'policy') throw fail('input-refused');
  const sameClient =
    form.connection.clientId.trim() === connection.clientId && sameHost(form.connection.authUrl, connection.authUrl);
  const clientSecret = form.connection.clientSecret || (sameClient ? connection.clientSecret : '');
  return {
    connection: judgeConnection({ ...form.connection, clientSecret }, __ALLOWED_HOSTS__),
    preferences: judgePreferences(form.preferences),
  };
}

export function saveSettings(layer: Layer): Promise<void> {
  return deviceLayer.write(layer);
}

/** The settings as a page may see them: without the secret. */
export function settingsView({ connection, preferences, source }: Settings, lacks: string[]): SettingsView {
  const { clientSecret, ...shown } = connection;
  return { connection: shown, secretKnown: clientSecret !== '', preferences, source, lacks };
}

function layerOf(words: Record<string, unknown>): MerchantLayer {
  const word = (name: string) => v.parse(text, words[name]);
  return {
    connection: {
      projectKey: word('CTP_PROJECT_KEY'),
      clientId: word('CTP_CLIENT_ID'),
      clientSecret: word('CTP_CLIENT_SECRET'),
      authUrl: word('CTP_AUTH_URL'),
      apiUrl: word('CTP_API_URL'),
      scopes: word('CTP_SCOPES'),
    },
    preferences: {
      currency: word('CARTLET_CURRENCY'),
      country: word('CARTLET_COUNTRY'),
      locale: word('CARTLET_LOCALE'),
      storeKey: word('CARTLET_STORE_KEY'),
    },
    pages: mapPages((page) => word(`CARTLET_${page.toUpperCase()}_URL`)),
  };
}

function mapPages(fill: (page: keyof ShopPages) => string): ShopPages {
  return {
    shop: fill('shop'),
    product: fill('product'),
    checkout: fill('checkout'),
    terms: fill('terms'),
    privacy: fill('privacy'),
  };
}

/** Each name is written out: the build replaces them one by one, and puts nothing else of the environment into the bundle. */
function buildLayer(): MerchantLayer {
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
  });
}

/** A company's policy uses the names of the build. Firefox rejects the call where there is none. */
function readPolicy(): Promise<Record<string, unknown>> {
  return browser.storage.managed.get(null).catch(() => ({}));
}

function sameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
