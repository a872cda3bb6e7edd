import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, sumMoney, timesMoney } from '../../src/contract/money.ts';

test.each([
  [{ currency: 'EUR', amount: 1250, fractionDigits: 2 }, 'de-DE', '12,50 €'],
  [{ currency: 'USD', amount: 99, fractionDigits: 2 }, 'en-US', '$0.99'],
  [{ currency: 'JPY', amount: 1200, fractionDigits: 0 }, 'ja-JP', '¥1,200'],
  [{ currency: 'KWD', amount: 1234, fractionDigits: 3 }, 'en-US', 'KWD 1.234'],
  [{ currency: 'EUR', amount: 0, fractionDigits: 2 }, 'fr-FR', '0,00 €'],
])('%o reads in %s as %s', (money, locale, text) => {
  expect(
    formatMoney(money, locale)
      .replace('￥', '¥')
      .replaceAll(/[\u00a0\u202f]/g, ' '),
  ).toBe(text);
});

test('sums are exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 999 }),
      (amounts, factor) => {
        const money = amounts.map((amount) => ({ currency: 'EUR', amount, fractionDigits: 2 }));
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount) * BigInt(factor), 0n);
        expect(BigInt(sumMoney(money.map((each) => timesMoney(each, factor)))?.amount ?? -1)).toBe(exact);
      },
    ),
  );
});

test('nothing sums up to nothing', () => {
  expect(sumMoney([])).toBeUndefined();
});
