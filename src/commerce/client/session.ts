/**
 * Who is here, and which token to use now: `session-record.ts` says what to do for it, and this does it. Storage, lock and clock are
 * handed in; nothing is remembered here but the requests under way.
 */
import { fail, isFailure } from '../../contract/failure.ts';
import { createRest } from './circuit-breaker.ts';
import type { AccessToken, OAuth, Tokens } from './oauth.ts';
import { lapsed, nextStep, nobody, type Purpose, type SessionRecord, type Step } from './session-state.ts';

/** Where the session is kept. Only the session reads and writes it. */
export interface SessionVault {
  /** `undefined` when nothing, or nothing readable, is there. */
  read(): Promise<SessionRecord | undefined>;
  write(record: SessionRecord): Promise<void>;
  /** Fails with `storage-failed` when a session that is to outlive the browser could not be written. */
  prove(): Promise<void>;
}

/**
 * How often somebody has left since the worker started. What was begun before belongs to nobody any more, also when the one
 * after them is nobody again. In memory: what is under way ends with the worker.
 */
export interface Departures {
  count: number;
}

export interface SessionParts {
  vault: SessionVault;
  oauth: OAuth;
  /** The scopes to ask for; learnt from the shop once. */
  scopes: () => Promise<string[]>;
  departures: Departures;
  /** Runs `work` while no other worker or page asks for a token. Held over the network. */
  lock: Lock;
  /** Runs `work` while no other reads or writes the vault. Never held over the network, so that leaving need not wait. */
  vaultLock: Lock;
  /** Milliseconds. */
  now: () => number;
  random: () => number;
}

type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A token, and the session it belongs to. */
export interface Bearer {
  token: string;
  generation: string;
}

export interface Session {
  current(): Promise<SessionRecord>;
  /** What a later step of the same errand hands back, so that it fails with `superseded` when somebody has left in between. */
  mark(): number;
  /**
   * The token to use now, renewed or fetched where needed, once for any number of callers.
   * Fails with `sign-in-needed` when there is nobody whose own it could be, or when the API client may not open guest
   * sessions; with `session-ended` when the shop closed the customer's.
   */
  bearer(purpose: Purpose): Promise<Bearer>;
  /** The token to use after the shop has refused `refused`; refreshed once for any number of callers. */
  renewed(purpose: Purpose, refused: string, mark: number): Promise<Bearer>;
  /** Renews a token that is soon due, so that nobody has to wait for that: for a moment in which nobody does. Never fails. */
  freshen(): Promise<void>;
  /** Goes on with other tokens for the same holder, as after a change of password. */
  adopt(tokens: Tokens, mark: number): Promise<void>;
  /**
   * Replaces whoever was here by the customer whose `tokens` these are. Gives back the session that was replaced, and the mark
   * of the new one. Fails with `superseded` when somebody has left since `mark`, the new customer included.
   *
   * @param before is done before the new session is stored: nothing of the former's may be theirs
   */
  enter(
    tokens: Tokens,
    keep: boolean,
    mark: number,
    before: () => Promise<void>,
  ): Promise<{ left: SessionRecord; mark: number }>;
  /**
   * Forgets whoever is here, without waiting for the network.
   *
   * @param before gets the session that is left, while it is still stored: the place to note its tokens
   */
  leave(before: (left: SessionRecord) => Promise<void>): Promise<void>;
}

export function createSession(parts: SessionParts): Session {
  const { vault, oauth, scopes, departures, lock, vaultLock, now, random } = parts;
  /** Requests under way, so that any number of callers share one. The lock does the same across workers. */
  const flights = new Map<string, Promise<Bearer>>();
  const rest = createRest(now, random);

  const current = async () => (await vault.read()) ?? nobody('first');

  const granted = (record: SessionRecord, access: AccessToken): Bearer => ({
    token: access.value,
    generation: record.generation,
  });

  /** Writes what came of an errand, unless somebody has left or come since it began. */
  const store = (
    next: SessionRecord,
    mark: number,
    { generation, before }: { generation?: string; before?: (stored: SessionRecord) => Promise<void> } = {},
  ): Promise<SessionRecord> =>
    vaultLock(async () => {
      const stored = await current();
      if (mark !== departures.count) throw fail('superseded');
      if (generation !== undefined && stored.generation !== generation) throw fail('superseded');
      await before?.(stored);
      await vault.write(next);
      return stored;
    });

  const grant = async (record: SessionRecord, kind: 'client-credentials' | 'anonymous', mark: number) => {
    const asked = await scopes();
    if (kind === 'client-credentials') {
      const { access } = await oauth.clientCredentials(asked);
      const next = { ...record, access };
      await store(next, mark, record);
      return granted(next, access);
    }
    if (!asked.some((scope) => scope.startsWith('create_anonymous_token:'))) throw fail('sign-in-needed');
    // A guest session that could not be kept would be opened again and again.
    await vault.prove();
    const { access, refresh } = await oauth.anonymous(asked);
    const next: SessionRecord = { generation: crypto.randomUUID(), kind: 'guest', access, refresh, keep: true };
    await store(next, mark, record);
    return granted(next, access);
  };

  const refresh = async (record: SessionRecord, token: string, purpose: Purpose, mark: number): Promise<Bearer> => {
    try {
      const tokens = await oauth.refresh(token);
      // The answer has no refresh token; the one we hold stays valid.
      const next = { ...record, access: tokens.access, refresh: tokens.refresh ?? token };
      await store(next, mark, record);
      return granted(next, tokens.access);
    } catch (thrown) {
      if (!isFailure(thrown, 'session-ended')) throw thrown;
      const stored = await current();
      // Somebody who does not honour the lock has stored another one meanwhile: theirs counts.
      const next = stored.refresh === token ? lapsed(record) : stored;
      if (next !== stored) await store(next, mark, record);
      return take(next, purpose, nextStep(next, purpose, now()), mark);
    }
  };

  /** Carries out one step and stores what came of it. Runs under the lock. */
  const take = async (record: SessionRecord, purpose: Purpose, step: Step, mark: number): Promise<Bearer> => {
    switch (step.kind) {
      case 'use':
        return granted(record, step.access);
      case 'refuse':
        throw fail(step.failure);
      case 'grant':
        return grant(record, step.grant, mark);
      case 'refresh':
        return refresh(record, step.refresh, purpose, mark);
    }
  };

  /** One flight a purpose, refused token and visit: the first caller asks, the others wait for the same promise. */
  const fetchBearer = (purpose: Purpose, mark: number, refused?: string): Promise<Bearer> => {
    const key = `${purpose} ${mark} ${refused ?? ''}`;
    const underWay = flights.get(key);
    if (underWay) return underWay;
    const flight = lock(async () => {
      const stored = await current();
      if (mark !== departures.count) throw fail('superseded');
      // Another worker or page may have renewed it while we waited for the lock.
      const record = refused && stored.access?.value === refused ? { ...stored, access: undefined } : stored;
      const step = nextStep(record, purpose, now());
      if (step.kind === 'use' || step.kind === 'refuse') return take(record, purpose, step, mark);
      return rest.unlessResting(() => take(record, purpose, step, mark));
    }).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };

  return {
    current,
    mark: () => departures.count,
    bearer: async (purpose) => {
      const mark = departures.count;
      const record = await current();
      const step = nextStep(record, purpose, now());
      return step.kind === 'use' ? granted(record, step.access) : fetchBearer(purpose, mark);
    },
    // What everybody may see goes on after somebody has left.
    renewed: (purpose, refused, mark) => fetchBearer(purpose, purpose === 'browse' ? departures.count : mark, refused),
    freshen: async () => {
      const mark = departures.count;
      const { access, refresh: held } = await current();
      if (!held || !access || now() < (access.earlyAt ?? access.renewAt)) return;
      await fetchBearer('own', mark, access.value).catch(() => {});
    },
    adopt: async ({ access, refresh: given }, mark) => {
      const record = await current();
      // A call in between may have found the old tokens dead, and ended the session.
      await store({ ...record, kind: 'customer', access, refresh: given ?? record.refresh }, mark);
    },
    enter: async ({ access, refresh: given }, keep, mark, before) => {
      const next = { generation: crypto.randomUUID(), kind: 'customer', access, refresh: given, keep } as const;
      let expected = mark;
      // What was begun for them is not for whoever comes, who may be somebody else.
      const depart = ({ kind }: SessionRecord) => {
        if (kind !== 'customer' && kind !== 'ended') return;
        departures.count += 1;
        expected += 1;
      };
      const left = await store(next, mark, {
        before: async (stored) => {
          depart(stored);
          await before();
        },
      });
      if (expected !== departures.count) throw fail('superseded');
      // Nor is what was begun while they were let in.
      depart(left);
      return { left, mark: expected };
    },
    leave: (before) => {
      departures.count += 1;
      return vaultLock(async () => {
        const left = await current();
        try {
          await before(left);
        } finally {
          await vault.write(nobody());
          // What was begun meanwhile was begun for whoever has now left.
          departures.count += 1;
        }
      });
    },
  };
}
