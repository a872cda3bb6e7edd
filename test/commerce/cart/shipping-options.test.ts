import { expect, test } from 'vitest';
import { shippingMethodPage } from '../../../src/commerce/cart/cart-wire.ts';
import { shippingOptionsOf } from '../../../src/commerce/cart/shipping-options.ts';
import { read } from '../../../src/commerce/wire.ts';
import { guestIn, send } from '../../demo-store/scenarios/shopper.ts';
import { smallStore } from '../../demo-store/scenarios/small-catalogue.ts';

/** The ways to send so many blue mugs to a country, in a language. */
async function optionsTo(country: string, locale: string, quantity = 1) {
  const store = smallStore();
  const { bearer, create } = await guestIn(store);
  const lineItems = [{ sku: 'MUG-BLUE', quantity }];
  const { json: cart } = await create({ currency: 'EUR', country: 'DE', lineItems, shippingAddress: { country } });
  const path = `/demo/shipping-methods/matching-cart?cartId=${cart.id}`;
  const { json } = await send(store, 'GET', path, { bearer });
  return shippingOptionsOf(read(shippingMethodPage, json).results, locale);
}

const euro = (amount: number) => ({ currency: 'EUR', amount, fractionDigits: 2 });

test('the ways to send a cart come with their price there, the usual one first', async () => {
  expect(await optionsTo('DE', 'en')).toEqual([
    {
      id: expect.any(String),
      name: 'Parcel',
      description: 'Three to five days.',
      price: euro(490),
      freeAbove: euro(6000),
      isDefault: true,
    },
    {
      id: expect.any(String),
      name: 'Express',
      description: 'The next working day.',
      price: euro(1290),
      isDefault: false,
    },
    {
      id: expect.any(String),
      name: 'Letter post',
      description: 'For up to three pieces.',
      price: euro(210),
      isDefault: false,
    },
  ]);
});

test('the price is the one of the place the cart goes to', async () => {
  expect(await optionsTo('FR', 'en')).toMatchObject([{ name: 'Parcel', price: euro(990), freeAbove: euro(12_000) }]);
});

test('they read in the shopper’s language', async () => {
  expect((await optionsTo('DE', 'de-AT')).map(({ name }) => name)).toEqual(['Paket', 'Express', 'Briefpost']);
});

test('what cannot carry the cart is not offered', async () => {
  expect((await optionsTo('DE', 'en', 4)).map(({ name }) => name)).toEqual(['Parcel', 'Express']);
});

test('a method without a name of its own goes by its technical one, and one without a rate that fits is passed over', () => {
  const rate = { price: { currencyCode: 'EUR', centAmount: 100, fractionDigits: 2 } };
  const results = [
    { id: 'fits', name: 'pigeon', zoneRates: [{ shippingRates: [rate, { ...rate, isMatching: true }] }] },
    { id: 'does not', name: 'whale', zoneRates: [{ shippingRates: [rate] }] },
  ];

  expect(shippingOptionsOf(read(shippingMethodPage, { results }).results, 'en')).toEqual([
    { id: 'fits', name: 'pigeon', price: euro(100), isDefault: false },
  ]);
});
