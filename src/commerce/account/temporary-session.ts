/** A session for one connection test: held in memory, and under no lock that the shopper's session uses. */
import type { OAuth, Tokens } from '../client/oauth.ts';
import { createSession, type Session, type SessionParts } from '../client/session.ts';
import { createSessionGeneration } from '../client/session-generation.ts';
import type { SessionRecord } from '../client/session-state.ts';

export function createTemporarySession(
  { now, random }: Pick<SessionParts, 'now' | 'random'>,
  oauth: OAuth,
  scopes: () => Promise<string[]>,
): Session {
  let record: SessionRecord | undefined;
  return createSession({
    tokenStore: {
      read: async () => record,
      write: async (next) => {
        record = next;
      },
      assertWritable: async () => {},
    },
    oauth,
    scopes,
    generation: createSessionGeneration(),
    lock: (work) => work(),
    storeLock: (work) => work(),
    now,
    random,
  });
}

/** Adds every token that the shop grants to `issued`, so that each can be ended. */
export function recordTokens(oauth: OAuth, issued: Tokens[]): OAuth {
  const recorded = async (grant: Promise<Tokens>) => {
    const tokens = await grant;
    issued.push(tokens);
    return tokens;
  };
  return {
    ...oauth,
    clientCredentials: (scopes) => recorded(oauth.clientCredentials(scopes)),
    anonymous: (scopes) => recorded(oauth.anonymous(scopes)),
    refresh: (token) => recorded(oauth.refresh(token)),
  };
}
