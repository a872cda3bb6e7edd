import { describe, expect, test } from 'vitest';
import { createGeneration, createRequestTokens } from '../../src/ui/request-token.ts';

describe('a generation', () => {
  test('keeps all requests of one generation current', () => {
    const generation = createGeneration();
    const [first, second] = [generation.remember(), generation.remember()];

    expect([first(), second()]).toEqual([true, true]);
  });

  test('makes requests stale when it advances, and those of afterwards current', () => {
    const generation = createGeneration();
    const before = generation.remember();
    generation.advance();
    const after = generation.remember();

    expect([before(), after()]).toEqual([false, true]);
  });
});

describe('request tokens', () => {
  test('make all requests but the newest stale', () => {
    const tokens = createRequestTokens();
    const [first, second] = [tokens.issue(), tokens.issue()];

    expect([first(), second()]).toEqual([false, true]);
  });

  test('make the newest request stale when it is revoked', () => {
    const tokens = createRequestTokens();
    const only = tokens.issue();
    tokens.revoke();

    expect(only()).toBe(false);
  });

  test('of one kind of request do not concern another kind', () => {
    const [one, other] = [createRequestTokens(), createRequestTokens()];
    const isNewest = one.issue();
    other.issue();

    expect(isNewest()).toBe(true);
  });
});
