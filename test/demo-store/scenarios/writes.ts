/** Tells which write of the worker a request is. */
import type { Changes } from '../../../src/commerce/client/writes.ts';

/** A request as the store sees it; without a body if only the URL is known. */
export interface Seen {
  method: string;
  path: string;
  body?: string;
}

const byRoute: [route: RegExp, changes: Changes | ((body: string) => Changes | undefined)][] = [
  [/^(GET|HEAD|OPTIONS) /, 'nothing'],
  [/^POST \/(products\/search|product-projections\/search)$/, 'nothing'],
  [/^POST \/graphql$/, (body) => (/^\{"query":"\s*(query|\{)/.test(body) ? 'nothing' : undefined)],
  [/^POST \/me\/carts$/, 'cart.create'],
  [/^POST \/me\/carts\/[^/]+$/, 'cart.update'],
  [/^DELETE \/me\/carts\/[^/]+$/, 'cart.delete'],
  [/^POST \/me\/signup$/, 'customer.sign-up'],
  [/^POST \/me\/login$/, 'customer.sign-in'],
  [/^POST \/me$/, 'customer.update'],
  [/^POST \/me\/password$/, 'customer.password'],
  [/^POST \/me\/email\/confirm$/, 'customer.confirm-email'],
  [/^POST \/me\/password\/reset$/, 'customer.reset-password'],
  [/^DELETE \/me$/, 'customer.delete'],
  [/^POST \/oauth\/token$/, (body) => grants[new URLSearchParams(body).get('grant_type') ?? '']],
  [/^POST \/oauth\/anonymous\/token$/, 'token.anonymous'],
  [/^POST \/oauth\/customers\/token$/, 'token.password'],
  [/^POST \/oauth\/token\/revoke$/, 'token.revoke'],
];

const grants: Record<string, Changes> = {
  client_credentials: 'token.client-credentials',
  refresh_token: 'token.refresh',
};

/** The changes that a request makes; `undefined` for a request that is missing in the table of writes. */
export function changesOf({ method, path, body = '' }: Seen): Changes | undefined {
  // Removes the project and the store, which follow `oauth` for tokens and come first in all other paths.
  const below = path.replace(/^\/oauth\/(?!token)[^/]+/, '/oauth').replace(/^\/(?!oauth\/)[^/]+/, '');
  const route = `${method} ${below.replace(/\/in-store\/key=[^/]+/, '')}`;
  const [, changes] = byRoute.find(([pattern]) => pattern.test(route)) ?? [];
  return typeof changes === 'function' ? changes(body) : changes;
}
