/** Test connection, asked for by the options page. */
import { tryShop } from '../../commerce/account/connection-test.ts';
import type { Trial, TrialNotice } from '../../contract/connection-test.ts';
import type { Question } from '../../contract/messages.ts';
import { tellTrial } from '../browser/broadcast.ts';
import { answers, http } from '../browser/network.ts';
import { judgeForm, readSettings } from './read-settings.ts';

/** Tries the settings as they are typed, and tells each step as it ends. Fails as {@link judgeForm} does, before any request. */
export async function trySettings({ form, open, run }: Question<'settings.try'>): Promise<Trial> {
  const { connection, preferences } = await judgeForm(form);
  const { shopLocale } = await readSettings();
  return tryShop({
    place: { ...connection, storeKey: preferences.storeKey },
    preferences,
    shopLocale,
    open,
    http,
    answers,
    now: Date.now,
    random: Math.random,
    report: (step) => tellTrial({ type: 'trial', run, step } satisfies TrialNotice),
  });
}
