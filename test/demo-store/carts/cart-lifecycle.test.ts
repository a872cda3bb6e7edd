import { expect, test } from 'vitest';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { customerIn, guest, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const germany = { currency: 'EUR', country: 'DE' };
const day = 86_400_000;
const addMug = { action: 'addLineItem', sku: 'MUG-BLUE' };

test.each([
  ['insufficient_scope', 403],
  ['InvalidOperation', 400],
] as const)('a cart that an agent holds refuses every update: %s', async (code, status) => {
  const store = smallStore();
  const { create, change, get } = await guestIn(store);
  const { json: cart } = await create(germany);
  store.lockCart(cart.id, code);
  expect((await change(cart, addMug)).status).toBe(409);
  const { json: locked } = await get('active-cart');
  expect(locked.lock).toEqual({ createdAt: expect.any(String), clientId: store.clients.admin.id });
  for (const action of [addMug, { action: 'setLocale', locale: 'de' }]) {
    const answer = await change(locked, action);
    expect([answer.status, answer.json.errors[0]?.code]).toEqual([status, code]);
  }
  store.unlockCart(cart.id);
  const { json: free } = await get('active-cart');
  expect(free).not.toHaveProperty('lock');
  expect((await change(free, addMug)).status).toBe(200);
});

test('a frozen cart takes no lines, keeps its prices, and is not the active one', async () => {
  const store = smallStore();
  const { create, change, get } = await guestIn(store);
  const { json: cart } = await create({
    ...germany,
    lineItems: [{ sku: 'MUG-BLUE' }],
    discountCodes: [demoCodes.percentage],
  });
  store.freezeCart(cart.id);
  store.setPrice('MUG-BLUE', { currency: 'EUR', centAmount: 9900 });
  store.switchCode(demoCodes.percentage, false);
  expect((await get('active-cart')).status).toBe(404);
  const { json: frozen } = await get(`carts/${cart.id}`);
  expect(frozen).toMatchObject({ cartState: 'Frozen', freezeStrategy: 'SoftFreeze' });
  expect((await change(frozen, addMug)).json.errors[0]?.code).toBe('InvalidOperation');
  const { json: same } = await change(
    frozen,
    { action: 'recalculate', updateProductData: true },
    { action: 'setCountry', country: 'FR' },
    { action: 'setShippingAddress', address: { country: 'DE' } },
    { action: 'setShippingMethod', shippingMethod: { key: 'parcel' } },
  );
  expect(same.totalPrice.centAmount).toBe(1071 + 490);
  store.unfreezeCart(cart.id);
  const { json: thawed } = await get('active-cart');
  expect((await change(thawed, { action: 'recalculate' })).json.totalPrice.centAmount).toBe(9900);
});

test('a frozen cart takes only a code that changes nothing', async () => {
  const store = smallStore();
  const { create, change, get } = await guestIn(store);
  const { json: cart } = await create({ ...germany, lineItems: [{ sku: 'MUG-BLUE' }] });
  store.freezeCart(cart.id, 'HardFreeze');
  const { json: frozen } = await get(`carts/${cart.id}`);
  const add = (code: string) => change(frozen, { action: 'addDiscountCode', code });
  expect((await add(demoCodes.percentage)).json.errors[0]?.code).toBe('InvalidOperation');
  const to = { action: 'setShippingAddress', address: { country: 'DE' } };
  const by = { action: 'setShippingMethod', shippingMethod: { key: 'parcel' } };
  expect((await change(frozen, to, by)).json.errors[0]?.code).toBe('InvalidOperation');
  expect((await add(demoCodes.minimum)).json.discountCodes).toMatchObject([{ state: 'DoesNotMatchCart' }]);
});

test('a cart without changes is deleted after its lifetime', async () => {
  let time = Date.parse('2026-11-01T00:00:00.000Z');
  const store = smallStore({ now: () => time, accessTokenSeconds: 1e8 });
  const { create, change, get } = await guestIn(store);
  const { json: cart } = await create({ ...germany, deleteDaysAfterLastModification: 3 });
  time += 3 * day - 1;
  const { json: touched } = await change(cart, addMug);
  time += 3 * day - 1;
  expect((await get('active-cart')).json.id).toBe(cart.id);
  time += 1;
  expect((await get('active-cart')).status).toBe(404);
  expect((await get(`carts/${cart.id}`)).status).toBe(404);
  expect((await change(touched, addMug)).status).toBe(404);
  expect(store.inspect.carts()).toEqual([]);
});

test('a cart that says nothing of its days has ninety', async () => {
  let time = Date.parse('2026-11-01T00:00:00.000Z');
  const { create, get } = await guestIn(smallStore({ now: () => time, accessTokenSeconds: 1e8 }));
  const { json: cart } = await create(germany);
  expect(cart.deleteDaysAfterLastModification).toBe(90);
  time += 90 * day - 1;
  expect((await get('active-cart')).status).toBe(200);
  time += 1;
  expect((await get('active-cart')).status).toBe(404);
});

test('an ordered cart is copied with what can still be bought, at today’s prices', async () => {
  const store = smallStore();
  const { bearer, create, get } = await guestIn(store);
  const lineItems = [{ sku: 'MUG-BLUE', quantity: 2, key: 'mug' }, { productId: 'pencil' }, { productId: 'teapot' }];
  const { json: cart } = await create({ ...germany, lineItems, discountCodes: [demoCodes.percentage] });
  store.orderCart(cart.id);
  store.unpublish('pencil');
  store.removePrice('TEAPOT-BLUE', 'EUR');
  store.setPrice('MUG-BLUE', { currency: 'EUR', centAmount: 2000 });
  store.renameProduct('mug', { en: 'Quay mug' });
  const body = { reference: { typeId: 'cart', id: cart.id } };
  const { status, json } = await send(store, 'POST', '/demo/me/carts/replicate', { bearer, body });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    version: 1,
    cartState: 'Active',
    anonymousId: cart.anonymousId,
    totalPrice: { centAmount: 3600 },
    discountCodes: [{ state: 'MatchesCart' }],
    lineItems: [{ name: { en: 'Quay mug' }, quantity: 2, key: 'mug', price: { value: { centAmount: 2000 } } }],
  });
  expect(json.lineItems).toHaveLength(1);
  expect([json.id === cart.id, json.lineItems[0]?.id === cart.lineItems[0]?.id]).toEqual([false, false]);
  expect((await get('active-cart')).json.id).toBe(json.id);
});

test('what is not the bearer’s, or an order, is not there to be copied', async () => {
  const store = smallStore();
  const { bearer, create } = await guestIn(store);
  const { json: cart } = await create(germany);
  const replicate = (typeId: string, by: string) =>
    send(store, 'POST', '/demo/me/carts/replicate', { bearer: by, body: { reference: { typeId, id: cart.id } } });
  expect((await replicate('cart', await guest(store))).status).toBe(404);
  expect((await replicate('order', bearer)).status).toBe(404);
  expect((await replicate('list', bearer)).json.errors[0]?.code).toBe('InvalidJsonInput');
});

test('a second device writes to the same cart at once, by the same rules, without a trace', async () => {
  const store = smallStore();
  const { create, change, get } = await customerIn(store);
  const { json: cart } = await create(germany);
  const [requests, tokens] = [store.wire.length, store.inspect.tokens().access.length];
  const elsewhere = store.elsewhere(cart);
  const changed = elsewhere.change({ ...addMug, quantity: 2, key: 'there' });
  expect([store.wire.length, store.inspect.tokens().access.length]).toEqual([requests, tokens]);
  expect((await change(cart, addMug)).status).toBe(409);
  expect((await get('active-cart')).json).toMatchObject({ version: changed.version, lineItems: [{ key: 'there' }] });
  expect(() => elsewhere.change({ action: 'addLineItem', sku: 'GONE' })).toThrow("'GONE' is not valid");
  expect(elsewhere.activeCart()?.version).toBe(changed.version);
  const other = elsewhere.createCart({ currency: 'USD' });
  expect([elsewhere.activeCart()?.id, elsewhere.carts().length]).toEqual([other.id, 2]);
  store.lockCart(cart.id);
  expect(() => elsewhere.changeCart(cart.id, addMug)).toThrow('manage_locked_carts');
  expect(() => store.elsewhere({ anonymousId: 'none' }).change(addMug)).toThrow('no active cart');
});

test('two devices of one customer see one cart', async () => {
  const store = smallStore();
  const [one, other] = [await customerIn(store), await customerIn(store)];
  const { json: cart } = await one.create(germany);
  await other.change(cart, addMug);
  expect((await one.get('active-cart')).json.totalLineItemQuantity).toBe(1);
});
