import type { ShippingMethodPagedQueryResponse } from '@commercetools/platform-sdk';
import { expect, test } from 'vitest';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { type Answer, browsing, guest, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE', shippingAddress: { country: 'DE' } };
const by = (key: string) => ({ action: 'setShippingMethod', shippingMethod: { typeId: 'shipping-method', key } });
const methodsOf = ({ json }: Answer) => (json as unknown as ShippingMethodPagedQueryResponse).results;

async function cartOf(lineItems: object[], draft: object = germany) {
  const shopper = await guestIn(smallStore());
  const { json: cart } = await shopper.create({ ...draft, lineItems });
  const { store, bearer } = shopper;
  const matching = (query: string) => send(store, 'GET', `/demo/shipping-methods/${query}`, { bearer });
  return { ...shopper, cart, matching };
}

test('the methods that can send the cart, the default first, one rate of each marked', async () => {
  const { cart, matching } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const answer = await matching(`matching-cart?cartId=${cart.id}`);
  expect([answer.status, answer.json.count]).toEqual([200, 3]);
  const methods = methodsOf(answer);
  expect(methods.map(({ key, isDefault }) => [key, isDefault])).toEqual([
    ['parcel', true],
    ['express', false],
    ['letter', false],
  ]);
  for (const { zoneRates, active, taxCategory } of methods) {
    const rates = zoneRates.flatMap(({ shippingRates }) => shippingRates).filter(({ isMatching }) => isMatching);
    expect(rates).toMatchObject([{ price: { currencyCode: 'EUR', fractionDigits: 2 }, tiers: [] }]);
    expect([active, taxCategory.typeId]).toEqual([true, 'tax-category']);
  }
});

test('a method whose predicate does not hold is not offered', async () => {
  const { cart, matching } = await cartOf([{ sku: 'MUG-BLUE', quantity: 4 }]);
  const methods = methodsOf(await matching(`matching-cart?cartId=${cart.id}`));
  expect(methods.map(({ key }) => key)).toEqual(['parcel', 'express']);
});

test('methods for a place come without those that ask about the cart', async () => {
  const { matching } = await cartOf([]);
  const keysFor = async (query: string) =>
    methodsOf(await matching(`matching-location?${query}`)).map(({ key }) => key);
  expect(await keysFor('country=DE')).toEqual(['parcel', 'express']);
  expect(await keysFor('country=FR&currency=EUR')).toEqual(['parcel']);
  expect(await keysFor('country=DE&currency=USD')).toEqual([]);
  expect(await keysFor('country=IT')).toEqual([]);
});

test.each([
  ['matching-cart', 400, 'InvalidInput'],
  ['matching-cart?cartId=unknown', 404, 'ResourceNotFound'],
  ['matching-location', 400, 'InvalidInput'],
  ['matching-location?country=Germany', 400, 'InvalidInput'],
  ['matching-location?country=DE&currency=euro', 400, 'InvalidInput'],
])('the question %s is refused', async (query, status, code) => {
  const { matching } = await cartOf([]);
  const answer = await matching(query);
  expect([answer.status, answer.json.errors[0]?.code]).toEqual([status, code]);
});

test('a cart without an address cannot be asked about, a stranger’s cart is not found', async () => {
  const { store, cart, matching } = await cartOf([], { currency: 'EUR' });
  const path = `matching-cart?cartId=${cart.id}`;
  expect((await matching(path)).json.errors[0]?.code).toBe('InvalidOperation');
  const stranger = await guest(store);
  expect((await send(store, 'GET', `/demo/shipping-methods/${path}`, { bearer: stranger })).status).toBe(404);
  const anybody = await browsing(store);
  const place = await send(store, 'GET', '/demo/shipping-methods/matching-location?country=DE', { bearer: anybody });
  expect(place.status).toBe(200);
});

test('shipping costs what its rate says, taxed like the rest, and is in the total', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { status, json } = await change(cart, by('parcel'));
  expect(status).toBe(200);
  expect(json.shippingInfo).toMatchObject({
    shippingMethodName: 'Parcel',
    price: { centAmount: 490 },
    shippingRate: { price: { centAmount: 490 }, freeAbove: { centAmount: 6000 }, tiers: [] },
    shippingMethod: { typeId: 'shipping-method', id: expect.any(String) },
    shippingMethodState: 'MatchesCart',
    taxRate: { amount: 0.19 },
    taxedPrice: { totalNet: { centAmount: 412 }, totalGross: { centAmount: 490 } },
  });
  expect(json).toMatchObject({
    totalPrice: { centAmount: 1680 },
    taxedPrice: { totalNet: { centAmount: 1412 }, totalGross: { centAmount: 1680 } },
    taxedShippingPrice: { totalNet: { centAmount: 412 }, totalGross: { centAmount: 490 } },
  });
});

test('goods worth enough travel for nothing, as long as they are', async () => {
  const { cart, change } = await cartOf([{ productId: 'teapot', quantity: 2, key: 'pot' }]);
  const { json: large } = await change(cart, by('parcel'));
  expect([large.shippingInfo?.price.centAmount, large.totalPrice.centAmount]).toEqual([0, 7800]);
  const fewer = { action: 'changeLineItemQuantity', lineItemKey: 'pot', quantity: 1 };
  const { json: small } = await change(large, fewer);
  expect([small.shippingInfo?.price.centAmount, small.totalPrice.centAmount]).toEqual([490, 4390]);
});

test('a code can pay for shipping', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, by('express'), { action: 'addDiscountCode', code: demoCodes.freeShipping });
  expect(json.shippingInfo).toMatchObject({
    price: { centAmount: 1290 },
    discountedPrice: {
      value: { centAmount: 0 },
      includedDiscounts: [{ discount: { typeId: 'cart-discount' }, discountedAmount: { centAmount: 1290 } }],
    },
  });
  expect(json.totalPrice.centAmount).toBe(1190);
});

test('a cart that outgrows its method keeps it and says so', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', quantity: 3 }]);
  const { json: three } = await change(cart, by('letter'));
  const { json: four } = await change(three, { action: 'addLineItem', sku: 'MUG-BLUE' });
  expect(four.shippingInfo?.shippingMethodState).toBe('DoesNotMatchCart');
});

test('another address means another rate, or none', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const to = (country?: string) => ({ action: 'setShippingAddress', ...(country && { address: { country } }) });
  const { json: home } = await change(cart, by('parcel'));
  const { json: france } = await change(home, to('FR'));
  expect(france.shippingInfo?.price.centAmount).toBe(990);
  const { json: nowhere } = await change(france, to());
  expect(nowhere).not.toHaveProperty('shippingInfo');
  expect(nowhere.totalPrice.centAmount).toBe(1190);
});

test('shipping is taken out again', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }], { ...germany, shippingMethod: { key: 'parcel' } });
  expect(cart.totalPrice.centAmount).toBe(1680);
  const { json } = await change(cart, { action: 'setShippingMethod' });
  expect(json).not.toHaveProperty('shippingInfo');
  expect(json.totalPrice.centAmount).toBe(1190);
});

test.each([
  ['without an address', { currency: 'EUR', country: 'DE' }, 'parcel', 'InvalidOperation'],
  ['in several parts', { ...germany, shippingMode: 'Multiple' }, 'parcel', 'InvalidOperation'],
  ['to where it does not go', { ...germany, shippingAddress: { country: 'FR' } }, 'express', 'InvalidOperation'],
  ['by no known method', germany, 'balloon', 'ReferencedResourceNotFound'],
])('a cart is not sent %s', async (_what, draft, key, code) => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }], draft);
  const { status, json } = await change(cart, by(key));
  expect([status, json.errors[0]?.code]).toEqual([400, code]);
});

test('a cart too large for a method does not get it', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', quantity: 4 }]);
  expect((await change(cart, by('letter'))).json.errors[0]?.code).toBe('InvalidOperation');
});
