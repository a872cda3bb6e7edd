/** Which scopes of an API client Cartlet asks for, and which it refuses. https://docs.commercetools.com/api/scopes */
import { fail } from '../../contract/failure.ts';

/** The scopes that a shopper needs. Cartlet asks for those of them that the API client owns. */
const shopperScopes = [
  'view_published_products',
  'view_categories',
  'manage_my_orders',
  'manage_my_profile',
  'create_anonymous_token',
];

/**
 * Asked for as well where the client owns it: it lets the worker read the project's languages. No shopper misses it.
 */
const projectScope = 'view_project_settings';

/**
 * The shopper's scopes that were not granted.
 *
 * @param granted scopes with their project, `view_categories:my-shop`
 */
export function missingScopes(granted: string[]): string[] {
  const names = granted.map(nameOf);
  return shopperScopes.filter((name) => !names.includes(name));
}

/** Other scopes that do no harm: for a customer's own resources, and for reading what a shop publishes anyway. */
const harmless = [
  /^manage_my_[a-z_]+$/,
  /^view_(published_products|products|categories|project_settings|product_types|product_selections|stores|shipping_methods|standalone_prices|tax_categories|states|types)$/,
  /^(create_anonymous_token|introspect_oauth_tokens)$/,
];

/** Whether these scopes, with their project, let a session read the project's settings. */
export function mayReadProject(granted: readonly string[]): boolean {
  return granted.some((scope) => nameOf(scope) === projectScope);
}

/**
 * Chooses the scopes to ask for, and refuses an API client that may do more than a shopper: the client's secret is
 * public, so every reader of the extension can use all scopes of the client.
 *
 * @param owned the client's scopes with their project, `view_categories:my-shop`
 * @returns the scopes to ask for, with their project
 * @throws `project-unknown` when the client belongs to another project, `client-harmful` when it may do more than a
 * shopper, `scope-missing` when it may do nothing that a shopper does
 */
export function scopesToRequest(owned: string[], projectKey: string, host: string): string[] {
  const ours = owned.filter((scope) => scope.split(':')[1] === projectKey);
  if (ours.length === 0) throw fail('project-unknown', { host });

  const harmful = harmfulScope(ours);
  if (harmful) throw fail('client-harmful', { scope: harmful });
  // As the client owns them: a scope may be for one store, `manage_my_orders:my-shop:my-store`.
  const asked = ours.filter((scope) => [...shopperScopes, projectScope].includes(nameOf(scope)));
  if (missingScopes(asked).length === shopperScopes.length) {
    throw fail('scope-missing', { scope: 'view_published_products' });
  }
  return asked;
}

/** The first scope that is of use to a thief and not to a shopper, without its project; `undefined` for none. */
export function harmfulScope(scopes: string[]): string | undefined {
  return scopes.map(nameOf).find((name) => !harmless.some((pattern) => pattern.test(name)));
}

function nameOf(scope: string): string {
  return scope.split(':')[0] ?? '';
}
