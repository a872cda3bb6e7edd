/**
 * Tokens in extension storage: the access token in memory, the refresh token on disk only where it may outlive the
 * browser.
 */
import * as v from 'valibot';
import type { TokenStore } from '../../commerce/client/session-records.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import { withLock } from '../browser/lock.ts';
import { persistableItem, shopItem } from '../browser/storage-item.ts';

export const sessionKey = 'session@';

const session = v.object({
  sessionId: v.string(),
  kind: v.picklist(['none', 'guest', 'customer', 'ended']),
  refresh: v.exactOptional(v.string()),
  keep: v.boolean(),
});
const storedSession = persistableItem({ key: sessionKey, area: 'either', owner: 'customer', schema: session });

const storedAccessToken = shopItem({
  key: 'access@',
  area: 'session',
  owner: 'customer',
  schema: v.object({
    sessionId: v.string(),
    value: v.string(),
    renewAt: v.number(),
    earlyAt: v.exactOptional(v.number()),
  }),
});

/** Written and removed at once, to find out whether the disk takes a record. */
const diskProbe = shopItem({ key: 'proof@', area: 'local', owner: 'customer', schema: v.boolean() });

/** Opens the token store of one shop. Only the session reads and writes it. */
export function openTokenStore(shopId: string): TokenStore {
  const sessionItem = storedSession(shopId);
  const accessToken = storedAccessToken(shopId);
  const probe = diskProbe(shopId);
  return {
    read: async () => {
      const [record, token] = await sessionItem.readWith(accessToken);
      if (!record) return undefined;
      // A worker stopped between the two writes leaves the access token of an earlier session.
      if (token?.sessionId !== record.sessionId) return record;
      const { sessionId: _, ...access } = token;
      return { ...record, access };
    },
    write: async ({ access, refresh, sessionId, kind, keep }: SessionRecord) => {
      const next = { sessionId, kind, keep, ...(refresh !== undefined && { refresh }) };
      const stored = await sessionItem.read();
      // A renewal changes the access token alone, so a full disk does not stop it.
      if (!stored || !isSame(stored, next)) await sessionItem.write(next, keep);
      await (access ? accessToken.write({ sessionId, ...access }) : accessToken.remove());
    },
    assertWritable: async () => {
      await probe.write(true);
      await probe.remove();
    },
  };
}

/** Runs `work` while no other worker or page reads or writes a shop's token store. Never held over the network. */
export function withTokenStoreLock<Result>(shopId: string, work: () => Promise<Result>): Promise<Result> {
  return withLock(`token-store@${shopId}`, work);
}

function isSame(a: v.InferOutput<typeof session>, b: v.InferOutput<typeof session>): boolean {
  return a.sessionId === b.sessionId && a.kind === b.kind && a.refresh === b.refresh && a.keep === b.keep;
}
