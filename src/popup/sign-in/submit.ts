import { batch } from '@preact/signals';
import { failureOf } from '../../contract/failure.ts';
import { type FormFailure, formFailure, isSubmitting } from './account-state.ts';
import { showSessionEnded } from './require-sign-in.ts';

/**
 * Submits a form, unless another submission is under way. A failure stays on screen until the next submission.
 *
 * @param found what a check found wrong; the shop is then not asked
 * @returns whether the submission succeeded
 */
export async function submit(found: FormFailure | undefined, work: () => Promise<void>): Promise<boolean> {
  if (isSubmitting.value) return false;
  formFailure.value = found;
  if (found) return false;
  isSubmitting.value = true;
  try {
    await work();
    return true;
  } catch (thrown) {
    const failure = failureOf(thrown);
    batch(() => {
      formFailure.value = failure;
      if (failure.name === 'session-ended') showSessionEnded();
    });
    return false;
  } finally {
    isSubmitting.value = false;
  }
}
