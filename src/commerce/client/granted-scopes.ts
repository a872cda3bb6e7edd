/** The scopes that a shop has granted an API client, asked for once: the scopes of a client never change. */
import type { OAuth } from './oauth.ts';
import type { ProjectConnection } from './project.ts';
import { scopesToRequest } from './scopes.ts';

/** Where the scopes are stored, with their project. */
export interface ScopeMemory {
  read(): Promise<string[] | undefined>;
  write(scopes: string[]): Promise<void>;
}

export interface GrantedScopes {
  /** The scopes to ask for; `undefined` when the shop has not been asked yet. */
  known(): Promise<string[] | undefined>;
  /** The same, asked for when unknown. Fails as `ask` does. */
  learn(): Promise<string[]>;
  /** Asks the shop. Fails with what the shop answers, or as {@link scopesToRequest} does. */
  ask(): Promise<string[]>;
}

/**
 * Learns the scopes from one token that is requested without `scope`: the shop then grants all that the client owns.
 */
export function createGrantedScopes(
  { projectKey, authUrl }: ProjectConnection,
  oauth: OAuth,
  memory: ScopeMemory,
): GrantedScopes {
  const ask = async (): Promise<string[]> => {
    const { access, scopes } = await oauth.clientCredentials();
    // The token is never used; it expires by itself where the request to revoke it fails.
    void oauth.revoke(access.value, 'access_token').catch(() => {});
    const granted = scopesToRequest(scopes, projectKey, new URL(authUrl).host);
    await memory.write(granted);
    return granted;
  };
  return { known: memory.read, learn: async () => (await memory.read()) ?? ask(), ask };
}
