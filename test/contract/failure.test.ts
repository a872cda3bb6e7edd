import { expect, test } from 'vitest';
import { fail, failureOf, isFailure } from '../../src/contract/failure.ts';

test('a failure keeps its name and facts', () => {
  const thrown = fail('unreachable', { host: 'shop.example' });

  expect(failureOf(thrown)).toEqual({ name: 'unreachable', host: 'shop.example' });
  expect(isFailure(thrown, 'offline', 'unreachable')).toBe(true);
  expect(isFailure(thrown, 'offline')).toBe(false);
});

test.each([
  [new TypeError('secret')],
  ['text'],
  [null],
  [undefined],
  [{ failure: null }],
  [{ failure: { name: 'made-up' } }],
])('%o is unexpected, and says nothing more', (thrown) => {
  expect(failureOf(thrown)).toEqual({ name: 'unexpected' });
});
