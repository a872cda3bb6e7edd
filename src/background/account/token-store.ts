/** Tokens in extension storage: the access token in memory, the refresh token on disk only where it may be kept. */
import * as v from 'valibot';
import type { TokenStore } from '../../commerce/client/session-records.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import { keepableItem, storageItem } from '../browser/storage-item.ts';

const lasting = v.object({
  sessionId: v.string(),
  kind: v.picklist(['none', 'guest', 'customer', 'ended']),
  refresh: v.exactOptional(v.string()),
  keep: v.boolean(),
});

const passing = v.object({
  sessionId: v.string(),
  value: v.string(),
  renewAt: v.number(),
  earlyAt: v.exactOptional(v.number()),
});

/** The token store of one shop. The session alone reads and writes it. */
export function openTokenStore(shopId: string): TokenStore {
  const session = keepableItem(`session@${shopId}`, lasting);
  const access = storageItem('session', `access@${shopId}`, passing);
  const proof = storageItem('local', `proof@${shopId}`, v.boolean());
  return {
    read: async () => {
      const [record, token] = await session.readWith(access);
      if (!record) return undefined;
      // A worker stopped between the two writes leaves a token of an earlier session.
      if (token?.sessionId !== record.sessionId) return record;
      const { sessionId: _, ...rest } = token;
      return { ...record, access: rest };
    },
    write: async ({ access: token, refresh, sessionId, kind, keep }: SessionRecord) => {
      const next = { sessionId, kind, keep, ...(refresh !== undefined && { refresh }) };
      const stored = await session.read();
      // A renewal changes the access token alone: a disk that is full must not stop it.
      if (!stored || !isSame(stored, next)) await session.write(next, keep);
      await (token ? access.write({ sessionId, ...token }) : access.remove());
    },
    assertWritable: async () => {
      await proof.write(true);
      await proof.remove();
    },
  };
}

function isSame(a: v.InferOutput<typeof lasting>, b: v.InferOutput<typeof lasting>): boolean {
  return a.sessionId === b.sessionId && a.kind === b.kind && a.refresh === b.refresh && a.keep === b.keep;
}
