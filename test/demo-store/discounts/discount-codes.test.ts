import type { Cart } from '@commercetools/platform-sdk';
import { expect, test } from 'vitest';
import { guestIn } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { demoCodes } from './demo-discounts.ts';

const germany = { currency: 'EUR', country: 'DE' };
const day = 86_400_000;

const add = (code: string) => ({ action: 'addDiscountCode', code });
const statesOf = ({ discountCodes }: Cart) => discountCodes.map(({ state }) => state);

async function cartOf(lineItems: object[], draft: object = germany, store = smallStore()) {
  const shopper = await guestIn(store);
  const { json: cart } = await shopper.create({ ...draft, lineItems });
  return { ...shopper, cart };
}

test('a percentage is taken off every unit', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', quantity: 3 }, { productId: 'teapot' }]);
  const { status, json } = await change(cart, add(demoCodes.percentage));
  expect(status).toBe(200);
  expect(statesOf(json)).toEqual(['MatchesCart']);
  expect(json.discountCodes[0]?.discountCode).toEqual({ typeId: 'discount-code', id: expect.any(String) });
  expect(json.lineItems[0]).toMatchObject({
    price: { value: { centAmount: 1190 } },
    totalPrice: { centAmount: 3 * 1071 },
    discountedPricePerQuantity: [
      {
        quantity: 3,
        discountedPrice: {
          value: { type: 'centPrecision', currencyCode: 'EUR', centAmount: 1071, fractionDigits: 2 },
          includedDiscounts: [{ discount: { typeId: 'cart-discount' }, discountedAmount: { centAmount: 119 } }],
        },
      },
    ],
  });
  expect(json.lineItems[1]?.totalPrice.centAmount).toBe(3510);
  expect(json.totalPrice.centAmount).toBe(3 * 1071 + 3510);
});

test('an amount is shared out to the cent, over units of one line as well', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', quantity: 3 }, { productId: 'pencil' }]);
  const { json } = await change(cart, add(demoCodes.absolute));
  expect(json.totalPrice.centAmount).toBe(3 * 1190 + 150 - 500);
  // The mugs are worth 3570 of 3720 cents, so they get 480 of the 500 cents.
  expect(json.lineItems.map(({ totalPrice }) => totalPrice.centAmount)).toEqual([3570 - 480, 150 - 20]);
  const { json: four } = await change(json, {
    action: 'changeLineItemQuantity',
    lineItemId: json.lineItems[0]?.id,
    quantity: 4,
  });
  const units = four.lineItems[0]?.discountedPricePerQuantity.map(({ quantity, discountedPrice }) => [
    quantity,
    discountedPrice.value.centAmount,
  ]);
  expect(units).toEqual([
    [1, 1190 - 122],
    [3, 1190 - 121],
  ]);
  expect(four.totalPrice.centAmount).toBe(4 * 1190 + 150 - 500);
});

test('an amount larger than the goods leaves nothing to pay, and no less', async () => {
  const { cart, change } = await cartOf([{ productId: 'pencil' }]);
  const { json } = await change(cart, add(demoCodes.absolute), add(demoCodes.onTotal));
  expect(json.totalPrice.centAmount).toBe(0);
  expect(json.discountOnTotalPrice?.discountedAmount.centAmount).toBe(0);
});

test('a discount on the total leaves the lines alone', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, add(demoCodes.onTotal));
  expect(json.lineItems[0]).toMatchObject({ totalPrice: { centAmount: 1190 }, discountedPricePerQuantity: [] });
  expect(json).toMatchObject({
    totalPrice: { centAmount: 890 },
    discountOnTotalPrice: {
      discountedAmount: { centAmount: 300 },
      includedDiscounts: [{ discount: { typeId: 'cart-discount' }, discountedAmount: { centAmount: 300 } }],
    },
  });
});

test('discounts are taken off one after the other, the higher ranked first', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, add(demoCodes.absolute), add(demoCodes.percentage));
  expect(json.lineItems[0]?.discountedPricePerQuantity[0]?.discountedPrice).toMatchObject({
    value: { centAmount: 571 },
    includedDiscounts: [{ discountedAmount: { centAmount: 119 } }, { discountedAmount: { centAmount: 500 } }],
  });
});

test('a code that needs a larger cart waits for one', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE', key: 'mug' }]);
  const { json: small } = await change(cart, add(demoCodes.minimum));
  expect([statesOf(small), small.totalPrice.centAmount]).toEqual([['DoesNotMatchCart'], 1190]);
  const set = (quantity: number) => ({ action: 'changeLineItemQuantity', lineItemKey: 'mug', quantity });
  const { json: large } = await change(small, set(9));
  expect([statesOf(large), large.totalPrice.centAmount]).toEqual([['MatchesCart'], 9 * 1012]);
  const { json: again } = await change(large, set(8));
  expect([statesOf(again), again.totalPrice.centAmount]).toEqual([['DoesNotMatchCart'], 8 * 1190]);
});

test('a code that stops the others does, whichever came first', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json } = await change(cart, add(demoCodes.percentage), add(demoCodes.stopping), add(demoCodes.freeShipping));
  const stopped = 'ApplicationStoppedByPreviousDiscount';
  expect([statesOf(json), json.totalPrice.centAmount]).toEqual([[stopped, 'MatchesCart', stopped], 952]);
});

test.each([
  [demoCodes.switchedOff, 'NotActive'],
  [demoCodes.usedUp, 'MaxApplicationReached'],
])('%s is taken and changes nothing: %s', async (code, state) => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { status, json } = await change(cart, add(code));
  expect([status, statesOf(json), json.totalPrice.centAmount]).toEqual([200, [state], 1190]);
});

test.each([
  [demoCodes.expired, { reason: 'TimeRangeNonApplicable', validUntil: expect.any(String) }],
  [demoCodes.notYet, { reason: 'TimeRangeNonApplicable', validFrom: expect.any(String) }],
  [demoCodes.withoutDiscount, {}],
])('%s is refused', async (code, more) => {
  const { cart, change, store } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { status, json } = await change(cart, add(code));
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({
    code: 'DiscountCodeNonApplicable',
    discountCode: code,
    discountCodeId: expect.any(String),
    ...more,
  });
  expect(store.inspect.carts()[0]?.version).toBe(cart.version);
});

test('a code is another one in small letters', async () => {
  const { cart, change } = await cartOf([]);
  const { json } = await change(cart, add(demoCodes.percentage.toLowerCase()));
  expect(json.errors[0]).toMatchObject({ code: 'DiscountCodeNonApplicable', reason: 'DoesNotExist' });
});

test('a code that ends while it is in the cart is not valid at the next change', async () => {
  let time = Date.parse('2026-11-01T00:00:00.000Z');
  const store = smallStore({ now: () => time, accessTokenSeconds: 1e7 });
  const { cart, change, get } = await cartOf([{ sku: 'MUG-BLUE' }], germany, store);
  const { json: before } = await change(cart, add(demoCodes.endsSoon));
  expect([statesOf(before), before.totalPrice.centAmount]).toEqual([['MatchesCart'], 1130]);
  time += 2 * day;
  expect((await get(`carts/${cart.id}`)).json).toEqual(before);
  const { json: after } = await change(before, { action: 'recalculate' });
  expect([statesOf(after), after.totalPrice.centAmount]).toEqual([['NotValid'], 1190]);
});

test('a code can be switched off under the shopper’s hands', async () => {
  const { store, cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json: on } = await change(cart, add(demoCodes.percentage));
  store.switchCode(demoCodes.percentage, false);
  const { json: off } = await change(on, { action: 'recalculate' });
  expect([statesOf(on), statesOf(off), off.totalPrice.centAmount]).toEqual([['MatchesCart'], ['NotActive'], 1190]);
});

test('a code is removed by its id, with what it gave', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const { json: with10 } = await change(cart, add(demoCodes.percentage), add(demoCodes.minimum));
  const remove = { action: 'removeDiscountCode', discountCode: with10.discountCodes[0]?.discountCode };
  const { json } = await change(with10, remove);
  expect([statesOf(json), json.totalPrice.centAmount]).toEqual([['DoesNotMatchCart'], 1190]);
  expect(json.lineItems[0]?.discountedPricePerQuantity).toEqual([]);
  expect((await change(json, remove)).json.errors[0]?.code).toBe('InvalidOperation');
});

test('two codes for one discount count once, a code is not there twice, and ten are the most', async () => {
  const { cart, change } = await cartOf([{ sku: 'MUG-BLUE' }]);
  const [first = {}, ...others] = demoCodes.personal.map(add);
  const { json } = await change(cart, first, first, ...others.slice(0, 9));
  expect(json.discountCodes).toHaveLength(10);
  expect(json.totalPrice.centAmount).toBe(1178);
  const { status, json: refusal } = await change(json, others[9] ?? {});
  expect(status).toBe(400);
  expect(refusal.errors[0]).toMatchObject({ code: 'MaxResourceLimitExceeded', exceededResource: 'discount-code' });
});

test('an order uses a code up', async () => {
  const store = smallStore();
  const code = demoCodes.personal[0] ?? '';
  const { cart, change, create } = await cartOf([{ sku: 'MUG-BLUE' }], { ...germany, discountCodes: [code] }, store);
  expect(statesOf(cart)).toEqual(['MatchesCart']);
  store.orderCart(cart.id);
  const { json: next } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE' }] });
  expect(statesOf((await change(next, add(code))).json)).toEqual(['MaxApplicationReached']);
});

test('yen are discounted in whole yen', async () => {
  const japan = { currency: 'JPY', country: 'JP' };
  const { cart, change } = await cartOf([{ productId: 'notebook', quantity: 3 }], japan);
  const { json } = await change(cart, add(demoCodes.absolute));
  expect(json.totalPrice).toMatchObject({ centAmount: 4200 - 800, fractionDigits: 0 });
});
