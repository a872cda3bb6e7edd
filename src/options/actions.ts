import { batch } from '@preact/signals';
import { type Failure, failureOf } from '../contract/failure.ts';
import type { FieldName, Preferences, SettingsView } from '../contract/settings.ts';
import { applyAccent } from '../ui/page.ts';
import { send } from '../ui/send.ts';
import { subscribe, subscribeToTest } from '../ui/subscribe.ts';
import { draftOf, formOf, tidiedFields } from './draft.ts';
import { firstRefused, withoutFields } from './fields/field-errors.ts';
import { allFields } from './fields/fields.ts';
import {
  busy,
  changed,
  type Draft,
  draft,
  failure,
  present,
  saved,
  searchWay,
  settings,
  shopLanguage,
  tidied,
  told,
  trial,
} from './state.ts';

/** Asks for the settings, and for who is in the shop that they name. */
export async function readSettings(): Promise<void> {
  failure.value = undefined;
  try {
    meetSettings(await send('settings.read'));
  } catch (thrown) {
    failure.value = failureOf(thrown);
    return;
  }
  await meetPresent();
}

/** Follows what happens in the panel meanwhile: what a change of shop would cost is said as it is. */
export function followWorker(): void {
  subscribe(() => void meetPresent());
  subscribeToTest(({ run, step }) => {
    const current = trial.value;
    if (current?.run === run && !current.isOver) trial.value = { ...current, steps: [...current.steps, step] };
  });
}

/** Changes fields, by hand, by a choice or by what was pasted. */
export function changeFields(fields: Partial<Draft>): void {
  if (!draft.value) return;
  const names = Object.keys(fields) as FieldName[];
  draft.value = { ...draft.value, ...fields };
  changed.value = [...changed.value.filter((name) => !names.includes(name)), ...names];
  saved.value = false;
  if (names.some((name) => name in tidied.value)) tidied.value = {};
  failure.value = withoutFields(names, failure.value);
  // What was tried is not what stands there now.
  if (trial.value) trial.value = undefined;
}

/** Saves the fields; what the worker made of them is shown. */
export async function saveSettings(): Promise<void> {
  const typed = draft.value;
  if (busy.value || !typed) return;
  await attempt('save', async () => {
    const view = await send('settings.save', formOf(typed));
    batch(() => {
      meetSettings(view);
      tidied.value = tidiedFields(typed, view);
      saved.value = true;
    });
    await meetPresent();
  });
}

/** Tries what a shopper does with the fields as they are; each step shows as it ends. */
export async function tryConnection(): Promise<void> {
  const [typed, view] = [draft.value, settings.value];
  if (trial.value?.isOver === false || !typed || !view) return;
  refuse(tooLong());
  if (failure.value) return;
  const run = crypto.randomUUID();
  const open = view.guessed.filter((name) => !changed.value.includes(name));
  trial.value = { run, steps: [], isOver: false };
  try {
    const { steps, defaults, preferences } = await send('settings.try', { form: formOf(typed), open, run });
    // The fields may have been changed meanwhile.
    if (trial.value?.run !== run) return;
    // What has been saved meanwhile is chosen.
    const isTaken = (name: keyof Preferences) => preferences[name] !== typed[name];
    const taken = defaults && settings.value === view ? open.filter(isTaken) : [];
    batch(() => {
      trial.value = { run, steps, isOver: true, ...(defaults && { proposal: defaults, taken }) };
      if (taken.length > 0)
        draft.value = { ...typed, ...Object.fromEntries(taken.map((name) => [name, preferences[name]])) };
    });
  } catch (thrown) {
    if (trial.value?.run !== run) return;
    trial.value = undefined;
    refuse(failureOf(thrown));
  }
}

/** Ends the session at the shop and takes everything from this device. */
export async function forgetDevice(): Promise<boolean> {
  await attempt('forget', async () => {
    const view = await send('settings.forget');
    batch(() => {
      meetSettings(view);
      trial.value = undefined;
    });
    await meetPresent();
  });
  return failure.value === undefined;
}

function meetSettings(view: SettingsView): void {
  batch(() => {
    settings.value = view;
    draft.value = draftOf(view);
    changed.value = [];
    tidied.value = {};
  });
  applyAccent(view.look.accent);
}

/** What else is said of a change of shop can wait, and need not be said. */
async function meetPresent(): Promise<void> {
  try {
    const { account, cart } = await send('panel.open');
    present.value = { account, count: cart.count };
  } catch {
    present.value = undefined;
  }
}

async function attempt(what: 'save' | 'forget', work: () => Promise<void>): Promise<void> {
  batch(() => {
    busy.value = what;
    saved.value = false;
    refuse(tooLong());
  });
  if (!failure.value) await work().catch((thrown) => refuse(failureOf(thrown)));
  busy.value = undefined;
}

function refuse(refused: Failure | undefined): void {
  batch(() => {
    failure.value = refused;
    if (refused) told.value = { field: firstRefused(refused) };
  });
}

/** More than any field takes: it would not even reach the worker. Characters. */
const longest = 20_000;

function tooLong(): Failure | undefined {
  const long = allFields.find(({ name }) => (draft.value?.[name].length ?? 0) > longest);
  return long && { name: 'input-refused', field: long.name, reason: 'too-long' };
}

/** Has the ways of searching tried anew, and the shop's language learnt. A failure is told elsewhere on the page. */
export async function readSearchWay(): Promise<void> {
  const asked = settings.value;
  batch(() => {
    searchWay.value = undefined;
    shopLanguage.value = undefined;
  });
  const answer = await send('catalog.abilities').catch(() => undefined);
  // The answer to settings that are no longer the ones is nobody's.
  if (settings.value !== asked) return;
  batch(() => {
    searchWay.value = answer?.strategy;
    shopLanguage.value = answer?.language;
  });
}
