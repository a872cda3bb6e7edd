/**
 * The token requests. `ask` sends a request and gives the raw answer; {@link judgeTokens} reads the answer's tokens.
 * https://docs.commercetools.com/api/authorization
 */
import * as v from 'valibot';
import { fail } from '../../contract/failure.ts';
import { id, maybe, textOrEmpty } from '../wire.ts';
import { apiFailure } from './api-errors.ts';
import type { Http, HttpAnswer } from './http.ts';
import { type ProjectConnection, storePath } from './project.ts';
import type { Write } from './writes.ts';

export interface Tokens {
  access: AccessToken;
  /** Absent in the answer to a refresh: the former refresh token stays valid. */
  refresh?: string;
  /** Granted scopes with their project, `manage_my_orders:my-shop`, without the subject. */
  scopes: string[];
  /** The owner of the session: `anonymous_id` or `customer_id` of the scope. */
  ownerId?: string;
}

export interface AccessToken {
  value: string;
  /** When to renew the token, a little before it expires. Milliseconds since 1970 by this device's clock. */
  renewAt: number;
  /** From this time on the worker renews the token before a request needs a new one. Milliseconds since 1970. */
  earlyAt?: number;
}

export interface OAuth {
  /** A token of no session, to read the catalog. Without `scopes` the shop grants all scopes that the client owns. */
  clientCredentials(scopes?: string[]): Promise<Tokens>;
  /** Opens an anonymous session. Never call this twice for one guest: each session has carts of its own. */
  anonymous(scopes: string[]): Promise<Tokens>;
  /** Signs a customer in. Moves no cart. Fails with `credentials-wrong`. */
  password(email: string, password: string, scopes: string[]): Promise<Tokens>;
  /** A new access token of the same session. Fails with `session-ended` when the shop has ended the session. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends one token at the shop. */
  revoke(token: string, hint: 'access_token' | 'refresh_token'): Promise<void>;
}

/**
 * For an `expires_in` that makes no sense: short enough to recover, long enough not to flood the shop. Milliseconds.
 */
const doubtfulLifetime = 300_000;
const shortestLifetime = 30_000;
/** The longest lifetime that an API client can be given. Milliseconds. */
const longestLifetime = 604_800_000;
/** How long before its end a token is renewed, at most; a tenth of its lifetime where that is less. Milliseconds. */
const margin = 60_000;
/** How long before `renewAt` a token may be renewed early, at most. Milliseconds. */
const early = 600_000;

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.1 with commercetools' `expires_in` in seconds. */
const tokenBody = v.object({
  access_token: id,
  expires_in: v.optional(v.unknown()),
  scope: textOrEmpty,
  refresh_token: maybe(id),
});

/** The token requests of one API client. Parameters go into the body, for addresses end up in logs. */
export function createOAuth(project: ProjectConnection, http: Http, now: () => number): OAuth {
  const { authUrl } = project;
  const authorization = basicCredentials(project.clientId, project.clientSecret);

  const ask = (changes: Write, path: string, form: Record<string, string>): Promise<HttpAnswer> =>
    http({
      method: 'POST',
      url: authUrl + path,
      headers: { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      changes,
    });
  const grant = async (changes: Write, path: string, form: Record<string, string>) =>
    judgeTokens(await ask(changes, path, form), now());
  const projectPath = `/oauth/${encodeURIComponent(project.projectKey)}`;

  return {
    clientCredentials: (scopes) =>
      grant('token.client-credentials', '/oauth/token', {
        grant_type: 'client_credentials',
        ...(scopes && { scope: scopes.join(' ') }),
      }),
    anonymous: (scopes) =>
      grant('token.anonymous', `${projectPath}/anonymous/token`, {
        grant_type: 'client_credentials',
        scope: scopes.join(' '),
      }),
    password: (email, password, scopes) =>
      grant('token.password', `${projectPath}${storePath(project.storeKey)}/customers/token`, {
        grant_type: 'password',
        username: email,
        password,
        scope: scopes.join(' '),
      }),
    refresh: (refreshToken) =>
      grant('token.refresh', '/oauth/token', { grant_type: 'refresh_token', refresh_token: refreshToken }),
    revoke: async (token, hint) => {
      const answer = await ask('token.revoke', '/oauth/token/revoke', { token, token_type_hint: hint });
      if (answer.status >= 400) throw apiFailure(answer);
    },
  };
}

/** The tokens that an answer grants, or the failure that the answer stands for. @param now milliseconds since 1970 */
export function judgeTokens(answer: HttpAnswer, now: number): Tokens {
  if (answer.status >= 300) throw apiFailure(answer);
  const parsed = v.safeParse(tokenBody, answer.body);
  if (!parsed.success) throw fail('unintelligible', { host: answer.host, supportId: answer.supportId });
  const { access_token, expires_in, scope, refresh_token } = parsed.output;
  const parts = scope.split(' ').filter(Boolean);
  const owner = parts.find(isSubject);
  const life = lifetime(expires_in);
  const renewAt = now + usable(life);
  return {
    access: { value: access_token, renewAt, earlyAt: renewAt - Math.min(early, life / 10) },
    scopes: parts.filter((part) => !isSubject(part)),
    ...(refresh_token && { refresh: refresh_token }),
    ...(owner && { ownerId: owner.slice(owner.indexOf(':') + 1) }),
  };
}

/** The shop lists the subject among the scopes: `anonymous_id:…` or `customer_id:…`. */
function isSubject(part: string): boolean {
  return /^(anonymous_id|customer_id):/.test(part);
}

/** The lifetime of a token in milliseconds, for an `expires_in` that should be a number of seconds. */
function lifetime(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || !(seconds > 0)) return doubtfulLifetime;
  return Math.min(Math.max(seconds * 1000, shortestLifetime), longestLifetime);
}

/** How long a token of this lifetime is used. Milliseconds. */
function usable(life: number): number {
  return life - Math.min(margin, life / 10);
}

/** HTTP Basic is UTF-8: https://www.rfc-editor.org/rfc/rfc7617#section-2.1 */
function basicCredentials(clientId: string, secret: string): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${secret}`)))}`;
}
