import type { Failure } from '../../contract/failure.ts';

/** No password was typed: said in other words than one the shop refused. */
export const missingPassword: Failure = { name: 'input-refused', field: 'password' };

/**
 * What no shop can accept, found before it is asked. Only that: whether an address is good is for the shop to say.
 *
 * @returns the refusal of the first such field, in the form in which the shop's own refusals come
 */
export function refusedField(form: { email: string; password: string }): Failure | undefined {
  if (!/^[^\s@]+@[^\s@]+$/u.test(form.email)) return { name: 'input-refused', field: 'email' };
  if (form.password === '') return missingPassword;
  return undefined;
}
