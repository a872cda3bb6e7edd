import { expect, test } from 'vitest';
import { missingScopes, scopesToRequest } from '../../../src/commerce/client/scopes.ts';

const judge = (...owned: string[]) => scopesToRequest(owned, 'shop', 'auth.example');

test("a shopper's scopes are asked for as they are owned, for a store alone too", () => {
  expect(judge('view_published_products:shop', 'manage_my_orders:shop:berlin', 'manage_my_payments:shop')).toEqual([
    'view_published_products:shop',
    'manage_my_orders:shop:berlin',
  ]);
});

test.each([
  'manage_project',
  'manage_orders',
  'manage_customers',
  'manage_api_clients',
  'view_orders',
  'view_customers',
  'view_discount_codes',
  'view_key_value_documents',
  'something_new',
])('%s is harmful', (scope) => {
  expect(() => judge('view_published_products:shop', `${scope}:shop`)).toThrow('client-harmful');
});

test('the scope for the project’s settings is asked for where the client owns it, and is never reported as missing', () => {
  expect(judge('view_published_products:shop', 'view_project_settings:shop')).toContain('view_project_settings:shop');
  expect(missingScopes([])).not.toContain('view_project_settings');
});

test.each(['view_product_types', 'view_stores', 'manage_my_quotes', 'manage_my_shopping_lists'])(
  '%s does no harm',
  (scope) => {
    expect(judge('view_published_products:shop', `${scope}:shop`)).toEqual(['view_published_products:shop']);
  },
);

test('a client of another project knows no such project', () => {
  expect(() => judge('view_published_products:another')).toThrow('project-unknown');
});

test('a client that may do nothing a shopper does is told so', () => {
  expect(() => judge('view_stores:shop')).toThrow('scope-missing');
});

test('what is missing is named without its project', () => {
  expect(
    missingScopes(['view_published_products:shop', 'manage_my_orders:shop:berlin', 'view_categories:shop']),
  ).toEqual(['manage_my_profile', 'create_anonymous_token']);
});
