/** The sentences below an invalid field. */
import type { Failure } from '../../contract/failure.ts';
import type { FieldName } from '../../contract/settings.ts';
import { failureText } from '../../ui/format/failure-text.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { allFields } from './fields.ts';

const url: Record<string, TextKey> = {
  empty: 'refused_url_empty',
  'no-address': 'refused_url_noAddress',
  'no-web-address': 'refused_url_noWebAddress',
  'not-https': 'refused_url_notHttps',
  user: 'refused_url_user',
  path: 'refused_url_path',
  'foreign-host': 'refused_url_foreignHost',
};
const page: Record<string, TextKey> = {
  'no-address': 'refused_page_noAddress',
  'no-web-address': 'refused_page_noWebAddress',
  'not-https': 'refused_url_notHttps',
  user: 'refused_url_user',
  placeholder: 'refused_page_placeholder',
};
const everywhere: Record<string, TextKey> = { 'too-long': 'refused_tooLong', locked: 'refused_locked' };

const reasons: Record<FieldName, Record<string, TextKey>> = {
  projectKey: {
    empty: 'refused_projectKey_empty',
    capitals: 'refused_projectKey_capitals',
    characters: 'refused_projectKey_characters',
    form: 'refused_projectKey_form',
  },
  clientId: { empty: 'refused_clientId_empty', characters: 'refused_clientId_characters' },
  clientSecret: {
    empty: 'refused_clientSecret_empty',
    characters: 'refused_clientSecret_characters',
    'other-client': 'refused_clientSecret_otherClient',
  },
  authUrl: { ...url, swapped: 'refused_authUrl_swapped' },
  apiUrl: { ...url, swapped: 'refused_apiUrl_swapped', 'other-region': 'refused_apiUrl_otherRegion' },
  scopes: { form: 'refused_scopes_form', 'other-project': 'refused_scopes_otherProject' },
  currency: { empty: 'refused_currency', form: 'refused_currency' },
  country: { empty: 'refused_country', form: 'refused_country' },
  locale: { empty: 'refused_locale', form: 'refused_locale' },
  storeKey: { form: 'refused_storeKey' },
  shop: page,
  product: page,
  checkout: page,
  terms: page,
  privacy: page,
  accent: { form: 'refused_accent' },
};

/** The part of a form's failure that is about one field; `undefined` for a valid field. */
export function fieldFailure(name: FieldName, refused: Failure | undefined): Failure | undefined {
  if (refused?.field === name) return refused;
  const other = refused?.others?.find(({ field }) => field === name);
  return other && { name: 'input-refused', ...other };
}

/** The first invalid field on the page; `undefined` if the failure is about none. */
export function firstInvalidField(refused: Failure | undefined): FieldName | undefined {
  return allFields.find(({ name }) => fieldFailure(name, refused))?.name;
}

/** A failure without the fields that have changed since; `undefined` if no field is left. */
export function withoutFields(names: readonly FieldName[], refused: Failure | undefined): Failure | undefined {
  const { others = [], ...first } = refused ?? {};
  const remains = ({ field }: Pick<Failure, 'field'>) => !names.some((name) => name === field);
  if (!refused || (remains(first) && others.every(remains))) return refused;
  const [next, ...rest] = [first, ...others].filter(remains);
  return next && { name: 'input-refused', ...next, ...(rest.length > 0 && { others: rest }) };
}

/** The sentence for an invalid field. */
export function fieldErrorOf(name: FieldName, refused: Failure): string {
  if (refused.name !== 'input-refused') return failureText(refused);
  const key = refused.reason && (reasons[name][refused.reason] ?? everywhere[refused.reason]);
  return key ? text(key) : failureText(refused);
}
