/**
 * Tokens that somebody has signed out of while the shop was out of reach: kept with what ending them needs and nothing
 * else, tried again by alarm, and dropped once it has worked, or after a day.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { revokeTokens } from '../commerce/account.ts';
import type { Place } from '../commerce/api.ts';
import { createOAuth } from '../commerce/oauth.ts';
import type { SessionRecord } from '../commerce/session.ts';
import { withLock } from './lock.ts';
import { http } from './network.ts';
import { storedItem } from './stored.ts';

const alarmName = 'revocation';
/** Minutes. */
const alarmPeriod = 5;
/** Milliseconds. */
const givenUpAfter = 86_400_000;

const leftTokens = v.object({
  since: v.number(),
  place: v.object({
    storeKey: v.string(),
    projectKey: v.string(),
    clientId: v.string(),
    clientSecret: v.string(),
    authUrl: v.string(),
    apiUrl: v.string(),
    scopes: v.string(),
  }),
  access: v.exactOptional(v.object({ value: v.string(), renewAt: v.number() })),
  refresh: v.exactOptional(v.string()),
});
const waiting = storedItem('local', 'revocations', v.array(leftTokens));

/** Ends a session's tokens at the shop. The record is on disk before the first try, so that no end of a worker loses it. */
export async function endAtShop(place: Place, { access, refresh }: SessionRecord): Promise<void> {
  if (!access && !refresh) return;
  const left = { since: Date.now(), place, ...(access && { access }), ...(refresh !== undefined && { refresh }) };
  await withLock('revocations', async () => waiting.write([...((await waiting.read()) ?? []), left]));
  await retryRevocations();
}

/** Tries again what is left, and sees to the alarm. */
export function retryRevocations(): Promise<void> {
  return withLock('revocations', async () => {
    const left = (await waiting.read()) ?? [];
    const results = await Promise.all(
      left.map(async (tokens) => {
        if (Date.now() - tokens.since > givenUpAfter) return [];
        return revokeTokens(createOAuth(tokens.place, http, Date.now), tokens).then(
          () => [],
          () => [tokens],
        );
      }),
    );
    const still = results.flat();
    if (still.length > 0) {
      await waiting.write(still);
      await browser.alarms.create(alarmName, { periodInMinutes: alarmPeriod });
    } else {
      await waiting.remove();
      await browser.alarms.clear(alarmName);
    }
  });
}

/** Whether an alarm is this file's. */
export function isRevocationAlarm(alarm: { name: string }): boolean {
  return alarm.name === alarmName;
}
