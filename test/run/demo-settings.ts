import { demoShop } from '../demo-store/catalogue/shop.ts';
import type { DemoStore } from '../demo-store/store/store.ts';

/** The settings of a shopper's API client at the demo store, by the names of the `.env` file. */
export function demoSettings({ projectKey, clients: { shopper } }: DemoStore, url: string): Record<string, string> {
  return {
    CTP_PROJECT_KEY: projectKey,
    CTP_CLIENT_ID: shopper.id,
    CTP_CLIENT_SECRET: shopper.secret,
    CTP_SCOPES: shopper.scopes.join(' '),
    CTP_AUTH_URL: url,
    CTP_API_URL: url,
    CARTLET_CURRENCY: 'EUR',
    CARTLET_COUNTRY: 'DE',
    CARTLET_LOCALE: 'en',
    CARTLET_NAME: demoShop.name.en,
    CARTLET_ACCENT: demoShop.accent,
  };
}
