/** Hosts that this build may connect to, as CSP sources; the manifest has the same list. `vite.config.ts` sets it. */
declare const __ALLOWED_HOSTS__: string[];

/** The build's default shop: https://docs.commercetools.com/merchant-center/api-clients names these fields. */
interface ImportMetaEnv {
  readonly CTP_PROJECT_KEY?: string;
  readonly CTP_CLIENT_ID?: string;
  readonly CTP_CLIENT_SECRET?: string;
  readonly CTP_AUTH_URL?: string;
  readonly CTP_API_URL?: string;
  readonly CTP_SCOPES?: string;
  readonly CARTLET_CURRENCY?: string;
  readonly CARTLET_COUNTRY?: string;
  readonly CARTLET_LOCALE?: string;
  readonly CARTLET_STORE_KEY?: string;
  readonly CARTLET_SHOP_URL?: string;
  readonly CARTLET_PRODUCT_URL?: string;
  readonly CARTLET_CHECKOUT_URL?: string;
  readonly CARTLET_TERMS_URL?: string;
  readonly CARTLET_PRIVACY_URL?: string;
  readonly CARTLET_ACCENT?: string;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
