import type { AddressDraft } from '../profile/profile-state.ts';
import type { FormFailure } from './account-state.ts';

/** The longest address there is: https://www.rfc-editor.org/errata/eid1690 */
const longestEmail = 254;
/** The worker rejects longer texts. */
const longestText = 2000;

type Check = FormFailure | undefined;

/*
 * These checks find what no shop accepts, before the shop is asked. Everything else is for the shop to judge. Each
 * check gives a failure of the same form as the shop's own.
 */

export function checkEmail(email: string): Check {
  if (email.length > longestEmail) return inputFailure('email', 'email_too_long');
  return /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) ? undefined : inputFailure('email', 'refused_email');
}

/** @param field the password's name in its form */
export function checkPassword(password: string, field = 'password'): Check {
  return password === '' ? inputFailure(field, 'missing_password') : undefined;
}

export function checkCode(code: string): Check {
  if (code === '') return inputFailure('code', 'missing_code');
  return code.length > longestText ? { name: 'code-refused' } : undefined;
}

/** Gives the failure of the first text that is too long or holds control characters. @param texts by field name */
export function checkTexts(texts: Record<string, string>): Check {
  const unusable = Object.entries(texts).find(([, value]) => value.length > longestText || /\p{Cc}/u.test(value));
  return unusable && inputFailure(unusable[0], 'unusable_text');
}

/** commercetools requires only a country, but an address without street and city is useless. */
export function checkAddress({ firstName, lastName, street, postalCode, city, country }: AddressDraft): Check {
  if (street === '' && city === '') return inputFailure('street', 'missing_street');
  return country === ''
    ? inputFailure('country', 'missing_country')
    : checkTexts({ firstName, lastName, street, postalCode, city });
}

function inputFailure(field: string, textKey: FormFailure['textKey'] & string): FormFailure {
  return { name: 'input-refused', field, textKey };
}
