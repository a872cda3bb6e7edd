import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantityLimit } from '../../src/contract/cart-command.ts';
import { isShowable } from '../../src/ui/controls/picture.tsx';
import { moneyText, setMoneyLocale } from '../../src/ui/format/money.ts';
import { parseQuantity } from '../../src/ui/format/quantity.ts';

test.each([
  ['https://cdn.example.com/a.jpg', true],
  ['http://127.0.0.1:4000/a.svg', true],
  ['http://cdn.example.com/a.jpg', false],
  ['javascript:alert(1)', false],
  ['data:image/svg+xml,<svg onload=alert(1)>', false],
  ['//cdn.example.com/a.jpg', false],
  ['', false],
])('the address %j may be shown: %s', (address, answer) => {
  expect(isShowable(address)).toBe(answer);
});

describe('a quantity', () => {
  test.each([
    ['12', 12],
    [' 2 ', 2],
    ['٤٢', 42],
    ['۴۲', 42],
    ['४२', 42],
    ['12', 12],
    ['007', 7],
    ['99999', quantityLimit],
  ])('typed as %j means %i', (typed, quantity) => {
    expect(parseQuantity(typed)).toBe(quantity);
  });

  test('is a whole number from one to the limit, or none, whatever is typed', () => {
    assert(
      property(string({ unit: 'binary' }), (typed) => {
        const quantity = parseQuantity(typed);
        expect(
          quantity === undefined || (Number.isInteger(quantity) && quantity >= 1 && quantity <= quantityLimit),
        ).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  test('reads in the chosen locale', () => {
    setMoneyLocale('de-DE');

    expect(moneyText({ currency: 'EUR', amount: 123456, fractionDigits: 2 })).toBe('1.234,56\u00a0€');
  });

  test('reads somehow in a locale or a currency that nobody knows', () => {
    setMoneyLocale('de_DE');
    expect(moneyText({ currency: 'JPY', amount: 1200, fractionDigits: 0 })).toBe('¥1,200');
    expect(moneyText({ currency: '__proto__', amount: 1250, fractionDigits: 2 })).toBe('12.50 __proto__');
  });
});
