/** How the fields are called outside: in `.env`, in a policy, in what Merchant Center hands out, in an exported file. */
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

/** What else they are called, in small letters without anything between: SDKs and the Terraform provider have names of their own. */
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

/** The field that a name of the outside means; `undefined` for every other. */
export function fieldNamed(name: string): FieldName | undefined {
  return known.get(bare(name));
}

/** `CTP_PROJECT_KEY`, `projectKey`, `project_key` and `ctp.projectKey` are one. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/^(ctp|cartlet)/, '');
}
