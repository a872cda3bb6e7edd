import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorDigits } from '../../src/contract/rules/minor-digits.ts';
import { formatMoney, multiplyMoney, sumMoney } from '../../src/contract/rules/money.ts';

test.each([
  [{ currency: 'EUR', amount: 1250, fractionDigits: 2 }, 'de-DE', '12,50 €'],
  [{ currency: 'USD', amount: 99, fractionDigits: 2 }, 'en-US', '$0.99'],
  [{ currency: 'JPY', amount: 1200, fractionDigits: 0 }, 'ja-JP', '¥1,200'],
  [{ currency: 'KWD', amount: 1234, fractionDigits: 3 }, 'en-US', 'KWD 1.234'],
  [{ currency: 'EUR', amount: 0, fractionDigits: 2 }, 'fr-FR', '0,00 €'],
  [{ currency: 'KWD', amount: 20_000, fractionDigits: 3 }, 'en-US', 'KWD 20.000'],
  [{ currency: 'JPY', amount: 1500, fractionDigits: 0 }, 'en-US', '¥1,500'],
  [{ currency: 'HUF', amount: 125_000, fractionDigits: 2 }, 'en-US', 'HUF 1,250.00'],
  [{ currency: 'HUF', amount: 125_000, fractionDigits: 2 }, 'hu-HU', '1250,00 Ft'],
  [{ currency: 'CZK', amount: 12_190, fractionDigits: 2 }, 'cs-CZ', '121,90 Kč'],
  [{ currency: 'EUR', amount: 3, fractionDigits: 2, precise: { amount: 349, fractionDigits: 4 } }, 'en-US', '€0.0349'],
  [{ currency: 'EUR', amount: 0, fractionDigits: 2, precise: { amount: 4, fractionDigits: 3 } }, 'de-DE', '0,004 €'],
])('%o reads in %s as %s', (money, locale, text) => {
  expect(
    formatMoney(money, locale)
      .replace('￥', '¥')
      .replaceAll(/[\u00a0\u202f]/g, ' '),
  ).toBe(text);
});

test.each([
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
  // `Intl` has none for these.
  ['HUF', 2],
  ['IQD', 3],
  ['IDR', 2],
  ['MGA', 2],
  // No currency at all.
  ['XYZ', 2],
])('the minor unit of %s has %d digits', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits);
});

test('a sum that numbers cannot hold is none', () => {
  const much = { currency: 'EUR', amount: Number.MAX_SAFE_INTEGER, fractionDigits: 2 };

  expect(sumMoney([much])?.amount).toBe(Number.MAX_SAFE_INTEGER);
  expect(sumMoney([much, { ...much, amount: 1 }])).toBeUndefined();
  expect(sumMoney([much, undefined])).toBeUndefined();
});

test('sums are exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }),
      fc.integer({ min: 0, max: 999 }),
      (amounts, factor) => {
        const money = amounts.map((amount) => ({ currency: 'EUR', amount, fractionDigits: 2 }));
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount) * BigInt(factor), 0n);
        expect(BigInt(sumMoney(money.map((each) => multiplyMoney(each, factor)))?.amount ?? -1)).toBe(exact);
      },
    ),
  );
});

test('nothing sums up to nothing', () => {
  expect(sumMoney([])).toBeUndefined();
});
