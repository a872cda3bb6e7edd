import { expect, test } from 'vitest';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { guestIn, send } from './shopper.ts';
import { smallStore } from './small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE' };
const recalculate = { action: 'recalculate' };

async function mugIn(store = smallStore()) {
  const shopper = await guestIn(store);
  const { json: cart } = await shopper.create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'mug' }] });
  return { ...shopper, cart };
}

test('a new price is in the shop at once and in a cart with its next change', async () => {
  const { store, bearer, cart, change, get } = await mugIn();
  store.setPrice('MUG-BLUE', { currency: 'EUR', country: 'DE', centAmount: 1500 });
  const { json: product } = await send(store, 'GET', '/demo/product-projections/mug', { bearer });
  const prices = product.masterVariant.prices?.map(({ value, country }) => [value.centAmount, country]);
  expect(prices).toContainEqual([1500, 'DE']);
  expect(prices).toContainEqual([1250, undefined]);
  expect((await get('active-cart')).json.totalPrice.centAmount).toBe(1190);
  const { json } = await change(cart, recalculate);
  expect(json.lineItems[0]?.price.value.centAmount).toBe(1500);
  expect(json.totalPrice.centAmount).toBe(1500);
});

test('any update brings the prices of all lines up to date, their product data stay', async () => {
  const { store, cart, change } = await mugIn();
  store.setPrice('MUG-BLUE', { currency: 'EUR', centAmount: 1500 });
  store.renameProduct('mug', { en: 'Quay mug' });
  const { json } = await change(cart, { action: 'addLineItem', productId: 'pencil' });
  expect(json.lineItems[0]).toMatchObject({ name: { en: 'Harbour mug' }, price: { value: { centAmount: 1500 } } });
  expect((await change(json, recalculate)).json.lineItems[0]?.name).toMatchObject({ en: 'Harbour mug' });
  const { json: again } = await change(cart, recalculate);
  expect(again.errors[0]?.code).toBe('ConcurrentModification');
});

test('names and variants come with updateProductData alone', async () => {
  const { store, cart, change } = await mugIn();
  store.renameProduct('mug', { en: 'Quay mug' });
  store.setStock('MUG-BLUE', 2);
  const { json } = await change(cart, { ...recalculate, updateProductData: true });
  expect(json.lineItems[0]).toMatchObject({
    name: { en: 'Quay mug' },
    variant: { availability: { availableQuantity: 2 } },
  });
});

test('what is no longer published is not found and not sold, and leaves a cart when it is recalculated', async () => {
  const { store, bearer, cart, change } = await mugIn();
  store.unpublish('mug');
  expect((await send(store, 'GET', '/demo/product-projections/mug', { bearer })).status).toBe(404);
  expect((await send(store, 'GET', '/demo/product-projections', { bearer })).json.total).toBe(4);
  const query = { fullText: { field: 'name', language: 'en', value: 'mug' } };
  expect((await send(store, 'POST', '/demo/products/search', { bearer, body: { query } })).json.total).toBe(0);
  expect((await change(cart, { action: 'addLineItem', sku: 'MUG-RED' })).json.errors[0]?.code).toBe('InvalidField');
  const more = { action: 'changeLineItemQuantity', lineItemKey: 'mug', quantity: 2 };
  const { json: kept } = await change(cart, more, { action: 'setCountry', country: 'FR' });
  expect([kept.lineItems.length, kept.totalPrice.centAmount]).toEqual([1, 2380]);
  expect((await change(kept, recalculate)).json.lineItems).toEqual([]);
});

test('a renamed product is found by its new name', async () => {
  const { store, bearer } = await mugIn();
  const found = async (value: string) => {
    const query = { fullText: { field: 'name', language: 'en', value } };
    return (await send(store, 'POST', '/demo/products/search', { bearer, body: { query } })).json.total;
  };
  expect([await found('quay'), await found('harbour')]).toEqual([0, 1]);
  store.renameProduct('mug', { en: 'Quay mug' });
  expect([await found('quay'), await found('harbour')]).toEqual([1, 0]);
});

test('a line without a price any more leaves the cart with the next change', async () => {
  const { store, cart, change } = await mugIn();
  store.removePrice('MUG-BLUE', 'EUR');
  expect((await change(cart, { action: 'setLocale', locale: 'de' })).json.lineItems).toEqual([]);
});

test('one shop’s changes are not another’s', async () => {
  const { store } = await mugIn();
  store.setPrice('MUG-BLUE', { currency: 'EUR', centAmount: 1 });
  store.unpublish('teapot');
  const { create } = await guestIn(smallStore());
  const { json } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE' }, { productId: 'teapot' }] });
  expect(json.totalPrice.centAmount).toBe(1190 + 3900);
});

test('more than a cart may hold is refused with the most it may, less with the least', async () => {
  const { store, cart, change } = await mugIn();
  store.setQuantityLimits('MUG-BLUE', { max: 4 });
  store.setQuantityLimits('PENCIL-RED', { min: 6 });
  const line = cart.lineItems[0]?.id;
  const above = { code: 'LineItemQuantityAboveLimit', maxCartQuantity: 4, lineItem: line };
  const set = (quantity: number) => ({ action: 'changeLineItemQuantity', lineItemId: line, quantity });
  expect((await change(cart, set(5))).json.errors).toMatchObject([
    { ...above, quantity: 5, message: "Quantity '5' greater than maximum '4'." },
  ]);
  const add = (quantity: number) => ({ action: 'addLineItem', sku: 'MUG-BLUE', quantity });
  expect((await change(cart, add(4))).json.errors).toMatchObject([{ ...above, quantity: 5 }]);
  const pencils = { action: 'addLineItem', sku: 'PENCIL-RED', quantity: 5 };
  const { status, json } = await change(cart, pencils);
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    {
      code: 'LineItemQuantityBelowLimit',
      message: "Quantity '5' less than minimum '6'.",
      quantity: 5,
      minCartQuantity: 6,
    },
  ]);
  expect((await change(cart, set(4), { ...pencils, quantity: 6 })).status).toBe(200);
});

test('of the last few a cart holds no more than there are; sold out or plenty, the API does not ask', async () => {
  const { store, cart, change } = await mugIn();
  const set = (quantity: number) => ({ action: 'changeLineItemQuantity', lineItemKey: 'mug', quantity });
  store.setStock('MUG-BLUE', 3);
  expect((await change(cart, set(4))).json.errors[0]).toMatchObject({ maxCartQuantity: 3 });
  store.setStock('MUG-BLUE', 4);
  expect((await change(cart, set(9))).status).toBe(200);
  store.setStock('MUG-BLUE', 0);
  expect(store.elsewhere(cart).change(set(8)).totalLineItemQuantity).toBe(8);
});

test.each(['None', 'TrackOnly', 'ReserveOnOrder', 'ReserveOnCart'])('the inventory mode %s is kept', async (mode) => {
  const { create } = await guestIn(smallStore());
  expect((await create({ ...germany, inventoryMode: mode })).json.inventoryMode).toBe(mode);
});

test('what is not there cannot be changed', () => {
  const store = smallStore();
  expect(() => store.setPrice('GONE', { currency: 'EUR', centAmount: 1 })).toThrow('no SKU GONE');
  expect(() => store.setPrice('LAMP-BLUE', { currency: 'EUR', centAmount: 1 })).toThrow('no price in EUR');
  expect(() => store.unpublish('gone')).toThrow('no product gone');
  expect(() => store.renameProduct('gone', {})).toThrow('no product gone');
  expect(() => store.switchCode('gone', true)).toThrow('no discount code gone');
  expect(() => store.lockCart('gone')).toThrow('no cart gone');
});

test('a shopper’s token may use a code, and not look it up', async () => {
  const { store, bearer, cart, change } = await mugIn();
  const path = `carts/${cart.id}?expand=discountCodes[*].discountCode`;
  const { json } = await change(cart, { action: 'addDiscountCode', code: demoCodes.percentage });
  const id = json.discountCodes[0]?.discountCode.id;
  for (const codes of ['discount-codes', `discount-codes/${id}`]) {
    const answer = await send(store, 'GET', `/demo/${codes}`, { bearer });
    expect([answer.status, answer.json.error]).toEqual([403, 'insufficient_scope']);
  }
  const { json: bare } = await send(store, 'GET', `/demo/me/${path}`, { bearer });
  expect(bare.discountCodes[0]?.discountCode).toEqual({ typeId: 'discount-code', id });
});

test('a token that may look a code up has it expanded', async () => {
  const store = smallStore();
  store.clients.shopper.scopes.push('view_discount_codes:demo');
  const { bearer, get, create } = await guestIn(store);
  const { json: cart } = await create({ ...germany, discountCodes: [demoCodes.percentage] });
  const { json } = await get(`carts/${cart.id}?expand=discountCodes[*].discountCode`);
  expect(json.discountCodes[0]?.discountCode.obj).toMatchObject({ code: demoCodes.percentage, isActive: true });
  const { json: page } = await send(store, 'GET', '/demo/discount-codes?limit=500', { bearer });
  expect(page.count).toBe(24);
});
