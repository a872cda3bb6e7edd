/**
 * Who is here, and which token to use now. Nobody → guest (at the first write) → customer; ended when the shop refuses to
 * go on. Storage, lock and clock are handed in; nothing is remembered here but the requests under way.
 */
import { fail, isFailure } from '../contract/failure.ts';
import type { AccessToken, OAuth, Tokens } from './oauth.ts';
import { createRest } from './rest.ts';

/** A session as it is kept. */
export interface SessionRecord {
  /** Every session has its own; an answer that belongs to another is thrown away. */
  generation: string;
  kind: 'nobody' | 'guest' | 'customer' | 'ended';
  access?: AccessToken | undefined;
  refresh?: string | undefined;
  /** Whether the refresh token may outlive the browser: always for a guest, whose cart must; for a customer if they say so. */
  keep: boolean;
}

/** Where the session is kept. Only the session reads and writes it. */
export interface SessionVault {
  /** `undefined` when nothing, or nothing readable, is there. */
  read(): Promise<SessionRecord | undefined>;
  write(record: SessionRecord): Promise<void>;
}

export interface SessionParts {
  vault: SessionVault;
  oauth: OAuth;
  /** The scopes to ask for; learnt from the shop once. */
  scopes: () => Promise<string[]>;
  /** Runs `work` while no other worker or page holds the session. */
  lock: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Milliseconds. */
  now: () => number;
  random: () => number;
}

/** A token, and the session it belongs to. */
export interface Bearer {
  token: string;
  generation: string;
}

/** `browse` works for everyone; `own` is for carts and profiles, and makes a guest of nobody. */
export type Purpose = 'browse' | 'own';

export interface Session {
  current(): Promise<SessionRecord>;
  /**
   * The token to use now, renewed or fetched where needed, once for any number of callers.
   * Fails with `sign-in-needed` when the API client may not open guest sessions, `session-ended` when the shop closed the customer's.
   */
  bearer(purpose: Purpose): Promise<Bearer>;
  /** The token to use after the shop has refused `refused`; refreshed once for any number of callers. */
  renewed(purpose: Purpose, refused: string): Promise<Bearer>;
  /** Goes on with other tokens for the same holder, as after a change of password. */
  adopt(tokens: Tokens): Promise<void>;
  /** Replaces whoever was here by the holder of `tokens`. Gives back the session that was replaced. */
  enter(kind: 'guest' | 'customer', tokens: Tokens, keep: boolean): Promise<SessionRecord>;
  /** Forgets whoever is here. Gives back the session that was left, for its tokens to be revoked. */
  leave(): Promise<SessionRecord>;
}

type Step =
  | { kind: 'use'; access: AccessToken }
  | { kind: 'grant'; grant: 'client-credentials' | 'anonymous' }
  | { kind: 'refresh'; refresh: string }
  | { kind: 'refuse'; failure: 'session-ended' };

/** What to do for a token: the whole state machine, without a clock, a shop or a store of its own. */
export function nextStep(record: SessionRecord, purpose: Purpose, now: number): Step {
  const { access, refresh, kind } = record;
  const own = kind === 'guest' || kind === 'customer';
  if (kind === 'ended' && purpose === 'own') return { kind: 'refuse', failure: 'session-ended' };
  if (access && (own || purpose === 'browse') && now < access.renewAt) return { kind: 'use', access };
  if (own) return refresh ? { kind: 'refresh', refresh } : { kind: 'refuse', failure: 'session-ended' };
  return { kind: 'grant', grant: purpose === 'own' ? 'anonymous' : 'client-credentials' };
}

export function createSession({ vault, oauth, scopes, lock, now, random }: SessionParts): Session {
  /** Requests under way, so that any number of callers share one. The lock does the same across workers. */
  const flights = new Map<string, Promise<Bearer>>();

  const rest = createRest(now, random);

  const current = async () => (await vault.read()) ?? nobody('first');

  const granted = (record: SessionRecord, access: AccessToken): Bearer => ({
    token: access.value,
    generation: record.generation,
  });

  /** Carries out one step and stores what came of it. Runs under the lock. */
  const take = async (record: SessionRecord, purpose: Purpose, step: Step): Promise<Bearer> => {
    switch (step.kind) {
      case 'use':
        return granted(record, step.access);
      case 'refuse':
        throw fail(step.failure);
      case 'grant': {
        const asked = await scopes();
        const guest = step.grant === 'anonymous';
        if (guest && !asked.some((scope) => scope.startsWith('create_anonymous_token:'))) throw fail('sign-in-needed');
        const tokens = guest ? await oauth.anonymous(asked) : await oauth.clientCredentials(asked);
        const next: SessionRecord = guest
          ? {
              generation: crypto.randomUUID(),
              kind: 'guest',
              access: tokens.access,
              refresh: tokens.refresh,
              keep: true,
            }
          : { ...record, access: tokens.access };
        await vault.write(next);
        return granted(next, tokens.access);
      }
      case 'refresh':
        try {
          const tokens = await oauth.refresh(step.refresh);
          // The answer has no refresh token; the one we hold stays valid.
          const next = { ...record, access: tokens.access, refresh: tokens.refresh ?? step.refresh };
          await vault.write(next);
          return granted(next, tokens.access);
        } catch (thrown) {
          if (!isFailure(thrown, 'session-ended')) throw thrown;
          const stored = await current();
          // Somebody who does not honour the lock has stored another one meanwhile: theirs counts.
          if (stored.refresh !== step.refresh) return take(stored, purpose, nextStep(stored, purpose, now()));
          const ended = lapsed(record);
          await vault.write(ended);
          return take(ended, purpose, nextStep(ended, purpose, now()));
        }
    }
  };

  /** One flight a purpose and refused token: the first caller asks, the others wait for the same promise. */
  const fetchBearer = (purpose: Purpose, refused?: string): Promise<Bearer> => {
    const key = `${purpose} ${refused ?? ''}`;
    const underWay = flights.get(key);
    if (underWay) return underWay;
    const flight = lock(async () => {
      const stored = await current();
      // Another worker or page may have renewed it while we waited for the lock.
      const record = refused && stored.access?.value === refused ? { ...stored, access: undefined } : stored;
      const step = nextStep(record, purpose, now());
      return step.kind === 'use' ? granted(record, step.access) : rest.unlessResting(() => take(record, purpose, step));
    }).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };

  const replace = (make: () => SessionRecord) =>
    lock(async () => {
      const left = await current();
      await vault.write(make());
      return left;
    });

  return {
    current,
    bearer: async (purpose) => {
      const record = await current();
      const step = nextStep(record, purpose, now());
      return step.kind === 'use' ? granted(record, step.access) : fetchBearer(purpose);
    },
    renewed: (purpose, refused) => fetchBearer(purpose, refused),
    adopt: ({ access, refresh }) =>
      lock(async () => {
        const record = await current();
        await vault.write({ ...record, access, refresh: refresh ?? record.refresh });
      }),
    enter: (kind, { access, refresh }, keep) =>
      replace(() => ({ generation: crypto.randomUUID(), kind, access, refresh, keep })),
    leave: () => replace(() => nobody()),
  };
}

function nobody(generation: string = crypto.randomUUID()): SessionRecord {
  return { generation, kind: 'nobody', keep: false };
}

/** A guest's session that the shop has ended leaves nobody to sign in again; a customer's leaves one. */
function lapsed(record: SessionRecord): SessionRecord {
  return record.kind === 'guest' ? nobody() : { generation: crypto.randomUUID(), kind: 'ended', keep: record.keep };
}
