/** Reads and replaces the stored session, one writer at a time. */
import { fail } from '../../contract/failure.ts';
import type { SessionGeneration } from './session-generation.ts';
import { noSession, type SessionRecord } from './session-state.ts';

/** Where the session is stored. Only the session reads and writes it. */
export interface TokenStore {
  /** `undefined` when nothing, or nothing readable, is stored. */
  read(): Promise<SessionRecord | undefined>;
  write(record: SessionRecord): Promise<void>;
  /** Fails with `storage-failed` when a session that must outlive the browser could not be written. */
  assertWritable(): Promise<void>;
}

export type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>;

export interface SessionRecordsParts {
  tokenStore: TokenStore;
  generation: SessionGeneration;
  /**
   * Runs `work` while no other caller uses the token store. Never held over the network, so that sign-out need not
   * wait.
   */
  storeLock: Lock;
}

export interface SessionRecords {
  /** The stored session, or an empty one. */
  current(): Promise<SessionRecord>;
  /**
   * Stores `next` and gives the session that it replaces. Fails with `superseded`, and stores nothing, when that is
   * another session than the caller knew.
   *
   * @param startedIn session generation in which `next` was requested
   * @param sessionId of the session that `next` continues; `undefined` where any session may be replaced
   * @param before runs with the former session, right before `next` is stored
   */
  replace(
    next: SessionRecord,
    startedIn: number,
    sessionId?: string,
    before?: (former: SessionRecord) => Promise<void>,
  ): Promise<SessionRecord>;
  /**
   * Stores an empty session and advances the session generation: at once, so that no work of the former session goes
   * on, and again at the end, so that none goes on that was started meanwhile.
   *
   * @param before runs with the former session while that is still stored; the session ends even when it fails
   */
  clear(before: (former: SessionRecord) => Promise<void>): Promise<void>;
}

export function createSessionRecords({ tokenStore, generation, storeLock }: SessionRecordsParts): SessionRecords {
  // The ID is constant so that all reads before the first write give the same session. With a random ID each read would
  // be another session, and `replace` would fail with `superseded`.
  const current = async () => (await tokenStore.read()) ?? noSession('first');
  return {
    current,
    replace: (next, startedIn, sessionId, before) =>
      storeLock(async () => {
        const former = await current();
        generation.assertCurrent(startedIn);
        if (sessionId !== undefined && former.sessionId !== sessionId) throw fail('superseded');
        await before?.(former);
        await tokenStore.write(next);
        return former;
      }),
    clear: (before) => {
      generation.advance();
      return storeLock(async () => {
        const former = await current();
        try {
          await before(former);
        } finally {
          await tokenStore.write(noSession());
          generation.advance();
        }
      });
    },
  };
}
