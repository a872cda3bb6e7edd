import type { Connection, Preferences, SettingsForm } from '../../../src/contract/settings.ts';
import type { Clients } from '../../demo-store/auth/clients.ts';
import type { TestShop } from './test-shop.ts';

interface ConnectionChanges {
  /** The API client; the shopper's unless a test names another one. */
  client?: Clients[keyof Clients];
  connection?: Partial<Connection>;
  preferences?: Partial<Preferences>;
  /** Template of the shop's checkout page. */
  checkout?: string;
}

/** The settings that connect the extension to a demo store, as the options page sends them. */
export function connectionTo(
  { store, url }: Pick<TestShop, 'store' | 'url'>,
  { client = store.clients.shopper, connection, preferences, checkout }: ConnectionChanges = {},
): SettingsForm {
  return {
    connection: {
      projectKey: store.projectKey,
      apiUrl: url,
      authUrl: url,
      clientId: client.id,
      clientSecret: client.secret,
      scopes: client.scopes.join(' '),
      ...connection,
    },
    preferences: { currency: 'EUR', country: 'DE', locale: 'en', storeKey: '', ...preferences },
    ...(checkout && { pages: { shop: '', product: '', checkout, terms: '', privacy: '' } }),
  };
}
