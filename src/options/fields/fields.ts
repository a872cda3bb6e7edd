import type { FieldName } from '../../contract/settings.ts';
import type { TextKey } from '../../ui/text.ts';

/** A field of the form. */
export interface FieldDescription {
  name: FieldName;
  label: TextKey;
  hint?: TextKey;
  example?: string;
  /** The value needs several lines. */
  isLong?: boolean;
  /** The field spans the whole width. */
  isWide?: boolean;
}

export const projectField: FieldDescription = { name: 'projectKey', label: 'projectKey', example: 'my-shop' };

/** The fields of an API client, without the project key. */
export const clientFields: FieldDescription[] = [
  { name: 'clientId', label: 'clientId' },
  { name: 'clientSecret', label: 'clientSecret' },
  { name: 'authUrl', label: 'authUrl', example: 'https://auth.europe-west1.gcp.commercetools.com', isWide: true },
  { name: 'apiUrl', label: 'apiUrl', example: 'https://api.europe-west1.gcp.commercetools.com', isWide: true },
  { name: 'scopes', label: 'scopes', hint: 'scopesHint', isLong: true, isWide: true },
];

export const connectionFields = [projectField, ...clientFields];

export const preferenceFields: FieldDescription[] = [
  { name: 'currency', label: 'currency', hint: 'currencyHint', example: 'EUR' },
  { name: 'country', label: 'country', hint: 'countryHint', example: 'DE' },
  { name: 'locale', label: 'locale', hint: 'localeHint', example: 'en-GB' },
  { name: 'storeKey', label: 'storeKey', hint: 'storeKeyHint' },
];

export const pageFields: FieldDescription[] = [
  { name: 'product', label: 'productPage', example: 'https://shop.example/{locale}/p/{slug}', isWide: true },
  { name: 'checkout', label: 'checkoutPage', example: 'https://shop.example/checkout?cart={cartId}', isWide: true },
  { name: 'shop', label: 'shopPage', example: 'https://shop.example/{locale}', isWide: true },
  { name: 'terms', label: 'termsPage', example: 'https://shop.example/terms', isWide: true },
  { name: 'privacy', label: 'privacyPage', example: 'https://shop.example/privacy', isWide: true },
];

export const lookFields: FieldDescription[] = [
  { name: 'accent', label: 'accent', hint: 'accentHint', example: '#1d5c66' },
];

export const allFields = [...connectionFields, ...preferenceFields, ...pageFields, ...lookFields];

/** The text key of a field's label. */
export function labelFor(name: FieldName): TextKey | undefined {
  return allFields.find((field) => field.name === name)?.label;
}
