/** What an API client may do, and what of that Cartlet asks for. https://docs.commercetools.com/api/scopes */
import { fail } from '../../contract/failure.ts';

/** A shopper's scopes: Cartlet asks for those of them that the API client owns, and for nothing else. */
const shopperScopes = [
  'view_published_products',
  'view_categories',
  'manage_my_orders',
  'manage_my_profile',
  'create_anonymous_token',
];

/** Asked for as well where the client owns it, and missed by no shopper: it tells the project's languages. */
const projectScope = 'view_project_settings';

/**
 * The shopper's scopes that are not among those granted.
 *
 * @param granted scopes with their project
 */
export function missingScopes(granted: string[]): string[] {
  const names = granted.map(nameOf);
  return shopperScopes.filter((name) => !names.includes(name));
}

/** What beyond them does no harm: a shopper's other own things, and views of what a shop shows everybody anyway. */
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
 * Judges all that an API client owns: its secret is public, so whoever reads the extension can do all of it.
 *
 * @param owned scopes as granted, `view_categories:my-shop`
 * @returns the scopes to ask for, with their project
 * @throws `project-unknown` when the client belongs to another project, `client-harmful` when it may do more than a shopper,
 * `scope-missing` when it may do nothing that a shopper does
 */
export function scopesToRequest(owned: string[], projectKey: string, host: string): string[] {
  const ours = owned.filter((scope) => scope.split(':')[1] === projectKey);
  if (ours.length === 0) throw fail('project-unknown', { host });

  const harmful = harmfulScope(ours);
  if (harmful) throw fail('client-harmful', { scope: harmful });
  // As they are owned: one may be for a store alone, `manage_my_orders:my-shop:my-store`.
  const asked = ours.filter((scope) => [...shopperScopes, projectScope].includes(nameOf(scope)));
  if (missingScopes(asked).length === shopperScopes.length) {
    throw fail('scope-missing', { scope: 'view_published_products' });
  }
  return asked;
}

/** The first scope that a shopper has no use for and a thief has, without its project. */
export function harmfulScope(scopes: string[]): string | undefined {
  return scopes.map(nameOf).find((name) => !harmless.some((pattern) => pattern.test(name)));
}

function nameOf(scope: string): string {
  return scope.split(':')[0] ?? '';
}
