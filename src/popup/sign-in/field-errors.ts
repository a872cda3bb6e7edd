import type { FailureName } from '../../contract/failure.ts';
import { failureText } from '../../ui/format/failure-text.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { type FormFailure, formFailure } from './account-state.ts';

/** Failures that concern the same field in every form. */
const fieldsOfFailures: Partial<Record<FailureName, string>> = {
  'password-wrong': 'current',
  'code-refused': 'code',
  'email-taken': 'email',
};

/** Fields that commercetools names differently from our forms. */
const ourFieldNames: Record<string, string> = { streetName: 'street', newPassword: 'next', tokenValue: 'code' };

const fieldTexts: Record<string, TextKey> = {
  email: 'refused_email',
  password: 'refused_password',
  next: 'refused_password',
  firstName: 'refused_name',
  lastName: 'refused_name',
};

/** The field that a failure concerns; `undefined` where it concerns none. */
export function fieldOfFailure(failure: FormFailure | undefined): string | undefined {
  if (!failure) return undefined;
  if (failure.name !== 'input-refused') return fieldsOfFailures[failure.name];
  return failure.field && (ourFieldNames[failure.field] ?? failure.field);
}

/** The text of a field's error; `undefined` where it has none. */
export function fieldError(field: string): string | undefined {
  const { value: failure } = formFailure;
  if (!failure || fieldOfFailure(failure) !== field) return undefined;
  const key = failure.textKey ?? (failure.name === 'input-refused' ? fieldTexts[field] : undefined);
  return key ? text(key) : failureText(failure);
}

/** Clears the error of a field that the shopper changes. @param typed the changed fields by name */
export function clearFieldError(typed: object): void {
  const field = fieldOfFailure(formFailure.value);
  if (field !== undefined && field in typed) formFailure.value = undefined;
}
