import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, proportion } from './rounding.ts';

test.each([
  [5, 1, 2, 2],
  [7, 1, 2, 4],
  [1190, 10_000, 11_900, 1000],
  [1, 0, 3, 0],
  [100, 1, 0, 0],
])('%i × %i ÷ %i is %i, half to even', (amount, part, whole, expected) => {
  expect(proportion(amount, part, whole)).toBe(expected);
});

test('the leftover cents go to those who lost most by rounding', () => {
  expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(apportion(5, [1, 2])).toEqual([2, 3]);
  expect(apportion(5, [0, 0])).toEqual([0, 0]);
});

test('shares add up to the whole, and none is larger than its weight', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1_000_000), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, part) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        const amount = Math.floor(whole * part);
        const shares = apportion(amount, weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual(weights[index] ?? 0);
      },
    ),
  );
});
