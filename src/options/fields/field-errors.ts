/** What is wrong with a field, and what to do about it: a sentence for each reason. */
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

/** What is wrong with one field, where a form was refused for it, alone or among others. */
export function failureAt(name: FieldName, refused: Failure | undefined): Failure | undefined {
  if (refused?.field === name) return refused;
  const other = refused?.others?.find(({ field }) => field === name);
  return other && { name: 'input-refused', ...other };
}

/** The first field on the page that was refused; `undefined` for none. */
export function firstRefused(refused: Failure | undefined): FieldName | undefined {
  return allFields.find(({ name }) => failureAt(name, refused))?.name;
}

/** What is left of a refusal once some of its fields are another; `undefined` for nothing. */
export function withoutFields(names: readonly FieldName[], refused: Failure | undefined): Failure | undefined {
  const { others = [], ...first } = refused ?? {};
  const isLeft = ({ field }: Pick<Failure, 'field'>) => !names.some((name) => name === field);
  if (!refused || (isLeft(first) && others.every(isLeft))) return refused;
  const [next, ...rest] = [first, ...others].filter(isLeft);
  return next && { name: 'input-refused', ...next, ...(rest.length > 0 && { others: rest }) };
}

/** The sentence below a field that was refused. */
export function fieldErrorOf(name: FieldName, refused: Failure): string {
  if (refused.name !== 'input-refused') return failureText(refused);
  const key = refused.reason && (reasons[name][refused.reason] ?? everywhere[refused.reason]);
  return key ? text(key) : failureText(refused);
}
