/** The layers of the settings: what the build, this device and a company's policy say, and how they lie over each other. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Connection, FieldName, Look, Preferences, SettingsView, ShopPages } from '../../contract/settings.ts';
import { storageItem } from '../browser/storage-item.ts';
import { deviceLocale, usableAccent, usableLocale } from './validate-settings.ts';

/** One layer's words on the shop; empty where it is silent. */
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
  /** Whether a customer's session may outlive the browser. Only a company says this: `false` in its policy. */
  mayKeepSignedIn: boolean;
}

export interface Settings extends Layer, Pick<SettingsView, 'source' | 'locked' | 'guessed' | 'shopLocale'> {
  mayKeepSignedIn: boolean;
}

const text = v.fallback(v.string(), '');
const noPages: ShopPages = { shop: '', product: '', checkout: '', terms: '', privacy: '' };
const noLook: Look = { accent: '' };

/** What was saved on the options page. An earlier version knew neither pages nor accent. */
const deviceLayer = storageItem(
  'local',
  'settings',
  v.object({
    connection: v.object({
      projectKey: text,
      clientId: text,
      clientSecret: text,
      authUrl: text,
      apiUrl: text,
      scopes: text,
    }),
    preferences: v.object({ currency: text, country: text, locale: text, storeKey: text }),
    pages: v.optional(v.object({ shop: text, product: text, checkout: text, terms: text, privacy: text }), noPages),
    look: v.optional(v.object({ accent: text }), noLook),
  }),
);

/** What a shop reads like until somebody says otherwise. */
const defaults = { currency: 'EUR', country: 'DE' };

/** As they were read last. Each question to the shop asks twice which shop is in force, and a read is a way to another process. */
let known: Promise<Layers> | undefined;
/** While they are being written, what was read may be the one or the other. */
let writing = 0;

export function readLayers(): Promise<Layers> {
  const reading = known ?? read();
  if (writing === 0) known = reading;
  // A read that failed is no answer to the next one.
  reading.catch(forgetLayers);
  return reading;
}

/** They are read anew: a policy has changed, or what is stored went by another way than `writeDeviceLayer`. */
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
 * Lays the layers over each other. The connection is taken whole from the highest layer that has any of it, so that one
 * shop's secret never goes to another's host; the rest field by field.
 */
export function mergeLayers(layers: Layers): Settings {
  const order = ['policy', 'device', 'build'] as const;
  const source = order.find((name) => saysAnything(layers[name].connection));
  const first = (part: 'preferences' | 'pages' | 'look', field: string) =>
    order.map((name) => (layers[name][part] as unknown as Record<string, string>)[field]).find((word) => word?.trim());
  const preference = (field: keyof Preferences, fallback: string) => first('preferences', field) ?? fallback;
  const { preferences, pages, look } = layers.policy;
  const set = Object.entries({ ...preferences, ...pages, ...look }).filter(([, word]) => word.trim());
  return {
    connection: layers[source ?? 'build'].connection,
    preferences: {
      currency: preference('currency', defaults.currency),
      country: preference('country', defaults.country),
      locale: preference('locale', deviceLocale()),
      storeKey: preference('storeKey', ''),
    },
    shopLocale: preferences.locale || layers.build.preferences.locale,
    pages: mapPages((page) => first('pages', page) ?? ''),
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

export function saysAnything(connection: Connection): boolean {
  return Object.values(connection).some((field) => field.trim());
}

function layerOf(words: Record<string, unknown>): Layer {
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
      locale: usableLocale(word('CARTLET_LOCALE')),
      storeKey: word('CARTLET_STORE_KEY'),
    },
    pages: mapPages((page) => word(`CARTLET_${page.toUpperCase()}_URL`)),
    look: { accent: usableAccent(word('CARTLET_ACCENT')) },
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

/** A company's policy uses the names of the build. Firefox rejects the call where there is none. */
function readPolicy(): Promise<Record<string, unknown>> {
  return browser.storage.managed.get(null).catch(() => ({}));
}
