/** What an API client may do, and what of that Cartlet asks for. https://docs.commercetools.com/api/scopes */
import { fail } from '../contract/failure.ts';

/** A shopper's scopes: Cartlet asks for those of them that the API client owns, and for nothing else. */
const shopperScopes = [
  'view_published_products',
  'view_categories',
  'manage_my_orders',
  'manage_my_profile',
  'create_anonymous_token',
];

/**
 * The shopper's scopes that are not among those granted.
 *
 * @param granted scopes with their project
 */
export function missingScopes(granted: string[]): string[] {
  const names = granted.map((scope) => scope.split(':')[0]);
  return shopperScopes.filter((name) => !names.includes(name));
}

/** Scopes of the API client template for mobile and single-page applications that Cartlet has no use for. They do no harm. */
const harmless = /^(manage_my_[a-z_]+|view_[a-z_]+|create_anonymous_token|introspect_oauth_tokens)$/;
/** Views that show other people's data. */
const prying =
  /^view_(customers|orders|payments|quotes|quote_requests|shopping_lists|business_units|messages|audit_log|api_clients)$/;

/**
 * Judges all that an API client owns: its secret is public, so whoever reads the extension can do all of it.
 *
 * @param owned scopes as granted, `view_categories:my-shop`
 * @returns the scopes to ask for, with their project
 * @throws `project-unknown` when the client belongs to another project, `client-harmful` when it may do more than a shopper,
 * `scope-missing` when it may do nothing that a shopper does
 */
export function askable(owned: string[], projectKey: string, host: string): string[] {
  const names = owned
    .map((scope) => scope.split(':'))
    .filter(([, project]) => project === projectKey)
    .map(([name]) => name as string);
  if (names.length === 0) throw fail('project-unknown', { host });

  const harmful = names.find((name) => !harmless.test(name) || prying.test(name));
  if (harmful) throw fail('client-harmful', { scope: harmful });
  const asked = shopperScopes.filter((name) => names.includes(name));
  if (asked.length === 0) throw fail('scope-missing', { scope: 'view_published_products' });
  return asked.map((name) => `${name}:${projectKey}`);
}
