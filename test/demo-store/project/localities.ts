/** Schemas for countries, currencies, languages and addresses. */
import type { Address, BaseAddress } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import type { Shop } from '../store/shop.ts';
import { refuse } from './errors.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217. */
export const currencyCode = v.pipe(
  v.string(),
  v.check(
    (code) => currencies.has(code),
    ({ input }) => `Not a valid ISO 4217 currency code: '${input}'`,
  ),
);

/** ISO 3166-1 alpha-2. */
export const countryCode = v.pipe(
  v.string(),
  v.check(
    (code) =>
      /^[A-Z]{2}$/.test(code) &&
      new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined,
    ({ input }) => `Not a valid ISO 3166-1 country code: '${input}'`,
  ),
);

/** An IETF language tag. */
export const localeTag = v.pipe(
  v.string(),
  v.check(
    (tag) => /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag),
    ({ input }) => `Not a valid language tag: '${input}'`,
  ),
);

const text = v.optional(v.string());

/** `BaseAddress`. */
export const addressDraft = v.object({
  country: countryCode,
  ...v.entriesFromList(
    [
      'key',
      'title',
      'salutation',
      'firstName',
      'lastName',
      'streetName',
      'streetNumber',
      'additionalStreetInfo',
      'postalCode',
      'city',
      'region',
      'state',
      'company',
      'department',
      'building',
      'apartment',
      'pOBox',
      'phone',
      'mobile',
      'email',
      'fax',
      'additionalAddressInfo',
      'externalId',
    ],
    text,
  ),
});

/** The address of a draft, without fields that are `undefined`. */
export function addressFrom(draft: v.InferOutput<typeof addressDraft>, id?: string): Address {
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  return { ...(given as unknown as BaseAddress), ...(id === undefined ? {} : { id }) };
}

/** Rejects a language that the project does not have. */
export function demandProjectLanguage(shop: Shop, locale: string | undefined): void {
  if (locale === undefined || shop.languages.includes(locale)) return;
  const message = `The project is not configured for given languages: '${locale}'.`;
  throw refuse(400, { code: 'ProjectNotConfiguredForLanguages', message, languages: [locale] });
}
