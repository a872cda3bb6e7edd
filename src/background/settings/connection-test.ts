/** Test connection, asked for by the options page. */
import { testConnection } from '../../commerce/account/connection-test.ts';
import type { ConnectionTest, TestBroadcast } from '../../contract/connection-test.ts';
import type { Question } from '../../contract/messages.ts';
import { broadcastTestStep } from '../browser/broadcast.ts';
import { answers, http } from '../browser/network.ts';
import { judgeForm, readSettings } from './read-settings.ts';

/** Tries the settings as they are typed, and tells each step as it ends. Fails as {@link judgeForm} does, before any request. */
export async function testSettings({ form, open, run }: Question<'settings.try'>): Promise<ConnectionTest> {
  const { connection, preferences } = await judgeForm(form);
  const { shopLocale } = await readSettings();
  return testConnection({
    project: { ...connection, storeKey: preferences.storeKey },
    preferences,
    shopLocale,
    unsetPreferences: open,
    http,
    isAnswering: answers,
    now: Date.now,
    random: Math.random,
    report: (step) => broadcastTestStep({ type: 'connection-test', run, step } satisfies TestBroadcast),
  });
}
