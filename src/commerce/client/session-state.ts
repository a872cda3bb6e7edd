/**
 * The state machine of a session. It goes from none to guest, at the first write, and to customer, at the sign-in; and
 * to ended, when the shop refuses to renew a customer's session. Pure: no clock, no shop and no storage of its own.
 */
import type { AccessToken, Tokens } from './oauth.ts';

/** A session as it is stored. */
export interface SessionRecord {
  /** Every session has its own. What was read in one session is not used in another. */
  sessionId: string;
  kind: 'none' | 'guest' | 'customer' | 'ended';
  access?: AccessToken | undefined;
  refresh?: string | undefined;
  /**
   * Whether the refresh token may outlive the browser: always for a guest, whose cart must; for a customer by choice.
   */
  keep: boolean;
}

/**
 * What a token is for. `browse` reads the catalog, which needs no session; `own` reads and writes the carts and the
 * profile of the guest or customer; `begin` opens a guest session where there is none, for the first cart.
 */
export type Purpose = 'browse' | 'own' | 'begin';

/** The step that gets a token. */
export type TokenStep =
  | { kind: 'use'; access: AccessToken }
  | { kind: 'grant'; grant: 'client-credentials' | 'anonymous' }
  | { kind: 'refresh'; refresh: string }
  | { kind: 'refuse'; failure: 'session-ended' | 'sign-in-needed' };

/** The step that gets a token for `purpose`. @param now milliseconds since 1970 */
export function nextTokenStep(record: SessionRecord, purpose: Purpose, now: number): TokenStep {
  const { access, refresh, kind } = record;
  const isOpen = kind === 'guest' || kind === 'customer';
  if (kind === 'ended' && purpose !== 'browse') return { kind: 'refuse', failure: 'session-ended' };
  if (access && (isOpen || purpose === 'browse') && now < access.renewAt) return { kind: 'use', access };
  if (isOpen) return refresh ? { kind: 'refresh', refresh } : { kind: 'refuse', failure: 'session-ended' };
  if (purpose === 'own') return { kind: 'refuse', failure: 'sign-in-needed' };
  return { kind: 'grant', grant: purpose === 'begin' ? 'anonymous' : 'client-credentials' };
}

/** The session without its access token, where that is the one that the shop has refused. */
export function withoutRefusedToken(record: SessionRecord, refused: string | undefined): SessionRecord {
  return refused !== undefined && record.access?.value === refused ? { ...record, access: undefined } : record;
}

/** Whether the access token can be renewed and is due soon. @param now milliseconds since 1970 */
export function isWorthRenewing(
  record: SessionRecord,
  now: number,
): record is SessionRecord & { access: AccessToken; refresh: string } {
  const { access, refresh } = record;
  return Boolean(refresh) && access !== undefined && now >= (access.earlyAt ?? access.renewAt);
}

/** No session yet, or no more. */
export function noSession(sessionId: string = crypto.randomUUID()): SessionRecord {
  return { sessionId, kind: 'none', keep: false };
}

/** A new session with these tokens. */
export function openSession(
  kind: 'guest' | 'customer',
  { access, refresh }: Tokens,
  keep: boolean,
): SessionRecord & { access: AccessToken } {
  return { sessionId: crypto.randomUUID(), kind, access, refresh, keep };
}

/**
 * The session after the shop has refused to renew it. A guest cannot sign in again, so that no session is left. A
 * customer can: what is stored for the customer stays, and so does the session's ID.
 */
function endedSession({ kind, sessionId, keep }: SessionRecord): SessionRecord {
  return kind === 'guest' ? noSession() : { sessionId, kind: 'ended', keep };
}

/**
 * The session after the shop has refused a refresh token: ended, unless another refresh token is stored by now. A
 * worker that does not honour the lock may have stored that, and its session counts.
 *
 * @param requested the session in which the token was sent
 * @param stored the session as it is stored now
 */
export function sessionAfterDeadRefresh(
  requested: SessionRecord,
  stored: SessionRecord,
  refreshToken: string,
): SessionRecord {
  return stored.refresh === refreshToken ? endedSession(requested) : stored;
}
