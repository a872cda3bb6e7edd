import { batch } from '@preact/signals';
import { failureOf } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import { send } from '../../ui/send.ts';
import { subscribeToTest } from '../../ui/subscribe.ts';
import { formFor } from '../form-draft.ts';
import { lengthFailure, showFailure } from '../form-failure.ts';
import { changedFields, connectionTest, draft, failure, settings } from '../state.ts';

/** Adds each step that the worker reports to the running test. */
export function followTest(): void {
  subscribeToTest(({ run, step }) => {
    const current = connectionTest.value;
    if (current?.run === run && !current.isOver) connectionTest.value = { ...current, steps: [...current.steps, step] };
  });
}

/**
 * Tests the connection with the settings of the draft. Preferences that the merchant has neither set nor saved take the
 * project's defaults from the test.
 */
export async function testConnection(): Promise<void> {
  const [typed, view] = [draft.value, settings.value];
  if (connectionTest.value?.isOver === false || !typed || !view) return;
  showFailure(lengthFailure());
  if (failure.value) return;
  const run = crypto.randomUUID();
  const open = view.guessed.filter((name) => !changedFields.value.includes(name));
  connectionTest.value = { run, steps: [], isOver: false };
  // A change of the draft, or another test, ends this one.
  const isCurrent = () => connectionTest.value?.run === run;
  try {
    const { steps, defaults, preferences } = await send('settings.try', { form: formFor(typed), open, run });
    if (!isCurrent()) return;
    // Preferences that were saved during the test are no longer open.
    const isTaken = (name: keyof Preferences) => preferences[name] !== typed[name];
    const taken = defaults && settings.value === view ? open.filter(isTaken) : [];
    batch(() => {
      connectionTest.value = { run, steps, isOver: true, ...(defaults && { defaults, taken }) };
      if (taken.length > 0)
        draft.value = { ...typed, ...Object.fromEntries(taken.map((name) => [name, preferences[name]])) };
    });
  } catch (thrown) {
    if (!isCurrent()) return;
    connectionTest.value = undefined;
    showFailure(failureOf(thrown));
  }
}
