import { signal } from '@preact/signals';
import type { Account } from '../contract/account.ts';
import type { ProjectDefaults, TestStep } from '../contract/connection-test.ts';
import type { Failure } from '../contract/failure.ts';
import type { StrategyName } from '../contract/search.ts';
import type { FieldName, Preferences, SettingsView } from '../contract/settings.ts';

/** What stands in the fields, saved or not. */
export type Draft = Record<FieldName, string>;

/** A connection test, under way or done. */
export interface TrialState {
  /** By which its notices are known. */
  run: string;
  /** Those that have ended, in their order. */
  steps: TestStep[];
  isOver: boolean;
  proposal?: ProjectDefaults;
  /** Preferences that were taken from the proposal. */
  taken?: (keyof Preferences)[];
}

/** The settings as the worker last told them. */
export const settings = signal<SettingsView>();
export const draft = signal<Draft>();
/** Fields that were changed by hand since the settings came. */
export const changed = signal<FieldName[]>([]);
/** What was typed where something else was saved: the same, written as the shop writes it. */
export const tidied = signal<Partial<Draft>>({});
/** Why reading, saving or trying failed. */
export const failure = signal<Failure>();
/** What the last refusal was said at, a new one each time; it stays the one whatever is mended meanwhile. */
export const told = signal<{ field: FieldName | undefined }>();
/** What the worker is being asked to do. */
export const busy = signal<'save' | 'forget'>();
/** Whether what is in the fields is what was saved just now. */
export const saved = signal(false);
/** How the shop is searched, as the worker last found it. */
export const searchWay = signal<StrategyName>();
/** The language in which the shop that is saved is read, BCP 47, as the worker last learnt it. */
export const shopLanguage = signal<string>();
export const trial = signal<TrialState>();
/** Who is in the shop that is connected, and how much is in their cart. */
export const present = signal<{ account: Account; count: number }>();
