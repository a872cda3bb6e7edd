/** The failure that the form shows. */
import { batch } from '@preact/signals';
import type { Failure } from '../contract/failure.ts';
import { firstInvalidField } from './fields/field-errors.ts';
import { allFields } from './fields/fields.ts';
import { draft, errorFocus, failure } from './state.ts';

/** Shows a failure and moves the focus to its first field; `undefined` removes the failure. */
export function showFailure(shown: Failure | undefined): void {
  batch(() => {
    failure.value = shown;
    if (shown) errorFocus.value = { field: firstInvalidField(shown) };
  });
}

/** Characters. No field may be longer, and the browser would not even deliver a message of many megabytes. */
const maxLength = 20_000;

/** The failure of the first field that is too long to be sent to the worker. */
export function lengthFailure(): Failure | undefined {
  const long = allFields.find(({ name }) => (draft.value?.[name].length ?? 0) > maxLength);
  return long && { name: 'input-refused', field: long.name, reason: 'too-long' };
}
