import { batch } from '@preact/signals';
import { failureOf } from '../contract/failure.ts';
import type { FieldName, SettingsView } from '../contract/settings.ts';
import { applyAccent } from '../ui/page.ts';
import { send } from '../ui/send.ts';
import { subscribe } from '../ui/subscribe.ts';
import { withoutFields } from './fields/field-errors.ts';
import { draftFor, formFor, normalizedFields } from './form-draft.ts';
import { lengthFailure, showFailure } from './form-failure.ts';
import {
  changedFields,
  connectionTest,
  type Draft,
  draft,
  failure,
  isSaved,
  normalized,
  pendingAction,
  session,
  settings,
} from './state.ts';

/** Reads the settings, and the session at the connected shop. */
export async function readSettings(): Promise<void> {
  failure.value = undefined;
  try {
    applySettings(await send('settings.read'));
  } catch (thrown) {
    failure.value = failureOf(thrown);
    return;
  }
  await readSession();
}

/** Reads the session again whenever the worker reports a change, because the warning of a shop change names it. */
export function followSession(): void {
  subscribe(() => void readSession());
}

/** Changes fields of the draft: typed, chosen, pasted or imported. */
export function changeFields(fields: Partial<Draft>): void {
  if (!draft.value) return;
  const names = Object.keys(fields) as FieldName[];
  draft.value = { ...draft.value, ...fields };
  changedFields.value = [...changedFields.value.filter((name) => !names.includes(name)), ...names];
  isSaved.value = false;
  if (names.some((name) => name in normalized.value)) normalized.value = {};
  failure.value = withoutFields(names, failure.value);
  // The connection test was about the former values.
  if (connectionTest.value) connectionTest.value = undefined;
}

/** Saves the draft, and shows the settings as the worker has normalized them. */
export async function saveSettings(): Promise<void> {
  const typed = draft.value;
  if (pendingAction.value || !typed) return;
  await perform('save', async () => {
    const view = await send('settings.save', formFor(typed));
    batch(() => {
      applySettings(view);
      normalized.value = normalizedFields(typed, view);
      isSaved.value = true;
    });
    await readSession();
  });
}

/** Ends the session at the shop and deletes all data from this device. Gives whether both succeeded. */
export async function eraseDevice(): Promise<boolean> {
  await perform('erase', async () => {
    const view = await send('settings.forget');
    batch(() => {
      applySettings(view);
      connectionTest.value = undefined;
    });
    await readSession();
  });
  return failure.value === undefined;
}

function applySettings(view: SettingsView): void {
  batch(() => {
    settings.value = view;
    draft.value = draftFor(view);
    changedFields.value = [];
    normalized.value = {};
  });
  applyAccent(view.look.accent);
}

/** A failure is ignored: only the warning of a shop change uses the session, and it has a text without one. */
async function readSession(): Promise<void> {
  try {
    const { account, cart } = await send('panel.open');
    session.value = { account, count: cart.count };
  } catch {
    session.value = undefined;
  }
}

async function perform(action: 'save' | 'erase', work: () => Promise<void>): Promise<void> {
  batch(() => {
    pendingAction.value = action;
    isSaved.value = false;
    showFailure(lengthFailure());
  });
  if (!failure.value) await work().catch((thrown) => showFailure(failureOf(thrown)));
  pendingAction.value = undefined;
}
