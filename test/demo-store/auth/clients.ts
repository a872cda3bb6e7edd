/** The API clients of the demo store, with the scopes that each may request. */
import { templateScopes, tutorialScopes } from './scopes.ts';

/**
 * An API client as Merchant Center creates it; `scopes` include the project key. A test may change a client while the
 * store runs.
 */
export interface Client {
  id: string;
  secret: string;
  scopes: string[];
}

export interface Clients {
  /** A client of the template "Mobile & single-page application client". */
  shopper: Client;
  /** A client with the four scopes of the tutorial. It cannot start anonymous sessions. */
  tutorial: Client;
  /** A client with the administrator's scopes, which no extension may use. */
  admin: Client;
}

export function createClients(projectKey: string): Clients {
  const of = (name: string, scopes: readonly string[]): Client => ({
    id: `${projectKey}-${name}`,
    secret: `${name}-of-the-demo-store`,
    scopes: scopes.map((scope) => `${scope}:${projectKey}`),
  });
  return {
    shopper: of('shopper', templateScopes),
    tutorial: of('tutorial', tutorialScopes),
    admin: of('admin', ['manage_project', 'introspect_oauth_tokens', ...templateScopes]),
  };
}

/**
 * The client of a Basic header with the right secret; `undefined` for any other header.
 * Id and secret are encoded as UTF-8, then as base64.
 */
export function clientOf(authorization: string | undefined, clients: Clients): Client | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return Object.values(clients).find((client: Client) => client.id === id && client.secret === secret);
}
