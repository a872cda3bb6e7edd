import type { OAuth } from '../client/oauth.ts';
import type { SessionRecord } from '../client/session-state.ts';

type HeldTokens = Pick<SessionRecord, 'access' | 'refresh'>;

/**
 * Ends the tokens of a session at the shop, each by a request of its own: the API does not document that ending one
 * ends the other.
 */
export async function revokeTokens(oauth: OAuth, { access, refresh }: HeldTokens): Promise<void> {
  await Promise.all([
    refresh && oauth.revoke(refresh, 'refresh_token'),
    access && oauth.revoke(access.value, 'access_token'),
  ]);
}

/** The same without waiting. A token that the shop does not revoke expires by itself. */
export function revokeQuietly(oauth: OAuth, tokens: HeldTokens): void {
  void revokeTokens(oauth, tokens).catch(() => {});
}

/** Runs `work`, and ends new tokens at the shop when it fails. */
export async function orRevoke<Result>(oauth: OAuth, tokens: HeldTokens, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    revokeQuietly(oauth, tokens);
    throw thrown;
  }
}
