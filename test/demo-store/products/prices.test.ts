import type { Price } from '@commercetools/platform-sdk';
import { expect, test } from 'vitest';
import { money, multiply, preciseMoney, selectPrice, unitPrice } from './prices.ts';

const at = Date.parse('2026-06-01T00:00:00.000Z');
const euro = (id: string, more: Partial<Price> = {}): Price => ({ id, value: money('EUR', 1000), ...more });

test.each([
  ['the country’s own before the one for everywhere', [euro('any'), euro('de', { country: 'DE' })], 'de'],
  ['the one for everywhere before none', [euro('any'), euro('fr', { country: 'FR' })], 'any'],
  [
    'one of these days before one for ever',
    [euro('any'), euro('june', { validFrom: '2026-06-01T00:00:00.000Z' })],
    'june',
  ],
  [
    'the country before the days',
    [euro('june', { validFrom: '2026-06-01T00:00:00.000Z' }), euro('de', { country: 'DE' })],
    'de',
  ],
  ['not one that is over', [euro('any'), euro('may', { validUntil: '2026-06-01T00:00:00.000Z' })], 'any'],
  ['not one that is to come', [euro('any'), euro('july', { validFrom: '2026-07-01T00:00:00.000Z' })], 'any'],
  ['not one for a group', [euro('vip', { customerGroup: { typeId: 'customer-group', id: 'vip' } })], undefined],
  ['not one of a channel', [euro('here', { channel: { typeId: 'channel', id: 'here' } })], undefined],
  ['not one in another currency', [{ id: 'usd', value: money('USD', 1) }], undefined],
])('selects %s', (_what, prices, id) => {
  expect(selectPrice(prices, { currency: 'EUR', country: 'DE', at })?.id).toBe(id);
});

test('without a country only prices for everywhere count', () => {
  expect(selectPrice([euro('de', { country: 'DE' })], { currency: 'EUR', at })).toBeUndefined();
});

test('many pieces cost what their tier says, unless there is a sale', () => {
  const tiers = [
    { minimumQuantity: 5, value: money('EUR', 900) },
    { minimumQuantity: 10, value: money('EUR', 800) },
  ];
  const centsFor = (quantity: number, price = euro('x', { tiers })) => unitPrice(price, quantity).centAmount;
  expect([1, 5, 9, 10].map((quantity) => centsFor(quantity))).toEqual([1000, 900, 900, 800]);
  const discount = { typeId: 'product-discount', id: 'x' } as const;
  expect(centsFor(10, euro('x', { tiers, discounted: { value: money('EUR', 950), discount } }))).toBe(950);
});

test('fractions of a cent are rounded once, half to even', () => {
  const unit = {
    type: 'highPrecision',
    currencyCode: 'EUR',
    fractionDigits: 3,
    preciseAmount: 1,
    centAmount: 0,
  } as const;
  expect([4, 5, 6, 15, 16].map((quantity) => multiply(unit, quantity).centAmount)).toEqual([0, 0, 1, 2, 2]);
});

test('money has as many decimals as its currency', () => {
  const currencies = ['EUR', 'JPY', 'KWD', 'HUF', 'IQD'];
  expect(currencies.map((currency) => money(currency, 1).fractionDigits)).toEqual([2, 0, 3, 2, 3]);
});

test('money of more decimals says both what it is and what is charged', () => {
  expect(preciseMoney('EUR', '0.0349')).toMatchObject({ centAmount: 3, preciseAmount: 349, fractionDigits: 4 });
  expect(preciseMoney('HUF', '1250.0000')).toMatchObject({ centAmount: 125_000, fractionDigits: 4 });
  expect(multiply(preciseMoney('EUR', '12.3456'), 10)).toEqual(money('EUR', 12_346));
});
