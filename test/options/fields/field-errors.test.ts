import { expect, test } from 'vitest';
import { installWorker } from '../../ui/harness/browser.ts';

installWorker({});
const { fieldErrorOf } = await import('../../../src/options/fields/field-errors.ts');

const refusal = (field: Parameters<typeof fieldErrorOf>[0], reason: string) =>
  fieldErrorOf(field, { name: 'input-refused', field, reason });

test('each reason at a field has a sentence of its own', () => {
  const rows = [
    ...['empty', 'capitals', 'characters', 'form'].map((reason) => refusal('projectKey', reason)),
    ...[
      'empty',
      'no-address',
      'no-web-address',
      'not-https',
      'user',
      'path',
      'swapped',
      'other-region',
      'foreign-host',
      'too-long',
    ].map((reason) => refusal('apiUrl', reason)),
    refusal('authUrl', 'swapped'),
    ...['empty', 'characters'].map((reason) => refusal('clientId', reason)),
    ...['empty', 'characters', 'other-client'].map((reason) => refusal('clientSecret', reason)),
    ...['form', 'other-project'].map((reason) => refusal('scopes', reason)),
    fieldErrorOf('scopes', { name: 'client-harmful', field: 'scopes', scope: 'manage_orders' }),
    ...(['currency', 'country', 'locale', 'storeKey', 'accent'] as const).map((field) => refusal(field, 'form')),
    ...['no-address', 'no-web-address', 'placeholder'].map((reason) => refusal('checkout', reason)),
    refusal('currency', 'locked'),
  ];

  expect(rows.every((words) => /^\p{Lu}.*[.]$/u.test(words))).toBe(true);
  expect(new Set(rows).size).toBe(rows.length);
});

test('a reason that is newer than this page is said in general words', () => {
  expect(refusal('currency', 'unheard-of')).toMatch(/^The shop did not accept/);
});
