import { expect, it } from 'vitest';
import { isFresh } from '../../src/contract/rules/freshness.ts';

const now = Date.UTC(2026, 0, 1);
const minute = 60_000;

it.each([
  ['read just now', now, true],
  ['read shortly before its time is up', now - minute + 1, true],
  ['read exactly as long ago as it lasts', now - minute, false],
  ['read longer ago', now - 2 * minute, false],
  ['read a little ahead of a clock that was set back', now + minute - 1, true],
  ['read far ahead of a clock that was set back', now + minute, false],
  ['never read', 0, false],
])('a copy %s is fresh: %s', (_case, at, expected) => {
  expect(isFresh(at, minute, now)).toBe(expected);
});
