import { describe, expect, test } from 'vitest';
import { endsTest, lackingScope } from '../../../src/commerce/account/connection-test.ts';
import { type TestStepName, testSteps } from '../../../src/contract/connection-test.ts';
import type { FailureName } from '../../../src/contract/failure.ts';

const scopes = ['view_published_products', 'view_categories', 'manage_my_orders', 'create_anonymous_token'];
const without = (...missing: string[]) =>
  scopes.filter((scope) => !missing.includes(scope)).map((scope) => `${scope}:my-shop`);

describe('a step of the connection test', () => {
  test.each(testSteps)('%s is tried with all scopes', (name) => {
    expect(lackingScope(name, without())).toBeUndefined();
  });

  test.each<[TestStepName, string, string]>([
    ['search', 'view_published_products', 'view_published_products'],
    ['categories', 'view_categories', 'view_categories'],
    ['create-cart', 'create_anonymous_token', 'create_anonymous_token'],
    ['create-cart', 'manage_my_orders', 'manage_my_orders'],
    ['delete-cart', 'manage_my_orders', 'manage_my_orders'],
  ])('%s is skipped without %s', (name, missing, scope) => {
    expect(lackingScope(name, without(missing))).toBe(scope);
  });

  test('names the first of two missing scopes', () => {
    expect(lackingScope('create-cart', without('create_anonymous_token', 'manage_my_orders'))).toBe('manage_my_orders');
  });

  test.each<[TestStepName, FailureName, boolean]>([
    ['token', 'client-refused', true],
    ['scopes', 'client-harmful', true],
    ['search', 'search-off', false],
    ['search', 'timeout', true],
    ['create-cart', 'refused', false],
    ['create-cart', 'shop-failed', true],
  ])('%s that fails with %s ends the test: %s', (name, failure, expected) => {
    expect(endsTest({ name, failure: { name: failure } })).toBe(expected);
  });
});
