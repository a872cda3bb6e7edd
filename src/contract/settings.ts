/** The settings of a shop, and the options page's questions about them. */
import type { ConnectionTest } from './connection-test.ts';
import type { Failure } from './failure.ts';

/**
 * The six fields that Merchant Center gives out with a new API client. They come together, from one layer of the
 * settings.
 */
export interface Connection {
  projectKey: string;
  clientId: string;
  clientSecret: string;
  /** Origin of the auth host, no trailing slash. */
  authUrl: string;
  /** Origin of the API host, no trailing slash. */
  apiUrl: string;
  /** Separated by spaces, as Merchant Center gives them out: `view_published_products:my-shop …`. */
  scopes: string;
}

/** The market, the language and the store in which the panel shows the shop. */
export interface Preferences {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. */
  locale: string;
  /** The key of the store that customers and carts belong to; empty for the project itself. */
  storeKey: string;
}

/**
 * The shop's own pages, as `https:` templates with `{slug} {sku} {cartId} {locale} {country} {currency}`; empty for
 * none.
 */
export interface ShopPages {
  shop: string;
  product: string;
  checkout: string;
  terms: string;
  privacy: string;
}

/** How the panel looks. */
export interface Look {
  /** A CSS colour; empty for Cartlet's own. */
  accent: string;
}

/** Every field of the settings, by the name that a failure gives it. */
export type FieldName = keyof Connection | keyof Preferences | keyof ShopPages | keyof Look;

/** What can be wrong with a field. The options page has a text for each reason; a failure carries it as `reason`. */
export type FieldErrorReason =
  | 'empty'
  | 'too-long'
  /** The value has not the form of this field. */
  | 'form'
  | 'capitals'
  /** The value holds characters that a key or an API client cannot have. */
  | 'characters'
  /** The value is no address. */
  | 'no-address'
  | 'not-https'
  /** The address is neither `http:` nor `https:`. */
  | 'no-web-address'
  | 'user'
  | 'path'
  /** The API host stands in the field of the auth host, or the other way round. */
  | 'swapped'
  /** The API host is in another region of commercetools than the auth host. */
  | 'other-region'
  | 'foreign-host'
  /** The secret is empty, and the known secret belongs to another API client or host. */
  | 'other-client'
  | 'other-project'
  /** The template has a placeholder that Cartlet does not know. */
  | 'placeholder'
  /** A policy has set the field. */
  | 'locked';

/** What the options page shows. The secret is missing: it never leaves the worker. */
export interface SettingsView {
  connection: Omit<Connection, 'clientSecret'>;
  secretKnown: boolean;
  preferences: Preferences;
  pages: ShopPages;
  look: Look;
  /** The layer that the connection comes from; `none` until a shop is connected. */
  source: 'none' | 'build' | 'device' | 'policy';
  /** The fields that a company's policy has set; the options page cannot change them. */
  locked: FieldName[];
  /**
   * The locale of the build or the policy, for texts that the device's locale has no translation of; empty for none.
   */
  shopLocale: string;
  /** The preferences that no layer sets: their values are guesses. */
  guessed: (keyof Preferences)[];
  /** The scopes that the API client lacks for all features; empty until the shop has been asked. */
  lacks: string[];
  /** Why the shop refused these settings when they were saved; `undefined` when it accepted them. */
  trouble?: Failure;
}

/**
 * What the options page sends. An empty `clientSecret` keeps the known secret; a part that is absent stays unchanged.
 */
export interface SettingsForm {
  connection: Connection;
  preferences: Preferences;
  pages?: ShopPages;
  look?: Look;
}

/** The questions about the settings. */
export interface SettingsMessages {
  'settings.read'(): SettingsView;
  /**
   * Starts a new session when the shop changes. Fails with `input-refused`, the field and the reason, or with
   * `client-harmful`; then nothing is saved. Every other failure at the shop is part of the answer, as `trouble`.
   */
  'settings.save'(form: SettingsForm): SettingsView;
  /**
   * Tests the connection: does with these settings what a shopper does, and saves nothing. The worker broadcasts each
   * step as it ends, as `TestBroadcast`. Fails with `input-refused` before any request, as saving does.
   *
   * `open` names the preferences that no layer sets: the test takes the project's own values. `run` names this test in
   * the broadcasts.
   */
  'settings.try'(test: { form: SettingsForm; open: (keyof Preferences)[]; run: string }): ConnectionTest;
  /** Ends the session at the shop and deletes everything that Cartlet has stored on this device. */
  'settings.forget'(): SettingsView;
}
