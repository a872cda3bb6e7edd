/**
 * The session of this device at one shop: the token to use now, sign-in and sign-out. `session-state.ts` decides, and
 * `token-refresh.ts` asks the shop. Storage, lock and clock are handed in.
 */

import type { Tokens } from './oauth.ts';
import { createSessionRecords } from './session-records.ts';
import { isWorthRenewing, nextTokenStep, openSession, type Purpose, type SessionRecord } from './session-state.ts';
import { type Bearer, type BearerParts, bearerOf, createBearerSource } from './token-refresh.ts';

export type SessionParts = BearerParts;

export interface Session {
  current(): Promise<SessionRecord>;
  /** The session generation. Work reads it at its start and hands it back with every later step. */
  generation(): number;
  /** Fails with `superseded` when a sign-in or a sign-out came after `startedIn` was read. */
  assertCurrent(startedIn: number): void;
  /**
   * The token to use now, renewed or requested where needed, once for any number of callers. Fails with
   * `sign-in-needed` when `purpose` needs a session and none is open, or when the API client may not open guest
   * sessions; with `session-ended` when the shop has ended the customer's.
   */
  bearer(purpose: Purpose): Promise<Bearer>;
  /** The token to use after the shop has refused `refused`; renewed once for any number of callers. */
  renewBearer(purpose: Purpose, refused: string, startedIn: number): Promise<Bearer>;
  /** Renews a token that is due soon, for a moment in which no caller waits for the token. Never fails. */
  renewEarly(): Promise<void>;
  /** Continues the customer's session with other tokens, as after a change of the password. */
  replaceTokens(tokens: Tokens, startedIn: number): Promise<void>;
  /**
   * Stores the session of the customer whose `tokens` these are. Gives the session that it replaces, and the new
   * session generation. Fails with `superseded` when a sign-in or a sign-out came after `startedIn` was read, this
   * customer's own sign-out included.
   *
   * @param keep whether the session may outlive the browser
   * @param before runs before the new session is stored, to delete the previous customer's data
   */
  signIn(
    tokens: Tokens,
    keep: boolean,
    startedIn: number,
    before: () => Promise<void>,
  ): Promise<{ left: SessionRecord; generation: number }>;
  /**
   * Ends the session on this device, without waiting for the network.
   *
   * @param before gets the session that ends, while that is still stored: the place to note its tokens
   */
  end(before: (left: SessionRecord) => Promise<void>): Promise<void>;
}

export function createSession(parts: SessionParts): Session {
  const { generation, now } = parts;
  const records = createSessionRecords(parts);
  const requestBearer = createBearerSource(parts, records);
  const { current } = records;

  return {
    current,
    generation: generation.current,
    assertCurrent: generation.assertCurrent,
    bearer: async (purpose) => {
      const startedIn = generation.current();
      const record = await current();
      const step = nextTokenStep(record, purpose, now());
      return step.kind === 'use' ? bearerOf(record, step.access) : requestBearer({ purpose, generation: startedIn });
    },
    // Reading the catalog continues across a sign-out.
    renewBearer: (purpose, refused, startedIn) =>
      requestBearer({ purpose, generation: purpose === 'browse' ? generation.current() : startedIn, refused }),
    renewEarly: async () => {
      const startedIn = generation.current();
      const record = await current();
      if (!isWorthRenewing(record, now())) return;
      await requestBearer({ purpose: 'own', generation: startedIn, refused: record.access.value }).catch(() => {});
    },
    replaceTokens: async ({ access, refresh }, startedIn) => {
      const record = await current();
      // A call in between may have found the old tokens dead, and ended the session.
      const next = { ...record, kind: 'customer', access, refresh: refresh ?? record.refresh } as const;
      await records.replace(next, startedIn);
    },
    signIn: async (tokens, keep, startedIn, before) => {
      let expected = startedIn;
      const advance = ({ kind }: SessionRecord) => {
        if (kind === 'customer' || kind === 'ended') expected = generation.advance();
      };
      const left = await records.replace(
        openSession('customer', tokens, keep),
        startedIn,
        undefined,
        async (former) => {
          // Requests started for the previous customer must not complete for the next.
          advance(former);
          await before();
        },
      );
      generation.assertCurrent(expected);
      // Nor must requests that were started while the next customer was signed in.
      advance(left);
      return { left, generation: expected };
    },
    end: records.clear,
  };
}
