import type { FieldName } from '../../contract/settings.ts';
import type { TextKey } from '../../ui/text.ts';

export interface FieldWords {
  name: FieldName;
  label: TextKey;
  hint?: TextKey;
  example?: string;
  /** Too much for one line. */
  isLong?: boolean;
  /** Needs the whole width. */
  isWide?: boolean;
}

export const projectField: FieldWords = { name: 'projectKey', label: 'projectKey', example: 'my-shop' };

/** What an API client is made of, but for the project key. */
export const clientFields: FieldWords[] = [
  { name: 'clientId', label: 'clientId' },
  { name: 'clientSecret', label: 'clientSecret' },
  { name: 'authUrl', label: 'authUrl', example: 'https://auth.europe-west1.gcp.commercetools.com', isWide: true },
  { name: 'apiUrl', label: 'apiUrl', example: 'https://api.europe-west1.gcp.commercetools.com', isWide: true },
  { name: 'scopes', label: 'scopes', hint: 'scopesHint', isLong: true, isWide: true },
];

export const connectionFields = [projectField, ...clientFields];

export const preferenceFields: FieldWords[] = [
  { name: 'currency', label: 'currency', hint: 'currencyHint', example: 'EUR' },
  { name: 'country', label: 'country', hint: 'countryHint', example: 'DE' },
  { name: 'locale', label: 'locale', hint: 'localeHint', example: 'en-GB' },
  { name: 'storeKey', label: 'storeKey', hint: 'storeKeyHint' },
];

export const pageFields: FieldWords[] = [
  { name: 'product', label: 'productPage', example: 'https://shop.example/{locale}/p/{slug}', isWide: true },
  { name: 'checkout', label: 'checkoutPage', example: 'https://shop.example/checkout?cart={cartId}', isWide: true },
  { name: 'shop', label: 'shopPage', example: 'https://shop.example/{locale}', isWide: true },
  { name: 'terms', label: 'termsPage', example: 'https://shop.example/terms', isWide: true },
  { name: 'privacy', label: 'privacyPage', example: 'https://shop.example/privacy', isWide: true },
];

export const lookFields: FieldWords[] = [{ name: 'accent', label: 'accent', hint: 'accentHint', example: '#1d5c66' }];

export const allFields = [...connectionFields, ...preferenceFields, ...pageFields, ...lookFields];

/** What a field is called on the page. */
export function labelOf(name: FieldName): TextKey | undefined {
  return allFields.find((field) => field.name === name)?.label;
}
