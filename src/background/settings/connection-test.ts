/** The connection test that the options page asks for. */
import { testConnection } from '../../commerce/account/connection-test.ts';
import type { ConnectionTest } from '../../contract/connection-test.ts';
import type { Question } from '../../contract/messages.ts';
import { broadcastTestStep } from '../browser/broadcast.ts';
import { answers, http } from '../browser/network.ts';
import { readSettings, validateForm } from './read-settings.ts';

/**
 * Tries the settings as typed, and tells the pages about each step as it ends. Fails before any request as {@link
 * validateForm} does.
 */
export async function testSettings({ form, open, run }: Question<'settings.try'>): Promise<ConnectionTest> {
  const { connection, preferences } = await validateForm(form);
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
    report: (step) => broadcastTestStep({ type: 'connection-test', run, step }),
  });
}
