import { expect, test } from 'vitest';
import { browsing, customer, guest, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE' };

test('a cart is made with its first lines in one request', async () => {
  const { create } = await guestIn(smallStore());
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
  const { create } = await guestIn(smallStore());
  const { json } = await create(germany);
  expect(json).not.toHaveProperty('totalLineItemQuantity');
  expect(json.totalPrice.centAmount).toBe(0);
});

test('a sale price is charged, and the price shows both', async () => {
  const { create } = await guestIn(smallStore());
  const { json } = await create({ ...germany, lineItems: [{ sku: 'TEAPOT-BLUE', quantity: 3 }] });
  expect(json.lineItems[0]?.price).toMatchObject({
    value: { centAmount: 4900 },
    discounted: { value: { centAmount: 3900 } },
  });
  expect(json.totalPrice.centAmount).toBe(11_700);
});

test('yen have no decimals', async () => {
  const { create } = await guestIn(smallStore());
  const { json } = await create({ currency: 'JPY', country: 'JP', lineItems: [{ productId: 'notebook' }] });
  expect(json.totalPrice).toMatchObject({ centAmount: 1400, fractionDigits: 0 });
});

test.each([
  ['another currency', { currency: 'JPY', country: 'JP' }, { currency: 'JPY', country: 'JP' }],
  ['another country', { currency: 'USD', country: 'DE' }, { currency: 'USD', country: 'DE' }],
  ['no country', { currency: 'USD' }, { currency: 'USD' }],
])('what has no price for %s cannot be added', async (_what, draft, fields) => {
  const { create } = await guestIn(smallStore());
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
  const { bearer, store } = await guestIn(smallStore());
  const { status, json } = await send(store, 'POST', '/demo/me/carts', { bearer, body: draft });
  expect(status).toBe(400);
  const message = 'Request body does not contain valid JSON.';
  expect(json).toEqual({
    statusCode: 400,
    message,
    errors: [{ code: 'InvalidJsonInput', message, detailedErrorMessage }],
  });
});

test.each([
  [{ taxMode: 'Disabled' }, { code: 'InvalidField', field: 'taxMode', invalidValue: 'Disabled' }],
  [{ taxMode: 'None' }, { code: 'InvalidJsonInput' }],
  [{ deleteDaysAfterLastModification: 365_251 }, { code: 'InvalidField', field: 'deleteDaysAfterLastModification' }],
  [
    { discountCodes: ['SPRING'] },
    { code: 'DiscountCodeNonApplicable', discountCode: 'SPRING', reason: 'DoesNotExist' },
  ],
])('a draft with %j is refused', async (draft, error) => {
  const { store, create } = await guestIn(smallStore());
  const { status, json } = await create({ ...germany, ...draft });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
  expect(store.inspect.carts()).toEqual([]);
});

test('a language the project does not have is refused', async () => {
  const { create } = await guestIn(smallStore());
  const { status, json } = await create({ ...germany, locale: 'nl' });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({ code: 'ProjectNotConfiguredForLanguages', languages: ['nl'] });
});

test('an update without actions changes nothing', async () => {
  const { create, change } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  expect((await change(cart)).json).toEqual(cart);
});

test('an outdated version is a conflict that names the current one', async () => {
  const { create, change } = await guestIn(smallStore());
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
  const { store, create, change } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  const answers = await Promise.all([1, 2, 3].map(() => change(cart, { action: 'addLineItem', sku: 'MUG-BLUE' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(store.inspect.carts()[0]?.totalLineItemQuantity).toBe(1);
});

test('the active cart is the one changed last, or not found', async () => {
  const { create, change, get } = await guestIn(smallStore());
  const none = await get('active-cart');
  expect([none.status, none.json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  const { json: first } = await create(germany);
  const { json: second } = await create(germany);
  expect((await get('active-cart')).json.id).toBe(second.id);
  await change(first, { action: 'setCustomerEmail', email: 'a@example.com' });
  expect((await get('active-cart')).json.id).toBe(first.id);
});

test('an ordered cart is no longer active and cannot be changed', async () => {
  const { store, create, change, get } = await guestIn(smallStore());
  const { json: cart } = await create(germany);
  store.orderCart(cart.id);
  expect((await get('active-cart')).status).toBe(404);
  const { json: ordered } = await get(`carts/${cart.id}`);
  expect(ordered.cartState).toBe('Ordered');
  const { status, json } = await change(ordered, { action: 'addLineItem', sku: 'MUG-BLUE' });
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidOperation']);
});

test('a cart is deleted by its version', async () => {
  const { store, bearer, create, get } = await guestIn(smallStore());
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

test("another shopper's cart is not found by any request", async () => {
  const { store, create, bearer } = await guestIn(smallStore());
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

test('a token without a customer or guest has no carts', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  for (const path of ['/demo/me/carts', '/demo/me/active-cart']) {
    const { status, json } = await send(store, 'GET', path, { bearer });
    expect([status, json.error]).toEqual([403, 'insufficient_scope']);
  }
});

test('the carts come in pages', async () => {
  const { create, get } = await guestIn(smallStore());
  for (const email of ['b@example.com', 'a@example.com', 'c@example.com'])
    await create({ ...germany, customerEmail: email });
  const { json } = await get('carts?sort=customerEmail+asc&limit=2&offset=1');
  expect(json).toMatchObject({ limit: 2, offset: 1, count: 2, total: 3 });
  expect(json.results.map(({ customerEmail }) => customerEmail)).toEqual(['b@example.com', 'c@example.com']);
  const where = encodeURIComponent('customerEmail="a@example.com" and cartState="Active"');
  expect((await get(`carts?where=${where}`)).json.total).toBe(1);
});
