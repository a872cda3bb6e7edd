import { batch } from '@preact/signals';
import { failureOf } from '../../contract/failure.ts';
import { busy, type FormFailure, failure } from './account-state.ts';
import { noteEnded } from './require-sign-in.ts';

/**
 * Tries what a form asks for, once at a time; why it failed stays on screen until the next try.
 *
 * @param refused what was found wrong before the shop was asked, which is then not asked
 * @returns whether it worked
 */
export async function submit(refused: FormFailure | undefined, work: () => Promise<void>): Promise<boolean> {
  if (busy.value) return false;
  failure.value = refused;
  if (refused) return false;
  busy.value = true;
  try {
    await work();
    return true;
  } catch (thrown) {
    const found = failureOf(thrown);
    batch(() => {
      failure.value = found;
      if (found.name === 'session-ended') noteEnded();
    });
    return false;
  } finally {
    busy.value = false;
  }
}
