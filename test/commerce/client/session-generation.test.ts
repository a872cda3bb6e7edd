import { expect, test } from 'vitest';
import { createSessionGeneration } from '../../../src/commerce/client/session-generation.ts';
import { failureOf } from '../../../src/contract/failure.ts';

test('work of an earlier session generation is superseded', () => {
  const generation = createSessionGeneration();
  const startedIn = generation.current();

  expect(() => generation.assertCurrent(startedIn)).not.toThrow();
  expect(generation.advance()).toBe(generation.current());

  let thrown: unknown;
  try {
    generation.assertCurrent(startedIn);
  } catch (failure) {
    thrown = failure;
  }
  expect(failureOf(thrown)).toEqual({ name: 'superseded' });
  expect(() => generation.assertCurrent(generation.current())).not.toThrow();
});
