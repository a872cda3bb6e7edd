/** Requests tokens for the session: `session-state.ts` says which step gets one, and this takes it. */
import { fail, isFailure } from '../../contract/failure.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import type { AccessToken, OAuth } from './oauth.ts';
import type { Lock, SessionRecords, SessionRecordsParts } from './session-records.ts';
import {
  nextTokenStep,
  openSession,
  type Purpose,
  type SessionRecord,
  sessionAfterDeadRefresh,
  type TokenStep,
  withoutRefusedToken,
} from './session-state.ts';

/** A token, and the session it belongs to. */
export interface Bearer {
  token: string;
  sessionId: string;
}

export interface BearerParts extends SessionRecordsParts {
  oauth: OAuth;
  /** The scopes to ask for; read from the shop once. */
  scopes: () => Promise<string[]>;
  /** Runs `work` while no other worker or page asks for a token. Held over the network. */
  lock: Lock;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** What a token is for, and the session generation in which the caller started. */
interface BearerRequest {
  purpose: Purpose;
  generation: number;
  /** A token that the shop has refused, so that another is needed. */
  refused?: string;
}

interface Context extends BearerParts {
  records: SessionRecords;
}

/**
 * Makes the function that gets a token by a request where one is needed. Any number of callers with the same request
 * share one; the lock does the same across workers.
 */
export function createBearerSource(
  parts: BearerParts,
  records: SessionRecords,
): (request: BearerRequest) => Promise<Bearer> {
  const { lock, now, random, generation } = parts;
  const context: Context = { ...parts, records };
  const underWay = new Map<string, Promise<Bearer>>();
  const breaker = createCircuitBreaker(now, random);

  return (request) => {
    const key = JSON.stringify(request);
    const shared = underWay.get(key);
    if (shared) return shared;
    const bearer = lock(async () => {
      const stored = await records.current();
      generation.assertCurrent(request.generation);
      // Another worker or page may have renewed the token while this request waited for the lock.
      const record = withoutRefusedToken(stored, request.refused);
      const step = nextTokenStep(record, request.purpose, now());
      const take = () => takeStep(context, request, record, step);
      return step.kind === 'use' || step.kind === 'refuse' ? take() : breaker.run(take);
    }).finally(() => underWay.delete(key));
    underWay.set(key, bearer);
    return bearer;
  };
}

/** Takes one step and stores its result. The caller holds the lock. */
async function takeStep(
  context: Context,
  request: BearerRequest,
  record: SessionRecord,
  step: TokenStep,
): Promise<Bearer> {
  switch (step.kind) {
    case 'use':
      return bearerOf(record, step.access);
    case 'refuse':
      throw fail(step.failure);
    case 'grant':
      return grant(context, request, record, step.grant === 'anonymous');
    case 'refresh':
      return refresh(context, request, record, step.refresh);
  }
}

/** Opens a guest session, or gets a token that reads the catalog without a session. */
async function grant(context: Context, request: BearerRequest, record: SessionRecord, isGuest: boolean) {
  const { oauth, scopes, tokenStore } = context;
  const requested = await scopes();
  if (!isGuest) {
    const { access } = await oauth.clientCredentials(requested);
    return store(context, request, record, { ...record, access });
  }
  if (!requested.some((scope) => scope.startsWith('create_anonymous_token:'))) throw fail('sign-in-needed');
  // A guest session that cannot be stored would be opened again at every start of the worker.
  await tokenStore.assertWritable();
  return store(context, request, record, openSession('guest', await oauth.anonymous(requested), true));
}

async function refresh(context: Context, request: BearerRequest, record: SessionRecord, refreshToken: string) {
  const { oauth, records, now } = context;
  try {
    const { access, refresh: given = refreshToken } = await oauth.refresh(refreshToken);
    // Where the answer has no refresh token, the one in the store stays valid.
    return await store(context, request, record, { ...record, access, refresh: given });
  } catch (thrown) {
    if (!isFailure(thrown, 'session-ended')) throw thrown;
    const stored = await records.current();
    const next = sessionAfterDeadRefresh(record, stored, refreshToken);
    if (next !== stored) await records.replace(next, request.generation, record.sessionId);
    return takeStep(context, request, next, nextTokenStep(next, request.purpose, now()));
  }
}

async function store(
  { records }: Context,
  { generation }: BearerRequest,
  { sessionId }: SessionRecord,
  next: SessionRecord & { access: AccessToken },
): Promise<Bearer> {
  await records.replace(next, generation, sessionId);
  return bearerOf(next, next.access);
}

export function bearerOf({ sessionId }: SessionRecord, access: AccessToken): Bearer {
  return { token: access.value, sessionId };
}
