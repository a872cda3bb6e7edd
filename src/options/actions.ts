import { batch } from '@preact/signals';
import { failureOf } from '../contract/failure.ts';
import type { SettingsForm } from '../contract/settings.ts';
import { send } from '../ui/send.ts';
import { busy, failure, saved, searchWay, settings } from './state.ts';

/** Asks for the settings. */
export async function readSettings(): Promise<void> {
  failure.value = undefined;
  try {
    settings.value = await send('settings.read');
  } catch (thrown) {
    failure.value = failureOf(thrown);
  }
}

/** Saves the form; what the worker made of it is shown. */
export async function saveSettings(form: SettingsForm): Promise<void> {
  if (busy.value) return;
  batch(() => {
    busy.value = true;
    saved.value = false;
    failure.value = undefined;
  });
  try {
    const view = await send('settings.save', form);
    batch(() => {
      settings.value = view;
      saved.value = true;
    });
  } catch (thrown) {
    failure.value = failureOf(thrown);
  } finally {
    busy.value = false;
  }
}

/** The form was changed since it was saved. */
export function noteChange(): void {
  saved.value = false;
}

/** Has the ways of searching tried anew. What the shop has against that is said elsewhere on the page. */
export async function readSearchWay(): Promise<void> {
  const asked = settings.value;
  searchWay.value = undefined;
  const answer = await send('catalog.abilities').catch(() => undefined);
  // The answer to settings that are no longer the ones is nobody's.
  if (settings.value === asked) searchWay.value = answer?.way;
}
