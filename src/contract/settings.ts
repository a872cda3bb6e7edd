import type { ConnectionTest } from './connection-test.ts';
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

/** The shop's own pages, as `https:` templates with `{slug} {sku} {cartId} {locale} {country} {currency}`; empty for none. */
export interface ShopPages {
  shop: string;
  product: string;
  checkout: string;
  terms: string;
  privacy: string;
}

/** What else a merchant may set. */
export interface Look {
  /** CSS colour; empty for ours. */
  accent: string;
}

/** Every field of the settings, by the name under which it is refused. */
export type FieldName = keyof Connection | keyof Preferences | keyof ShopPages | keyof Look;

/** What can be wrong with a field, with an answer of its own each. Travels as a failure's `reason`. */
export type FieldErrorReason =
  | 'empty'
  | 'too-long'
  /** Not of the form that this field has. */
  | 'form'
  | 'capitals'
  /** Characters that a key or a client cannot have. */
  | 'characters'
  /** No address at all. */
  | 'no-address'
  | 'not-https'
  /** Neither `http:` nor `https:`. */
  | 'no-web-address'
  | 'user'
  | 'path'
  /** The API host where the auth host belongs, or the other way round. */
  | 'swapped'
  /** Of another of commercetools' regions than the auth host. */
  | 'other-region'
  | 'foreign-host'
  /** No secret was given, and the one that is known belongs to another client or host. */
  | 'other-client'
  | 'other-project'
  /** A template that mentions something there is nothing for. */
  | 'placeholder'
  /** A policy has set it. */
  | 'locked';

/** What the options page shows: everything but the secret, which never comes back out of the worker. */
export interface SettingsView {
  connection: Omit<Connection, 'clientSecret'>;
  secretKnown: boolean;
  preferences: Preferences;
  pages: ShopPages;
  look: Look;
  /** Where the connection comes from; `none` before the first. */
  source: 'none' | 'build' | 'device' | 'policy';
  /** Fields that a company's policy has set; they cannot be changed here. */
  locked: FieldName[];
  /** The locale that the build or the policy sets, for what is not there in this device's; empty for none. */
  shopLocale: string;
  /** Preferences that nobody has set: what they hold is a guess. */
  guessed: (keyof Preferences)[];
  /** Scopes that would switch on what is missing now; none before the shop has been asked. */
  lacks: string[];
  /** What the shop had against these settings when it was asked at saving. */
  trouble?: Failure;
}

/** What the options page sends. An empty `clientSecret` keeps the one that is known; what is absent stays as it is. */
export interface SettingsForm {
  connection: Connection;
  preferences: Preferences;
  pages?: ShopPages;
  look?: Look;
}

/** What the settings can be asked. */
export interface SettingsMessages {
  'settings.read'(): SettingsView;
  /**
   * Starts a new session when the shop changes. Fails with `input-refused`, the field and the reason, or `client-harmful`; then
   * nothing is saved. Anything else the shop has against them is told as `trouble`.
   */
  'settings.save'(form: SettingsForm): SettingsView;
  /**
   * Tries what a shopper does with these settings, and saves nothing. Each step is told to the pages as it ends, by a
   * {@link TrialNotice}. Fails with `input-refused`, before any request, as saving does.
   */
  'settings.try'(trial: { form: SettingsForm; open: (keyof Preferences)[]; run: string }): ConnectionTest;
  /** Ends the session at the shop and takes everything of Cartlet's from this device. */
  'settings.forget'(): SettingsView;
}
