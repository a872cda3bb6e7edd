/** Tokens in extension storage: the access token in memory, the refresh token on disk only where it may be kept. */
import * as v from 'valibot';
import type { SessionVault } from '../../commerce/client/session.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import { keepableItem, storedItem } from '../browser/storage-item.ts';

const lasting = v.object({
  generation: v.string(),
  kind: v.picklist(['nobody', 'guest', 'customer', 'ended']),
  refresh: v.exactOptional(v.string()),
  keep: v.boolean(),
});

const passing = v.object({
  generation: v.string(),
  value: v.string(),
  renewAt: v.number(),
  earlyAt: v.exactOptional(v.number()),
});

/** The vault of one shop. The session alone reads and writes it. */
export function openVault(shopId: string): SessionVault {
  const session = keepableItem(`session@${shopId}`, lasting);
  const access = storedItem('session', `access@${shopId}`, passing);
  const proof = storedItem('local', `proof@${shopId}`, v.boolean());
  return {
    read: async () => {
      const [record, token] = await session.readWith(access);
      if (!record) return undefined;
      // A worker stopped between the two writes leaves a token of an earlier session.
      if (token?.generation !== record.generation) return record;
      const { generation: _, ...rest } = token;
      return { ...record, access: rest };
    },
    write: async ({ access: token, refresh, generation, kind, keep }: SessionRecord) => {
      const next = { generation, kind, keep, ...(refresh !== undefined && { refresh }) };
      const stored = await session.read();
      // A renewal changes the access token alone: a disk that is full must not stop it.
      if (!stored || !isSame(stored, next)) await session.write(next, keep);
      await (token ? access.write({ generation, ...token }) : access.remove());
    },
    prove: async () => {
      await proof.write(true);
      await proof.remove();
    },
  };
}

function isSame(a: v.InferOutput<typeof lasting>, b: v.InferOutput<typeof lasting>): boolean {
  return a.generation === b.generation && a.kind === b.kind && a.refresh === b.refresh && a.keep === b.keep;
}
