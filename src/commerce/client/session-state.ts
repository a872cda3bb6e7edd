/**
 * Who somebody is to the shop, and what to do for a token. Nobody → guest (at the first write) → customer; ended when the shop
 * refuses to go on.
 */
import type { AccessToken } from './oauth.ts';

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

/** `browse` works for everyone, `own` is for carts and profiles of whoever is here, `begin` makes a guest of nobody for the first cart. */
export type Purpose = 'browse' | 'own' | 'begin';

/** What is to be done for a token. */
export type Step =
  | { kind: 'use'; access: AccessToken }
  | { kind: 'grant'; grant: 'client-credentials' | 'anonymous' }
  | { kind: 'refresh'; refresh: string }
  | { kind: 'refuse'; failure: 'session-ended' | 'sign-in-needed' };

/** What to do for a token: the whole state machine, without a clock, a shop or a store of its own. */
export function nextStep(record: SessionRecord, purpose: Purpose, now: number): Step {
  const { access, refresh, kind } = record;
  const own = kind === 'guest' || kind === 'customer';
  if (kind === 'ended' && purpose !== 'browse') return { kind: 'refuse', failure: 'session-ended' };
  if (access && (own || purpose === 'browse') && now < access.renewAt) return { kind: 'use', access };
  if (own) return refresh ? { kind: 'refresh', refresh } : { kind: 'refuse', failure: 'session-ended' };
  if (purpose === 'own') return { kind: 'refuse', failure: 'sign-in-needed' };
  return { kind: 'grant', grant: purpose === 'begin' ? 'anonymous' : 'client-credentials' };
}

/** Somebody who has not come yet, or has left. */
export function nobody(generation: string = crypto.randomUUID()): SessionRecord {
  return { generation, kind: 'nobody', keep: false };
}

/**
 * A guest's session that the shop has ended leaves nobody to sign in again. A customer's leaves the customer: what is known
 * of them stays theirs, so the generation does too.
 */
export function lapsed({ kind, generation, keep }: SessionRecord): SessionRecord {
  return kind === 'guest' ? nobody() : { generation, kind: 'ended', keep };
}
