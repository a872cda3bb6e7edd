import type { OAuth } from '../client/oauth.ts';
import type { SessionRecord } from '../client/session-state.ts';

/**
 * Ends the tokens of a session at the shop, each by a request of its own: the API does not document that ending one ends
 * the other.
 */
export async function revokeTokens(
  oauth: OAuth,
  { access, refresh }: Pick<SessionRecord, 'access' | 'refresh'>,
): Promise<void> {
  await Promise.all([
    refresh && oauth.revoke(refresh, 'refresh_token'),
    access && oauth.revoke(access.value, 'access_token'),
  ]);
}
