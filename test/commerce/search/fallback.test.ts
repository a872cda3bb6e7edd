import { describe, expect, test } from 'vitest';
import { isMissing, strategiesToTry } from '../../../src/commerce/search/fallback.ts';
import { type FailureName, fail } from '../../../src/contract/failure.ts';
import { strategyNames } from '../../../src/contract/search.ts';

describe('the strategies to try', () => {
  test('are all, from the best, in a shop of which none is known', () => {
    expect(strategiesToTry(undefined, 'mug')).toEqual(strategyNames);
  });

  test.each(strategyNames)('start with the known one: %s', (trusted) => {
    const names = strategiesToTry(trusted, '');

    expect(names[0]).toBe(trusted);
    expect([...names].sort()).toEqual([...strategyNames].sort());
  });

  test('are none for a text in a shop that is known to have categories alone', () => {
    expect(strategiesToTry('browse', 'mug')).toEqual([]);
  });
});

describe('a failure shows that the project lacks', () => {
  test.each<[FailureName, boolean, boolean]>([
    ['search-off', true, true],
    ['scope-missing', true, false],
    ['not-found', true, false],
    ['refused', true, false],
    ['input-refused', true, false],
    ['unintelligible', true, false],
    ['timeout', false, false],
    ['offline', false, false],
    ['superseded', false, false],
  ])('%s: GraphQL %s, another strategy %s', (name, graphql, other) => {
    expect(isMissing('graphql', fail(name))).toBe(graphql);
    expect(isMissing('product-search', fail(name))).toBe(other);
  });
});
