/**
 * The scopes that each endpoint requires.
 *
 * @see https://docs.commercetools.com/api/scopes
 */

/** The template "Mobile & single-page application client" of Merchant Center. */
export const templateScopes = [
  'create_anonymous_token',
  'manage_my_profile',
  'manage_my_orders',
  'manage_my_shopping_lists',
  'manage_my_payments',
  'manage_my_business_units',
  'manage_my_quotes',
  'manage_my_quote_requests',
  'view_categories',
  'view_published_products',
] as const;

/** The four scopes in the tutorial for mobile and browser apps. */
export const tutorialScopes = [
  'view_published_products',
  'manage_my_orders',
  'manage_my_profile',
  'view_categories',
] as const;

/** Each endpoint accepts any one of its scopes. The project key is left out. */
export const scopesFor = {
  products: ['view_published_products', 'view_products', 'manage_products'],
  stagedProducts: ['view_products', 'manage_products'],
  categories: ['view_categories', 'manage_categories', 'view_products', 'manage_products'],
  profile: ['manage_my_profile'],
  carts: ['manage_my_orders'],
  shippingMethods: ['view_orders', 'view_shipping_methods', 'manage_my_orders'],
  discountCodes: ['view_discount_codes', 'manage_discount_codes'],
  lockedCarts: ['manage_locked_carts'],
  stores: ['view_stores', 'manage_stores'],
  project: ['view_project_settings', 'manage_project_settings'],
} as const;

/**
 * Whether `granted` (scopes with the project key) contains one of `needed` (scopes without it). An administrator has
 * all scopes.
 *
 * @param storeKey store of the request, for which a scope of that store alone is enough
 */
export function holdsOneOf(
  granted: readonly string[],
  needed: readonly string[],
  projectKey: string,
  storeKey?: string,
): boolean {
  return [...needed, 'manage_project'].some(
    (scope) =>
      granted.includes(`${scope}:${projectKey}`) ||
      (storeKey !== undefined && granted.includes(`${scope}:${projectKey}:${storeKey}`)),
  );
}
