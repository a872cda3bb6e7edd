/** The tokens the store has given out, and how long they live. */
import { randomBytes } from 'node:crypto';

/** Whose token it is; a client-credentials token is nobody's. */
export type Subject = { customerId: string } | { anonymousId: string } | undefined;

export interface AccessToken {
  readonly value: string;
  readonly clientId: string;
  /** With the project's key, without the subject. */
  readonly scopes: readonly string[];
  readonly subject: Subject;
  /** Milliseconds; at this moment it is over. */
  expiresAt: number;
}

export interface RefreshToken {
  readonly value: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly subject: Subject;
  /** Milliseconds. Every use sets it: the refresh token dies of inactivity, not of age. */
  lastUsedAt: number;
}

export interface TokenOptions {
  projectKey: string;
  now: () => number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

/** What a grant is for. */
export type Grant = Pick<AccessToken, 'clientId' | 'scopes' | 'subject'>;

export function createTokenBook({ projectKey, now, accessTokenSeconds, refreshTokenSeconds }: TokenOptions) {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();

  return {
    /** Kept by name so that a test can look at them. */
    access,
    refresh,
    accessTokenSeconds,
    issueAccess(grant: Grant): AccessToken {
      const value = randomBytes(24).toString('base64url');
      const token = { value, ...grant, expiresAt: now() + accessTokenSeconds * 1000 };
      access.set(value, token);
      return token;
    },
    /** Real ones contain `:` and may contain `+`, `/` and `=`, so these do. */
    issueRefresh(grant: Grant): RefreshToken {
      const value = `${projectKey}:${randomBytes(32).toString('base64')}`;
      const token = { value, ...grant, lastUsedAt: now() };
      refresh.set(value, token);
      return token;
    },
    /** The living access token of that value. */
    find(value: string): AccessToken | undefined {
      const token = access.get(value);
      return token !== undefined && token.expiresAt > now() ? token : undefined;
    },
    /** The refresh token of that value if it has not been idle for too long. Does not count as a use. */
    findRefresh(value: string): RefreshToken | undefined {
      const token = refresh.get(value);
      return token !== undefined && token.lastUsedAt + refreshTokenSeconds * 1000 > now() ? token : undefined;
    },
    /** Ends every token of a customer, as a new password does. */
    endOfCustomer(customerId: string): void {
      for (const book of [access, refresh]) {
        for (const [value, { subject }] of book) {
          if (subject !== undefined && 'customerId' in subject && subject.customerId === customerId) book.delete(value);
        }
      }
    },
    anonymousIdInUse(anonymousId: string): boolean {
      return [...access.values(), ...refresh.values()].some(
        ({ subject }) => subject !== undefined && 'anonymousId' in subject && subject.anonymousId === anonymousId,
      );
    },
  };
}

/** The `scope` of a token answer: what was granted, and then the subject. */
export function scopeText({ scopes, subject }: Pick<AccessToken, 'scopes' | 'subject'>): string {
  if (subject === undefined) return scopes.join(' ');
  const whose = 'customerId' in subject ? `customer_id:${subject.customerId}` : `anonymous_id:${subject.anonymousId}`;
  return [...scopes, whose].join(' ');
}
