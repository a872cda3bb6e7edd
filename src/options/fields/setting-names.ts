/** Names of the fields in `.env`, in a policy, in Merchant Center's downloads and in an exported file. */
import type { FieldName } from '../../contract/settings.ts';

/** The names of `.env` and of a policy. */
export const settingNames: Record<FieldName, string> = {
  projectKey: 'CTP_PROJECT_KEY',
  clientId: 'CTP_CLIENT_ID',
  clientSecret: 'CTP_CLIENT_SECRET',
  authUrl: 'CTP_AUTH_URL',
  apiUrl: 'CTP_API_URL',
  scopes: 'CTP_SCOPES',
  currency: 'CARTLET_CURRENCY',
  country: 'CARTLET_COUNTRY',
  locale: 'CARTLET_LOCALE',
  storeKey: 'CARTLET_STORE_KEY',
  shop: 'CARTLET_SHOP_URL',
  product: 'CARTLET_PRODUCT_URL',
  checkout: 'CARTLET_CHECKOUT_URL',
  terms: 'CARTLET_TERMS_URL',
  privacy: 'CARTLET_PRIVACY_URL',
  accent: 'CARTLET_ACCENT',
};

/** Other names of SDKs and of the Terraform provider, in lower case and without separators. */
const synonyms: [string, FieldName][] = [
  ['secret', 'clientSecret'],
  ['scope', 'scopes'],
  ['authhost', 'authUrl'],
  ['oauthurl', 'authUrl'],
  ['oauthhost', 'authUrl'],
  ['tokenurl', 'authUrl'],
  ['host', 'apiUrl'],
  ['apihost', 'apiUrl'],
  ['httphost', 'apiUrl'],
];

const known = new Map<string, FieldName>([
  ...Object.entries(settingNames).map(([field, name]) => [bare(name), field as FieldName] as const),
  ...synonyms,
]);

/** The field for one of these names; `undefined` for an unknown name. */
export function fieldForName(name: string): FieldName | undefined {
  return known.get(bare(name));
}

/** Gives the same for `CTP_PROJECT_KEY`, `projectKey`, `project_key` and `ctp.projectKey`. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^(ctp|cartlet)/, '');
}
