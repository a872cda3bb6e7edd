/** The API clients of the demo shop: who may ask for tokens, and with which scopes at most. */
import { templateScopes, tutorialScopes } from './scopes.ts';

/** An API client as Merchant Center hands it out; `scopes` with the project's key. A test may change it while the store runs. */
export interface Client {
  id: string;
  secret: string;
  scopes: string[];
}

export interface Clients {
  /** As the template "Mobile & single-page application client" makes it. */
  shopper: Client;
  /** With the four scopes of the tutorial: it cannot start anonymous sessions. */
  tutorial: Client;
  /** What no extension may hold. */
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
 * The client that a Basic header names, with its secret right.
 * Id and secret are UTF-8 before they are base64.
 */
export function clientOf(authorization: string | undefined, clients: Clients): Client | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return Object.values(clients).find((client: Client) => client.id === id && client.secret === secret);
}
