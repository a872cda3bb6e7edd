/** The fields of the settings, listed once: each function gives every field what `fill` gives. */
import type { Connection, Preferences, ShopPages } from '../../contract/settings.ts';

export function connectionFields<Value>(fill: () => Value): Record<keyof Connection, Value> {
  return {
    projectKey: fill(),
    clientId: fill(),
    clientSecret: fill(),
    authUrl: fill(),
    apiUrl: fill(),
    scopes: fill(),
  };
}

export function preferenceFields<Value>(fill: (field: keyof Preferences) => Value): Record<keyof Preferences, Value> {
  return { currency: fill('currency'), country: fill('country'), locale: fill('locale'), storeKey: fill('storeKey') };
}

export function pageFields<Value>(fill: (field: keyof ShopPages) => Value): Record<keyof ShopPages, Value> {
  return {
    shop: fill('shop'),
    product: fill('product'),
    checkout: fill('checkout'),
    terms: fill('terms'),
    privacy: fill('privacy'),
  };
}
