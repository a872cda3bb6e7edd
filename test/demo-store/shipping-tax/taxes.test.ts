import { expect, test } from 'vitest';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { guestIn } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE' };
const to = (address?: object) => ({ action: 'setShippingAddress', ...(address && { address }) });

async function cartOf(lineItems: object[], draft: object = germany) {
  const shopper = await guestIn(smallStore());
  const { json: cart } = await shopper.create({ ...draft, lineItems });
  return { ...shopper, cart };
}

test('there is no tax while it is not known where the cart goes', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  expect(cart).not.toHaveProperty('taxedPrice');
  expect(cart.lineItems[0]).not.toHaveProperty('taxRate');
  const { json: addressed } = await change(cart, to({ country: 'DE' }));
  const { json: without } = await change(addressed, to());
  expect(without).not.toHaveProperty('taxedPrice');
  expect(without.lineItems[0]).not.toHaveProperty('taxRate');
  expect(without.lineItems[0]).not.toHaveProperty('taxedPrice');
});

test('in Germany the tax is in the price', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', quantity: 3 }]);
  const { json } = await change(cart, to({ country: 'DE', postalCode: '27568' }));
  const portion = { name: 'MwSt.', rate: 0.19, amount: { centAmount: 570, currencyCode: 'EUR' } };
  const taxed = {
    totalNet: { centAmount: 3000 },
    totalGross: { centAmount: 3570 },
    totalTax: { centAmount: 570 },
    taxPortions: [portion],
  };
  expect(json.totalPrice.centAmount).toBe(3570);
  expect(json.taxedPrice).toMatchObject(taxed);
  expect(json.lineItems[0]).toMatchObject({
    taxRate: { id: expect.any(String), name: 'MwSt.', amount: 0.19, includedInPrice: true, country: 'DE' },
    taxedPrice: taxed,
  });
});

test('in New York it comes on top, in the parts it is made of', async () => {
  const { cart, change } = await cartOf([{ productId: 'lamp', quantity: 2 }], { currency: 'USD', country: 'US' });
  const { json } = await change(cart, to({ country: 'US', state: 'NY' }));
  expect(json.totalPrice.centAmount).toBe(15_800);
  // 8.875 % of 158.00 is 14.0225.
  expect(json.taxedPrice).toMatchObject({
    totalNet: { centAmount: 15_800 },
    totalGross: { centAmount: 17_202 },
    totalTax: { centAmount: 1402 },
    taxPortions: [
      { name: 'State of New York', rate: 0.04, amount: { centAmount: 632 } },
      { name: 'City of New York', rate: 0.045, amount: { centAmount: 711 } },
      { name: 'Commuter district', rate: 0.00375, amount: { centAmount: 59 } },
    ],
  });
});

test('in Japan taxes are whole yen', async () => {
  const { cart, change } = await cartOf([{ productId: 'notebook', quantity: 3 }], { currency: 'JPY', country: 'JP' });
  const { json } = await change(cart, to({ country: 'JP' }));
  expect(json.taxedPrice).toMatchObject({ totalNet: { centAmount: 3818 }, totalGross: { centAmount: 4200 } });
});

test.each([
  [{ country: 'IT' }, { country: 'IT' }],
  [{ country: 'US' }, { country: 'US' }],
  [
    { country: 'US', state: 'FL' },
    { country: 'US', state: 'FL' },
  ],
])('an address without a tax rate is refused: %j', async (address, fields) => {
  const { store, cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { status, json } = await change(cart, to(address));
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    { code: 'MissingTaxRateForCountry', message: expect.any(String), taxCategoryId: expect.any(String), ...fields },
  ]);
  expect(store.inspect.carts()[0]).not.toHaveProperty('shippingAddress');
});

test('an empty cart may go anywhere, and says so when something is to be added', async () => {
  const { cart, change } = await cartOf([]);
  const { status, json } = await change(cart, to({ country: 'IT' }));
  expect([status, json.taxedPrice?.totalGross.centAmount]).toEqual([200, 0]);
  const { json: refusal } = await change(json, { action: 'addLineItem', sku: 'MUG-BLUE' });
  expect(refusal.errors[0]?.code).toBe('MissingTaxRateForCountry');
});

test('a state without a rate of its own has the rate of its country', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, to({ country: 'DE', state: 'Bremen' }));
  expect(json.lineItems[0]?.taxRate?.amount).toBe(0.19);
});

test('what is off the total is off the tax in proportion', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, to({ country: 'DE' }), { action: 'addDiscountCode', code: demoCodes.onTotal });
  expect(json).toMatchObject({
    totalPrice: { centAmount: 890 },
    taxedPrice: { totalNet: { centAmount: 748 }, totalGross: { centAmount: 890 }, totalTax: { centAmount: 142 } },
    discountOnTotalPrice: {
      discountedAmount: { centAmount: 300 },
      discountedNetAmount: { centAmount: 252 },
      discountedGrossAmount: { centAmount: 300 },
    },
  });
  expect(json.taxedPrice?.taxPortions).toMatchObject([{ rate: 0.19, amount: { centAmount: 142 } }]);
});

test('a cart may be made with its address and its code', async () => {
  const draft = { ...germany, shippingAddress: { country: 'FR' }, discountCodes: [demoCodes.percentage] };
  const { cart } = await cartOf([{ sku: 'MUG-BLUE' }], draft);
  expect(cart.taxedPrice?.taxPortions).toMatchObject([{ name: 'TVA', rate: 0.2 }]);
  expect(cart.totalPrice.centAmount).toBe(1071);
});
