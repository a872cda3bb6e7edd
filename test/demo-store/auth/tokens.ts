/** The tokens that the store has issued, and their lifetimes. */
import { randomBytes } from 'node:crypto';

/** The customer or guest of a token; a client-credentials token has neither. */
export type Subject = { customerId: string } | { anonymousId: string } | undefined;

export interface AccessToken {
  readonly value: string;
  readonly clientId: string;
  /** Scopes with the project key, without the subject. */
  readonly scopes: readonly string[];
  readonly subject: Subject;
  /** Time at which the token expires. Milliseconds since 1970. */
  expiresAt: number;
}

export interface RefreshToken {
  readonly value: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly subject: Subject;
  /** Milliseconds since 1970. Each use sets it: a refresh token expires through inactivity, not through age. */
  lastUsedAt: number;
}

export interface TokenOptions {
  projectKey: string;
  now: () => number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

/** What a token is issued for. */
export type Grant = Pick<AccessToken, 'clientId' | 'scopes' | 'subject'>;

export function createTokenBook({ projectKey, now, accessTokenSeconds, refreshTokenSeconds }: TokenOptions) {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();

  return {
    /** Public, so that tests can inspect the tokens. */
    access,
    refresh,
    accessTokenSeconds,
    issueAccess(grant: Grant): AccessToken {
      const value = randomBytes(24).toString('base64url');
      const token = { value, ...grant, expiresAt: now() + accessTokenSeconds * 1000 };
      access.set(value, token);
      return token;
    },
    /** Real refresh tokens contain `:` and may contain `+`, `/` and `=`, so these do too. */
    issueRefresh(grant: Grant): RefreshToken {
      const value = `${projectKey}:${randomBytes(32).toString('base64')}`;
      const token = { value, ...grant, lastUsedAt: now() };
      refresh.set(value, token);
      return token;
    },
    /** The valid access token with this value. */
    find(value: string): AccessToken | undefined {
      const token = access.get(value);
      return token !== undefined && token.expiresAt > now() ? token : undefined;
    },
    /** The refresh token with this value, unless it was inactive for too long. Does not count as a use. */
    findRefresh(value: string): RefreshToken | undefined {
      const token = refresh.get(value);
      return token !== undefined && token.lastUsedAt + refreshTokenSeconds * 1000 > now() ? token : undefined;
    },
    /** Invalidates all tokens of a customer, as a new password does. */
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

/** The `scope` of a token response: the granted scopes, followed by the subject. */
export function scopeText({ scopes, subject }: Pick<AccessToken, 'scopes' | 'subject'>): string {
  if (subject === undefined) return scopes.join(' ');
  const whose = 'customerId' in subject ? `customer_id:${subject.customerId}` : `anonymous_id:${subject.anonymousId}`;
  return [...scopes, whose].join(' ');
}
