import type { FailureName } from '../../contract/failure.ts';
import { failureText } from '../../ui/format/failure-text.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { type FormFailure, failure } from './account-state.ts';

/** Failures that are about one field, whatever the form. */
const fieldsOfFailures: Partial<Record<FailureName, string>> = {
  'password-wrong': 'current',
  'code-refused': 'code',
  'email-taken': 'email',
};

/** The shop's names for fields that are called otherwise here. */
const ourNames: Record<string, string> = { streetName: 'street', newPassword: 'next', tokenValue: 'code' };

const sentences: Record<string, TextKey> = {
  email: 'refused_email',
  password: 'refused_password',
  next: 'refused_password',
  firstName: 'refused_name',
  lastName: 'refused_name',
};

/** The field that a failure is about; `undefined` when it is about none. */
export function fieldOf(refused: FormFailure | undefined): string | undefined {
  if (!refused) return undefined;
  if (refused.name !== 'input-refused') return fieldsOfFailures[refused.name];
  return refused.field && (ourNames[refused.field] ?? refused.field);
}

/** Why a field was refused; `undefined` when it was not. */
export function errorOf(field: string): string | undefined {
  const refused = failure.value;
  if (!refused || fieldOf(refused) !== field) return undefined;
  const words = refused.words ?? (refused.name === 'input-refused' ? sentences[field] : undefined);
  return words ? text(words) : failureText(refused);
}

/** What was refused in a field is no longer what it holds. */
export function forgiveField(typed: object): void {
  const field = fieldOf(failure.value);
  if (field !== undefined && field in typed) failure.value = undefined;
}
