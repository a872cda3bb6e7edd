import type { Connection, Preferences, SettingsView } from '../contract/settings.ts';
import type { TextKey } from '../ui/text.ts';

/** Every field of the page, by the name under which the worker refuses it. */
export type FieldName = keyof Connection | keyof Preferences;

export interface FieldWords {
  name: FieldName;
  label: TextKey;
  hint?: TextKey;
  /** What to say when the worker refuses it. */
  refused: TextKey;
  example?: string;
  /** Too much for one line. */
  isLong?: boolean;
}

/** In the order in which Merchant Center hands them out. */
export const connectionFields: FieldWords[] = [
  { name: 'projectKey', label: 'projectKey', refused: 'refused_projectKey', example: 'my-shop' },
  { name: 'clientId', label: 'clientId', refused: 'refused_clientId' },
  { name: 'clientSecret', label: 'clientSecret', refused: 'refused_clientSecret' },
  {
    name: 'authUrl',
    label: 'authUrl',
    refused: 'refused_url',
    example: 'https://auth.europe-west1.gcp.commercetools.com',
  },
  {
    name: 'apiUrl',
    label: 'apiUrl',
    refused: 'refused_url',
    example: 'https://api.europe-west1.gcp.commercetools.com',
  },
  { name: 'scopes', label: 'scopes', hint: 'scopesHint', refused: 'refused_scopes', isLong: true },
];

export const preferenceFields: FieldWords[] = [
  { name: 'currency', label: 'currency', hint: 'currencyHint', refused: 'refused_currency', example: 'EUR' },
  { name: 'country', label: 'country', hint: 'countryHint', refused: 'refused_country', example: 'DE' },
  { name: 'locale', label: 'locale', hint: 'localeHint', refused: 'refused_locale', example: 'en-GB' },
  { name: 'storeKey', label: 'storeKey', hint: 'storeKeyHint', refused: 'refused_storeKey' },
];

/** What a field holds when the page opens. The secret never comes back. */
export function valueIn(settings: SettingsView, name: FieldName): string {
  const values: Partial<Record<FieldName, string>> = { ...settings.connection, ...settings.preferences };
  return values[name] ?? '';
}
