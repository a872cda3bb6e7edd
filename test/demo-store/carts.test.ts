import type { Cart } from '@commercetools/platform-sdk';
import { expect, test } from 'vitest';
import { smallStore } from './fixture.ts';
import { browsing, customer, guest, send } from './shopper.ts';

const germany = { currency: 'EUR', country: 'DE' };

/** A store, a guest in it, and short ways to their carts. */
async function guestIn(store = smallStore()) {
  const bearer = await guest(store);
  const create = (draft: object) => send(store, 'POST', '/demo/me/carts', { bearer, body: draft });
  const change = (cart: Pick<Cart, 'id' | 'version'>, ...actions: object[]) =>
    send(store, 'POST', `/demo/me/carts/${cart.id}`, { bearer, body: { version: cart.version, actions } });
  const get = (path: string) => send(store, 'GET', `/demo/me/${path}`, { bearer });
  return { store, bearer, create, change, get };
}

test('a cart is made with its first lines in one request', async () => {
  const { create } = await guestIn();
  const { status, json } = await create({
    ...germany,
    lineItems: [{ sku: 'MUG-BLUE', quantity: 2, key: 'intent-1' }, { productId: 'teapot' }],
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    version: 1,
    anonymousId: expect.any(String),
    cartState: 'Active',
    origin: 'Customer',
    taxMode: 'Platform',
    inventoryMode: 'None',
    country: 'DE',
    totalLineItemQuantity: 3,
    totalPrice: { type: 'centPrecision', currencyCode: 'EUR', centAmount: 2 * 1190 + 3900, fractionDigits: 2 },
  });
  expect(json).not.toHaveProperty('customerId');
  expect(json.lineItems[0]).toMatchObject({
    id: expect.any(String),
    key: 'intent-1',
    productId: 'mug',
    productKey: 'key-mug',
    name: { en: 'Harbour mug' },
    productSlug: { en: 'harbour-mug' },
    variant: { id: 1, sku: 'MUG-BLUE', images: [{ url: 'https://store.test/pictures/mug.svg' }] },
    price: { country: 'DE', value: { centAmount: 1190 } },
    quantity: 2,
    totalPrice: { centAmount: 2380, currencyCode: 'EUR' },
    priceMode: 'Platform',
    lineItemMode: 'Standard',
    state: [{ quantity: 2 }],
    discountedPricePerQuantity: [],
    taxedPricePortions: [],
    perMethodTaxRate: [],
  });
});

test('an empty cart has no total quantity', async () => {
  const { create } = await guestIn();
  const { json } = await create(germany);
  expect(json).not.toHaveProperty('totalLineItemQuantity');
  expect(json.totalPrice.centAmount).toBe(0);
});

test('a sale price is charged, and the price shows both', async () => {
  const { create } = await guestIn();
  const { json } = await create({ ...germany, lineItems: [{ sku: 'TEAPOT-BLUE', quantity: 3 }] });
  expect(json.lineItems[0]?.price).toMatchObject({
    value: { centAmount: 4900 },
    discounted: { value: { centAmount: 3900 } },
  });
  expect(json.totalPrice.centAmount).toBe(11_700);
});

test('yen have no decimals', async () => {
  const { create } = await guestIn();
  const { json } = await create({ currency: 'JPY', country: 'JP', lineItems: [{ productId: 'notebook' }] });
  expect(json.totalPrice).toMatchObject({ centAmount: 1400, fractionDigits: 0 });
});

test.each([
  ['another currency', { currency: 'JPY', country: 'JP' }, { currency: 'JPY', country: 'JP' }],
  ['another country', { currency: 'USD', country: 'DE' }, { currency: 'USD', country: 'DE' }],
  ['no country', { currency: 'USD' }, { currency: 'USD' }],
])('what has no price for %s cannot be added', async (_what, draft, fields) => {
  const { create } = await guestIn();
  const { status, json } = await create({ ...draft, lineItems: [{ productId: 'lamp' }] });
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    { code: 'MatchingPriceNotFound', message: expect.any(String), productId: 'lamp', variantId: 1, ...fields },
  ]);
});

test.each([
  [{}, 'currency: Missing required value'],
  [{ currency: 'eur' }, "currency: Not a valid ISO 4217 currency code: 'eur'"],
  [{ currency: 'EUR', country: 'Germany' }, "country: Not a valid ISO 3166-1 country code: 'Germany'"],
  [{ currency: 'EUR', locale: 'de_DE' }, "locale: Not a valid language tag: 'de_DE'"],
  [{ currency: 'EUR', lineItems: [{ sku: 1 }] }, expect.stringMatching(/^lineItems -> sku: /)],
  [
    { currency: 'EUR', lineItems: [{ sku: 'MUG-BLUE', quantity: 1.5 }] },
    expect.stringMatching(/^lineItems -> quantity: /),
  ],
  [[], expect.any(String)],
  ['{"currency":', expect.any(String)],
  ['', expect.any(String)],
])('a draft of another shape is no valid JSON: %j', async (draft, detailedErrorMessage) => {
  const { bearer, store } = await guestIn();
  const { status, json } = await send(store, 'POST', '/demo/me/carts', { bearer, body: draft });
  expect(status).toBe(400);
  const message = 'Request body does not contain valid JSON.';
  expect(json).toEqual({
    statusCode: 400,
    message,
    errors: [{ code: 'InvalidJsonInput', message, detailedErrorMessage }],
  });
});

test('a language the project does not have is refused', async () => {
  const { create } = await guestIn();
  const { status, json } = await create({ ...germany, locale: 'nl' });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({ code: 'ProjectNotConfiguredForLanguages', languages: ['nl'] });
});

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
  const { create, change } = await guestIn();
  const { json: cart } = await create(germany);
  const { status, json } = await change(cart, { action: 'addLineItem', ...line });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
});

test('an equal line is incremented and keeps its own key', async () => {
  const { create, change } = await guestIn();
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'first' }] });
  const { status, json } = await change(cart, { action: 'addLineItem', productId: 'mug', variantId: 1, key: 'second' });
  expect(status).toBe(200);
  expect(json.lineItems).toHaveLength(1);
  expect(json.lineItems[0]).toMatchObject({ key: 'first', quantity: 2, id: cart.lineItems[0]?.id });
});

test('another variant is another line, and may not take a key that is there', async () => {
  const { create, change } = await guestIn();
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'mine' }] });
  const { json } = await change(cart, { action: 'addLineItem', sku: 'MUG-RED', key: 'mine' });
  expect(json.errors[0]).toMatchObject({ code: 'DuplicateField', field: 'key', duplicateValue: 'mine' });
  const { json: both } = await change(cart, { action: 'addLineItem', sku: 'MUG-RED', key: 'other' });
  expect(both.lineItems.map(({ key }) => key)).toEqual(['mine', 'other']);
});

test('quantities are set by id or by key, and zero removes', async () => {
  const { create, change } = await guestIn();
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
  const { create, change } = await guestIn();
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
  const { store, create, change } = await guestIn();
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE', key: 'mine' }] });
  const { status, json } = await change(cart, action);
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
  expect(store.inspect.carts()[0]?.version).toBe(cart.version);
});

test('actions are carried out in their order, all of them or none', async () => {
  const { store, create, change } = await guestIn();
  const { json: cart } = await create(germany);
  const add = { action: 'addLineItem', sku: 'MUG-BLUE', key: 'mine' };
  const set = { action: 'changeLineItemQuantity', lineItemKey: 'mine', quantity: 4 };
  expect((await change(cart, add, set, { action: 'addLineItem', sku: 'UNKNOWN' })).status).toBe(400);
  expect(store.inspect.carts()[0]).toMatchObject({ version: cart.version, lineItems: [] });
  const { json } = await change(cart, add, set);
  expect(json.lineItems[0]?.quantity).toBe(4);
  expect(json.version).toBeGreaterThan(cart.version);
});

test('an update without actions changes nothing', async () => {
  const { create, change } = await guestIn();
  const { json: cart } = await create(germany);
  expect((await change(cart)).json).toEqual(cart);
});

test('an outdated version is a conflict that names the current one', async () => {
  const { create, change } = await guestIn();
  const { json: cart } = await create(germany);
  const add = { action: 'addLineItem', sku: 'MUG-BLUE' };
  const { json: changed } = await change(cart, add);
  const { status, json } = await change(cart, add);
  expect(status).toBe(409);
  expect(json.errors).toEqual([
    {
      code: 'ConcurrentModification',
      message: `Object ${cart.id} has a different version than expected. Expected: ${cart.version} - Actual: ${changed.version}.`,
      currentVersion: changed.version,
    },
  ]);
});

test('two updates with one version apply once', async () => {
  const { store, create, change } = await guestIn();
  const { json: cart } = await create(germany);
  const answers = await Promise.all([1, 2, 3].map(() => change(cart, { action: 'addLineItem', sku: 'MUG-BLUE' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(store.inspect.carts()[0]?.totalLineItemQuantity).toBe(1);
});

test('another country means other prices, or none', async () => {
  const { create, change } = await guestIn();
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
  const { create, change } = await guestIn();
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

test('lines take the order they are given', async () => {
  const { create, change } = await guestIn();
  const { json: cart } = await create({ ...germany, lineItems: [{ productId: 'mug' }, { productId: 'pencil' }] });
  const [mug, pencil] = cart.lineItems.map(({ id }) => id);
  const { json } = await change(cart, { action: 'changeLineItemsOrder', lineItemOrder: [pencil, mug] });
  expect(json.lineItems.map(({ id }) => id)).toEqual([pencil, mug]);
  const { json: refusal } = await change(json, { action: 'changeLineItemsOrder', lineItemOrder: [mug] });
  expect(refusal.errors[0]).toMatchObject({ code: 'InvalidField', field: 'lineItemOrder' });
});

test('the active cart is the one changed last, or not found', async () => {
  const { create, change, get } = await guestIn();
  const none = await get('active-cart');
  expect([none.status, none.json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  const { json: first } = await create(germany);
  const { json: second } = await create(germany);
  expect((await get('active-cart')).json.id).toBe(second.id);
  await change(first, { action: 'setCustomerEmail', email: 'a@example.com' });
  expect((await get('active-cart')).json.id).toBe(first.id);
});

test('an ordered cart is no longer active and cannot be changed', async () => {
  const { store, create, change, get } = await guestIn();
  const { json: cart } = await create(germany);
  store.orderCart(cart.id);
  expect((await get('active-cart')).status).toBe(404);
  const { json: ordered } = await get(`carts/${cart.id}`);
  expect(ordered.cartState).toBe('Ordered');
  const { status, json } = await change(ordered, { action: 'addLineItem', sku: 'MUG-BLUE' });
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidOperation']);
});

test('a cart is deleted by its version', async () => {
  const { store, bearer, create, get } = await guestIn();
  const { json: cart } = await create(germany);
  const remove = (query: string) => send(store, 'DELETE', `/demo/me/carts/${cart.id}${query}`, { bearer });
  expect((await remove('')).json.errors[0]?.code).toBe('InvalidInput');
  expect((await remove('?version=9')).json.errors[0]).toMatchObject({
    code: 'ConcurrentModification',
    currentVersion: 1,
  });
  expect((await remove('?version=1')).json.id).toBe(cart.id);
  expect((await get(`carts/${cart.id}`)).status).toBe(404);
});

test("a stranger's cart is not found, whatever is done to it", async () => {
  const { store, create, bearer } = await guestIn();
  const { json: cart } = await create(germany);
  for (const stranger of [await guest(store), await customer(store)]) {
    const path = `/demo/me/carts/${cart.id}`;
    const update = { version: 1, actions: [{ action: 'addLineItem', sku: 'MUG-BLUE' }] };
    const answers = await Promise.all([
      send(store, 'GET', path, { bearer: stranger }),
      send(store, 'POST', path, { bearer: stranger, body: update }),
      send(store, 'DELETE', `${path}?version=1`, { bearer: stranger }),
      send(store, 'GET', '/demo/me/active-cart', { bearer: stranger }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await send(store, 'GET', '/demo/me/carts', { bearer: stranger })).json.total).toBe(0);
  }
  expect((await send(store, 'GET', `/demo/me/carts/${cart.id}`, { bearer })).json).toEqual(cart);
});

test('a token that is nobody’s has no carts', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  for (const path of ['/demo/me/carts', '/demo/me/active-cart']) {
    const { status, json } = await send(store, 'GET', path, { bearer });
    expect([status, json.error]).toEqual([403, 'insufficient_scope']);
  }
});

test('the carts come in pages', async () => {
  const { create, get } = await guestIn();
  for (const email of ['b@example.com', 'a@example.com', 'c@example.com'])
    await create({ ...germany, customerEmail: email });
  const { json } = await get('carts?sort=customerEmail+asc&limit=2&offset=1');
  expect(json).toMatchObject({ limit: 2, offset: 1, count: 2, total: 3 });
  expect(json.results.map(({ customerEmail }) => customerEmail)).toEqual(['b@example.com', 'c@example.com']);
  const where = encodeURIComponent('customerEmail="a@example.com" and cartState="Active"');
  expect((await get(`carts?where=${where}`)).json.total).toBe(1);
});
