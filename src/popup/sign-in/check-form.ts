import type { AddressDraft } from '../profile/profile-state.ts';
import type { FormFailure } from './account-state.ts';

/** The longest address there is: https://www.rfc-editor.org/errata/eid1690 */
const longestEmail = 254;
/** The worker passes nothing longer on. */
const longestLine = 2000;

type Check = FormFailure | undefined;

/*
 * What no shop can accept, found before it is asked. Only that: whether an address is good is for the shop to say. Each gives
 * the refusal in the form in which the shop's own come.
 */

export function checkEmail(email: string): Check {
  if (email.length > longestEmail) return refusal('email', 'email_too_long');
  return /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) ? undefined : refusal('email', 'refused_email');
}

/** @param field the password's name in its form */
export function checkPassword(password: string, field = 'password'): Check {
  return password === '' ? refusal(field, 'missing_password') : undefined;
}

export function checkCode(code: string): Check {
  if (code === '') return refusal('code', 'missing_code');
  return code.length > longestLine ? { name: 'code-refused' } : undefined;
}

/** The first of some lines of text that cannot be taken, by its field's name. */
export function checkLines(lines: Record<string, string>): Check {
  const unusable = Object.entries(lines).find(([, line]) => line.length > longestLine || /\p{Cc}/u.test(line));
  return unusable && refusal(unusable[0], 'unusable_text');
}

/** A shop asks for a country alone; without street and city there is nothing to keep. */
export function checkAddress({ firstName, lastName, street, postalCode, city, country }: AddressDraft): Check {
  if (street === '' && city === '') return refusal('street', 'missing_street');
  return country === ''
    ? refusal('country', 'missing_country')
    : checkLines({ firstName, lastName, street, postalCode, city });
}

function refusal(field: string, words: FormFailure['words'] & string): FormFailure {
  return { name: 'input-refused', field, words };
}
