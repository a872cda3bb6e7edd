import { expect, test } from 'vitest';
import { guestIn } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE' };

test.each([
  [{ sku: 'UNKNOWN' }, { code: 'InvalidField', field: 'sku', invalidValue: 'UNKNOWN' }],
  [{ productId: 'unknown' }, { code: 'ReferencedResourceNotFound', typeId: 'product', id: 'unknown' }],
  [
    { productId: 'mug', variantId: 9 },
    { code: 'InvalidField', field: 'variantId', invalidValue: 9 },
  ],
  [{}, { code: 'RequiredField', field: 'productId' }],
  [
    { sku: 'MUG-BLUE', quantity: 0 },
    { code: 'InvalidField', field: 'quantity', invalidValue: 0 },
  ],
  [
    { sku: 'MUG-BLUE', quantity: -1 },
    { code: 'InvalidField', field: 'quantity', invalidValue: -1 },
  ],
  [
    { sku: 'MUG-BLUE', key: 'x' },
    { code: 'InvalidField', field: 'key', invalidValue: 'x' },
  ],
])('a line like %j is refused', async (line, error) => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  const { status, json } = await change(cart, { action: 'addLineItem', ...line });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
});

test('an equal line is incremented and keeps its own key', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'first' }] });
  const { status, json } = await change(cart, { action: 'addLineItem', productId: 'mug', variantId: 1, key: 'second' });
  expect(status).toBe(200);
  expect(json.lineItems).toHaveLength(1);
  expect(json.lineItems[0]).toMatchObject({ key: 'first', quantity: 2, id: cart.lineItems[0]?.id });
});

test('another variant is another line, and may not take a key that is there', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'mine' }] });
  const { json } = await change(cart, { action: 'addLineItem', sku: 'MUG-RED', key: 'mine' });
  expect(json.errors[0]).toMatchObject({ code: 'DuplicateField', field: 'key', duplicateValue: 'mine' });
  const { json: both } = await change(cart, { action: 'addLineItem', sku: 'MUG-RED', key: 'other' });
  expect(both.lineItems.map(({ key }) => key)).toEqual(['mine', 'other']);
});

test('quantities are set by id or by key, and zero removes', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({
    ...germany,
    lineItems: [{ sku: 'MUG-BLUE', key: 'mine' }, { productId: 'pencil' }],
  });
  const action = 'changeLineItemQuantity';
  const { json: more } = await change(cart, { action, lineItemId: cart.lineItems[1]?.id, quantity: 7 });
  expect(more).toMatchObject({ totalLineItemQuantity: 8, totalPrice: { centAmount: 1190 + 7 * 150 } });
  const { json: less } = await change(more, { action, lineItemKey: 'mine', quantity: 0 });
  expect(less).toMatchObject({ totalLineItemQuantity: 7, lineItems: [{ productId: 'pencil' }] });
});

test('a line is removed as a whole or in part', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', quantity: 5, key: 'mine' }] });
  const { json: part } = await change(cart, { action: 'removeLineItem', lineItemKey: 'mine', quantity: 2 });
  expect(part.lineItems[0]?.quantity).toBe(3);
  const { json: none } = await change(part, { action: 'removeLineItem', lineItemId: cart.lineItems[0]?.id });
  expect(none.lineItems).toEqual([]);
});

test.each([
  [
    { action: 'removeLineItem', lineItemId: 'gone' },
    { code: 'InvalidField', field: 'lineItemId' },
  ],
  [
    { action: 'changeLineItemQuantity', lineItemKey: 'gone', quantity: 1 },
    { code: 'InvalidField', field: 'lineItemKey' },
  ],
  [
    { action: 'changeLineItemQuantity', quantity: 1 },
    { code: 'RequiredField', field: 'lineItemId' },
  ],
  [
    { action: 'changeLineItemQuantity', lineItemKey: 'mine', quantity: -1 },
    { code: 'InvalidField', field: 'quantity' },
  ],
  [{ action: 'changeLineItemQuantity', lineItemKey: 'mine' }, { code: 'InvalidJsonInput' }],
  [{ action: 'changeLineItemQuantity', lineItemKey: 'mine', quantity: '2' }, { code: 'InvalidJsonInput' }],
  [{ action: 'setOrigin', origin: 'Merchant' }, { code: 'InvalidJsonInput' }],
  [
    { lineItemKey: 'mine' },
    { code: 'InvalidJsonInput', detailedErrorMessage: 'actions -> action: Missing required value' },
  ],
  [{ action: 'setLocale', locale: 'nl' }, { code: 'ProjectNotConfiguredForLanguages' }],
  [{ action: 'setDeleteDaysAfterLastModification', deleteDaysAfterLastModification: 0 }, { code: 'InvalidField' }],
  [
    { action: 'addDiscountCode', code: 'SPRING' },
    { code: 'DiscountCodeNonApplicable', discountCode: 'SPRING', reason: 'DoesNotExist' },
  ],
  [
    { action: 'removeDiscountCode', discountCode: { typeId: 'discount-code', id: 'x' } },
    { code: 'ReferencedResourceNotFound', typeId: 'discount-code', id: 'x' },
  ],
])('an action like %j is refused', async (action, error) => {
  const { store, create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'mine' }] });
  const { status, json } = await change(cart, action);
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
  expect(store.inspect.carts()[0]?.version).toBe(cart.version);
});

test('actions are carried out in their order, all of them or none', async () => {
  const { store, create, change } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  const add = { action: 'addLineItem', sku: 'MUG-BLUE', key: 'mine' };
  const set = { action: 'changeLineItemQuantity', lineItemKey: 'mine', quantity: 4 };
  expect((await change(cart, add, set, { action: 'addLineItem', sku: 'UNKNOWN' })).status).toBe(400);
  expect(store.inspect.carts()[0]).toMatchObject({ version: cart.version, lineItems: [] });
  const { json } = await change(cart, add, set);
  expect(json.lineItems[0]?.quantity).toBe(4);
  expect(json.version).toBeGreaterThan(cart.version);
});

test('another country means other prices, or none', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE' }] });
  const { json: france } = await change(cart, { action: 'setCountry', country: 'FR' });
  expect(france).toMatchObject({ country: 'FR', totalPrice: { centAmount: 1250 } });
  const { json: nowhere } = await change(france, { action: 'setCountry' });
  expect(nowhere).not.toHaveProperty('country');

  const { json: dollars } = await create({ currency: 'USD', country: 'US', lineItems: [{ productId: 'lamp' }] });
  const { status, json } = await change(dollars, { action: 'setCountry', country: 'DE' });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({ code: 'MatchingPriceNotFound', productId: 'lamp' });
});

test('the details of a cart are set and taken away', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  const address = { country: 'DE', city: 'Bremerhaven' };
  const { json } = await change(
    cart,
    { action: 'setLocale', locale: 'de' },
    { action: 'setCustomerEmail', email: 'a@example.com' },
    { action: 'setShippingAddress', address },
    { action: 'setBillingAddress', address },
    { action: 'setDeleteDaysAfterLastModification', deleteDaysAfterLastModification: 3 },
    { action: 'recalculate', updateProductData: true },
  );
  expect(json).toMatchObject({
    locale: 'de',
    customerEmail: 'a@example.com',
    shippingAddress: address,
    billingAddress: address,
    deleteDaysAfterLastModification: 3,
  });
  const { json: bare } = await change(json, { action: 'setLocale' }, { action: 'setShippingAddress' });
  expect(bare).not.toHaveProperty('locale');
  expect(bare).not.toHaveProperty('shippingAddress');
});

test('a cart that moves loses what has no price there, where the shop does it so', async () => {
  const store = smallStore();
  store.dropLinesOnMoves();
  const { create, change } = await guestIn(store);
  const lineItems = [{ productId: 'lamp' }, { productId: 'mug' }];
  const { json: cart } = await create({ currency: 'USD', country: 'US', lineItems });
  const { status, json } = await change(cart, { action: 'setCountry', country: 'DE' });
  expect(status).toBe(200);
  expect(json.lineItems.map(({ productId }) => productId)).toEqual(['mug']);
});

test('lines take the order they are given', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create({ ...germany, lineItems: [{ productId: 'mug' }, { productId: 'pencil' }] });
  const [mug, pencil] = cart.lineItems.map(({ id }) => id);
  const { json } = await change(cart, { action: 'changeLineItemsOrder', lineItemOrder: [pencil, mug] });
  expect(json.lineItems.map(({ id }) => id)).toEqual([pencil, mug]);
  const { json: refusal } = await change(json, { action: 'changeLineItemsOrder', lineItemOrder: [mug] });
  expect(refusal.errors[0]).toMatchObject({ code: 'InvalidField', field: 'lineItemOrder' });
});
