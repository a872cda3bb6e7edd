/**
 * Tokens that somebody has signed out of while the shop was out of reach: kept with what ending them needs and nothing
 * else, tried again by alarm, and dropped once it has worked, or after a day.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { revokeTokens } from '../commerce/account.ts';
import { createOAuth } from '../commerce/oauth.ts';
import type { Place } from '../commerce/place.ts';
import type { SessionRecord } from '../commerce/session.ts';
import { withLock } from './lock.ts';
import { http } from './network.ts';
import { storedItem } from './stored.ts';

const alarmName = 'revocation';
/** Minutes. */
const alarmPeriod = 5;
/** Milliseconds. */
const givenUpAfter = 86_400_000;

/** Where tokens are ended. */
export const placeSchema = v.object({
  storeKey: v.string(),
  projectKey: v.string(),
  clientId: v.string(),
  clientSecret: v.string(),
  authUrl: v.string(),
  apiUrl: v.string(),
  scopes: v.string(),
});

const leftTokens = v.object({
  since: v.number(),
  place: placeSchema,
  access: v.exactOptional(v.object({ value: v.string(), renewAt: v.number() })),
  refresh: v.exactOptional(v.string()),
});
const waiting = storedItem('local', 'revocations', v.array(leftTokens));

/**
 * Notes the tokens of a session that is left, and sees that they are ended by and by: no end of a worker loses them.
 * Fails with `storage-failed`, after one try without a record.
 */
export async function noteTokens(place: Place, { access, refresh }: SessionRecord): Promise<void> {
  if (!access && !refresh) return;
  const left = { since: Date.now(), place, ...(access && { access }), ...(refresh !== undefined && { refresh }) };
  try {
    await change((waiting) => [...waiting, left]);
  } catch (thrown) {
    void end(left);
    throw thrown;
  }
}

/** Tries to end what is noted; what cannot be ended now is tried again by alarm. */
export async function endNotedTokens(): Promise<void> {
  const noted = (await waiting.read()) ?? [];
  const ended = await Promise.all(
    noted.map(async (left) => Date.now() - left.since > givenUpAfter || (await end(left))),
  );
  const done = noted.filter((_left, index) => ended[index]).map(nameOf);
  if (done.length > 0) await change((still) => still.filter((left) => !done.includes(nameOf(left))));
}

type Left = v.InferOutput<typeof leftTokens>;

/** Whether the shop has ended them. */
function end(left: Left): Promise<boolean> {
  return revokeTokens(createOAuth(left.place, http, Date.now), left).then(
    () => true,
    () => false,
  );
}

function nameOf({ access, refresh }: Left): string {
  return `${access?.value} ${refresh}`;
}

/** Changes the list and its alarm together. The lock is never held over the network. */
function change(make: (waiting: Left[]) => Left[]): Promise<void> {
  return withLock('revocations', async () => {
    const next = make((await waiting.read()) ?? []);
    if (next.length > 0) {
      await waiting.write(next);
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
