/**
 * Tokens that somebody has signed out of while the shop was out of reach: kept with what ending them needs and nothing
 * else, tried again by alarm, and dropped once it has worked, or after a day.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { revokeTokens } from '../../commerce/account/revoke-tokens.ts';
import { createOAuth } from '../../commerce/client/oauth.ts';
import type { ProjectConnection } from '../../commerce/client/project.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import { withLock } from '../browser/lock.ts';
import { http } from '../browser/network.ts';
import { storageItem } from '../browser/storage-item.ts';

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
const key = 'revocations';
/** On disk as well as in memory: tokens of a session that was not to be kept are noted in memory alone. */
const waiting = {
  kept: storageItem('local', key, v.array(leftTokens)),
  passing: storageItem('session', key, v.array(leftTokens)),
};

/** Whether a stored key is of this list, which outlives even the deletion of everything else. */
export function isRevocations(stored: string): boolean {
  return stored === key;
}

/**
 * Notes the tokens of a session that is left, and sees that they are ended by and by: no end of a worker loses them.
 * Fails with `storage-failed`, after one try without a record.
 */
export async function noteTokens(place: ProjectConnection, { access, refresh, keep }: SessionRecord): Promise<void> {
  if (!access && !refresh) return;
  const left = { since: Date.now(), place, ...(access && { access }), ...(refresh !== undefined && { refresh }) };
  try {
    await change(keep ? 'kept' : 'passing', (noted) => [...noted, left]);
  } catch (thrown) {
    void end(left);
    throw thrown;
  }
}

/** Tries to end what is noted; what cannot be ended now is tried again by alarm. */
export async function endNotedTokens(): Promise<void> {
  for (const where of ['kept', 'passing'] as const) {
    const noted = (await waiting[where].read()) ?? [];
    const ended = await Promise.all(
      noted.map(async (left) => Date.now() - left.since > givenUpAfter || (await end(left))),
    );
    const done = noted.filter((_left, index) => ended[index]).map(nameOf);
    if (done.length > 0) await change(where, (still) => still.filter((left) => !done.includes(nameOf(left))));
  }
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

/** Changes a list, and the alarm that both share. The lock is never held over the network. */
function change(where: keyof typeof waiting, make: (noted: Left[]) => Left[]): Promise<void> {
  return inTurn(async () => {
    const next = make((await waiting[where].read()) ?? []);
    await (next.length > 0 ? waiting[where].write(next) : waiting[where].remove());
    await setAlarm();
  });
}

/** Sets the alarm again where tokens are noted and it is gone, as after an update of the extension. */
export function keepRevoking(): Promise<void> {
  return inTurn(async () => {
    if (!(await browser.alarms.get(alarmName))) await setAlarm();
  });
}

function inTurn(work: () => Promise<void>): Promise<void> {
  return withLock('revocations', work);
}

async function setAlarm(): Promise<void> {
  const isNeeded = (await waiting.kept.read()) ?? (await waiting.passing.read());
  if (isNeeded) await browser.alarms.create(alarmName, { periodInMinutes: alarmPeriod });
  else await browser.alarms.clear(alarmName);
}

/** Whether an alarm is this file's. */
export function isRevocationAlarm(alarm: { name: string }): boolean {
  return alarm.name === alarmName;
}
