import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { installWorker } from '../harness/browser.ts';

installWorker({});
const { priceInputText, parsePrice } = await import('../../../src/ui/format/parse-price.ts');

test.each([
  ['12', 2, 1200],
  ['12.5', 2, 1250],
  ['12,50 €', 2, 1250],
  ['1.200', 2, 120_000],
  ['1,234.50', 2, 123_450],
  ['1.234,50', 2, 123_450],
  ['1200', 0, 1200],
  ['1.500', 3, 1500],
  ['٤٢٫٥', 2, 4250],
  ['', 2, undefined],
  ['words', 2, undefined],
  ['-3', 2, undefined],
  ['9'.repeat(30), 2, undefined],
])('the price %j with %i digits means %s', (typed, digits, amount) => {
  expect(parsePrice(typed, digits)).toBe(amount);
});

test('an amount is read as it was written, whatever the currency’s digits', () => {
  assert(
    property(integer({ min: 0, max: 10 ** 9 }), integer({ min: 0, max: 3 }), (amount, digits) => {
      expect(parsePrice(priceInputText(amount, digits), digits)).toBe(amount);
    }),
  );
});
