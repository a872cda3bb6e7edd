import { signal } from '@preact/signals';
import type { Failure } from '../contract/failure.ts';
import type { SearchWay } from '../contract/search.ts';
import type { SettingsView } from '../contract/settings.ts';

/** The settings as the worker last told them. */
export const settings = signal<SettingsView>();
/** Why reading or saving failed. */
export const failure = signal<Failure>();
/** Whether the worker is being asked to save. */
export const busy = signal(false);
/** Whether what is in the form is what is saved. */
export const saved = signal(false);
/** How the shop is searched, as the worker last found it. */
export const searchWay = signal<SearchWay>();
