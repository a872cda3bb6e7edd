/**
 * Tokens of sessions that a sign-out has ended on this device and the shop may still accept. The record holds what
 * revoking them needs and nothing else. An alarm retries; a token leaves the record when the shop has revoked it, or
 * after a day.
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
import { connectionFields } from '../settings/settings-fields.ts';

const alarmName = 'revocation';
/** Minutes. */
const alarmPeriod = 5;
/** Milliseconds. */
const droppedAfter = 86_400_000;

/** The project connection that a token belongs to. */
export const connectionSchema = v.object({
  ...connectionFields(v.string),
  storeKey: v.string(),
}) satisfies v.GenericSchema<unknown, ProjectConnection>;

const pendingTokens = v.object({
  since: v.number(),
  connection: connectionSchema,
  access: v.exactOptional(v.object({ value: v.string(), renewAt: v.number() })),
  refresh: v.exactOptional(v.string()),
});
type PendingTokens = v.InferOutput<typeof pendingTokens>;

const declaration = {
  key: 'revocations',
  owner: 'device',
  schema: v.array(pendingTokens),
  survivesErasure: true,
} as const;
/** Two lists: the tokens of a session that was not to outlive the browser are noted in memory alone. */
const pending = {
  onDisk: storageItem({ ...declaration, area: 'local' }),
  inMemory: storageItem({ ...declaration, area: 'session' }),
};

/**
 * Notes the tokens of a session that has ended here, so that they are revoked even if the worker is stopped.
 * Fails with `storage-failed`, after one try to revoke them without a record.
 */
export async function noteTokens(
  connection: ProjectConnection,
  { access, refresh, keep }: SessionRecord,
): Promise<void> {
  if (!access && !refresh) return;
  const tokens = {
    since: Date.now(),
    connection,
    ...(access && { access }),
    ...(refresh !== undefined && { refresh }),
  };
  try {
    await change(keep ? 'onDisk' : 'inMemory', (noted) => [...noted, tokens]);
  } catch (thrown) {
    void tryRevoke(tokens);
    throw thrown;
  }
}

/** Tries to revoke all noted tokens. The alarm retries those that the shop could not be told about. */
export async function revokeNotedTokens(): Promise<void> {
  for (const list of ['onDisk', 'inMemory'] as const) {
    const noted = (await pending[list].read()) ?? [];
    const ended = await Promise.all(
      noted.map(async (tokens) => Date.now() - tokens.since > droppedAfter || (await tryRevoke(tokens))),
    );
    const done = noted.filter((_tokens, index) => ended[index]).map(idOf);
    if (done.length > 0) await change(list, (still) => still.filter((tokens) => !done.includes(idOf(tokens))));
  }
}

/** Asks the shop to revoke tokens, and says whether it has. */
function tryRevoke(tokens: PendingTokens): Promise<boolean> {
  return revokeTokens(createOAuth(tokens.connection, http, Date.now), tokens).then(
    () => true,
    () => false,
  );
}

function idOf({ access, refresh }: PendingTokens): string {
  return `${access?.value} ${refresh}`;
}

/** Changes one list, and the alarm that both lists share. The lock is never held over the network. */
function change(list: keyof typeof pending, make: (noted: PendingTokens[]) => PendingTokens[]): Promise<void> {
  return withListLock(async () => {
    const next = make((await pending[list].read()) ?? []);
    await (next.length > 0 ? pending[list].write(next) : pending[list].remove());
    await setAlarm();
  });
}

/** Sets the alarm again when tokens are noted and the alarm is gone, as after an update of the extension. */
export function restoreRevocationAlarm(): Promise<void> {
  return withListLock(async () => {
    if (!(await browser.alarms.get(alarmName))) await setAlarm();
  });
}

function withListLock(work: () => Promise<void>): Promise<void> {
  return withLock('revocations', work);
}

async function setAlarm(): Promise<void> {
  const isNeeded = (await pending.onDisk.read()) ?? (await pending.inMemory.read());
  if (isNeeded) await browser.alarms.create(alarmName, { periodInMinutes: alarmPeriod });
  else await browser.alarms.clear(alarmName);
}

/** Whether an alarm is the one that this file sets. */
export function isRevocationAlarm(alarm: { name: string }): boolean {
  return alarm.name === alarmName;
}
