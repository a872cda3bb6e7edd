import { signal } from '@preact/signals';
import type { Account } from '../contract/account.ts';
import type { ProjectDefaults, TestStep } from '../contract/connection-test.ts';
import type { Failure } from '../contract/failure.ts';
import type { StrategyName } from '../contract/search.ts';
import type { FieldName, Preferences, SettingsView } from '../contract/settings.ts';

/** The values of the form's fields, saved or not. */
export type Draft = Record<FieldName, string>;

/** A connection test, running or over. */
export interface ConnectionTestState {
  /** Identifies the test in the worker's broadcasts. */
  run: string;
  /** The completed steps, in order. */
  steps: TestStep[];
  isOver: boolean;
  defaults?: ProjectDefaults;
  /** Preferences that the test has set to the project's defaults. */
  taken?: (keyof Preferences)[];
}

/** The settings as the worker last sent them. */
export const settings = signal<SettingsView>();
export const draft = signal<Draft>();
/** Fields that the merchant has changed since the settings were read. */
export const changedFields = signal<FieldName[]>([]);
/** Typed values that the worker has saved in another notation: `eur` for `EUR`. */
export const normalized = signal<Partial<Draft>>({});
/** Why reading or saving the settings or testing the connection failed. */
export const failure = signal<Failure>();
/**
 * The field that the last failure moved the focus to. A new object for each failure; a correction does not change it.
 */
export const errorFocus = signal<{ field: FieldName | undefined }>();
/** The request that the worker is working on. */
export const pendingAction = signal<'save' | 'erase'>();
/** Whether the draft was saved and has not changed since. */
export const isSaved = signal(false);
/** How the worker searches the shop. */
export const searchStrategy = signal<StrategyName>();
/** BCP 47 tag of the language that the worker reads the saved shop in. */
export const shopLanguage = signal<string>();
export const connectionTest = signal<ConnectionTestState>();
/** The session at the connected shop, and the number of items in its cart. */
export const session = signal<{ account: Account; count: number }>();
