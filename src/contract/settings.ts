import type { Failure } from './failure.ts';

/** The six fields Merchant Center hands out with a new API client; taken as one block from one layer. */
export interface Connection {
  projectKey: string;
  clientId: string;
  clientSecret: string;
  /** Origin of the auth host, no trailing slash. */
  authUrl: string;
  /** Origin of the API host, no trailing slash. */
  apiUrl: string;
  /** Space-separated, as handed out: `view_published_products:my-shop …`. */
  scopes: string;
}

/** What else decides how the shop reads. */
export interface Preferences {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. */
  locale: string;
  /** Key of the store whose customers and carts these are; empty for the project's. */
  storeKey: string;
}

/**
 * The shop's own pages, as `https:` templates with `{slug} {sku} {cartId} {locale} {country} {currency}`; empty for none.
 * They come with the build or a policy.
 */
export interface ShopPages {
  shop: string;
  product: string;
  checkout: string;
  terms: string;
  privacy: string;
}

/** What the options page shows: everything but the secret, which never comes back out of the worker. */
export interface SettingsView {
  connection: Omit<Connection, 'clientSecret'>;
  secretKnown: boolean;
  preferences: Preferences;
  /** Where the connection comes from; `none` before the first. A `policy` cannot be changed here. */
  source: 'none' | 'build' | 'device' | 'policy';
  /** Scopes that would switch on what is missing now; none before the shop has been asked. */
  lacks: string[];
  /** What the shop had against these settings when it was asked at saving. */
  trouble?: Failure;
}

/** What the options page sends. An empty `clientSecret` keeps the one that is known. */
export interface SettingsForm {
  connection: Connection;
  preferences: Preferences;
}

/** What the settings can be asked. */
export interface SettingsMessages {
  'settings.read'(): SettingsView;
  /**
   * Starts a new session when the shop changes. Fails with `input-refused` and the field, or `client-harmful`; then nothing is
   * saved. Anything else the shop has against them is told as `trouble`.
   */
  'settings.save'(form: SettingsForm): SettingsView;
}
