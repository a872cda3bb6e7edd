import { expect, test } from 'vitest';
import { browsing, customerIn, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { createDemoStore } from '../store/store.ts';

const germany = { currency: 'EUR', country: 'DE' };

async function ordered(store = smallStore()) {
  const shopper = await guestIn(store);
  const { json: cart } = await shopper.create({ ...germany, lineItems: [{ sku: 'MUG-RED', quantity: 2 }] });
  store.orderCart(cart.id);
  return { ...shopper, cart };
}

test('a cart that has been ordered is among the orders, line by line', async () => {
  const { get, cart } = await ordered();
  const { status, json } = await get(`orders?where=${encodeURIComponent(`cart(id="${cart.id}")`)}`);
  expect([status, json.count, json.total]).toEqual([200, 1, 1]);
  const [order] = json.results;
  expect(order).toMatchObject({
    version: 1,
    orderState: 'Open',
    cart: { typeId: 'cart', id: cart.id },
    anonymousId: cart.anonymousId,
    lineItems: [{ productId: 'mug', quantity: 2, variant: { sku: 'MUG-RED' }, totalPrice: { centAmount: 2380 } }],
    totalPrice: { centAmount: 2380, currencyCode: 'EUR' },
    syncInfo: [],
  });
  expect(order).not.toHaveProperty('cartState');
  expect(order?.lineItems[0]?.variant.images?.[0]?.url).toBe('https://store.test/pictures/mug.svg');
  expect((await get(`orders/${order?.id}`)).json).toEqual(order);
});

test('the orders of others are not found', async () => {
  const { store, get } = await ordered();
  const { json } = await get('orders');
  const other = await guestIn(store);
  expect((await other.get('orders')).json).toEqual({ limit: 20, offset: 0, count: 0, total: 0, results: [] });
  const { status, json: refusal } = await other.get(`orders/${json.results[0]?.id}`);
  expect([status, refusal.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
});

test('a predicate that finds nothing is not found, as it is written', async () => {
  const { get } = await ordered();
  const { status, json } = await get('orders?where=orderState%3D%22Cancelled%22');
  expect([status, json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  expect((await get('orders?where=colour%3D%22red%22')).json.errors[0]?.code).toBe('InvalidInput');
});

test('a token without a customer or guest has no orders', async () => {
  const store = smallStore();
  const { status, json } = await send(store, 'GET', '/demo/me/orders', { bearer: await browsing(store) });
  expect([status, json.error]).toEqual([403, 'insufficient_scope']);
});

test('the sample customer has bought before, and the same in every shop of the same seed', async () => {
  const bought = async () => {
    const { get } = await customerIn(createDemoStore({ products: 80 }));
    const { json } = await get('orders?sort=createdAt+desc&limit=2');
    expect([json.count, json.total]).toEqual([2, 3]);
    return json.results.map(({ orderNumber, lineItems, totalPrice }) => [
      orderNumber,
      totalPrice.centAmount,
      ...lineItems.map(({ variant, quantity }) => `${quantity} ${variant.sku}`),
    ]);
  };
  const first = await bought();
  expect(first.map(([number]) => number)).toEqual(['SW-10512', 'SW-10346']);
  expect(first.every(([, total]) => Number(total) > 0)).toBe(true);
  expect(await bought()).toEqual(first);
});

test('a past order can be bought again', async () => {
  const store = smallStore();
  const { bearer, get } = await customerIn(store);
  const { json } = await get('orders?sort=createdAt+desc&limit=1');
  const reference = { typeId: 'order', id: json.results[0]?.id };
  const { status, json: cart } = await send(store, 'POST', '/demo/me/carts/replicate', { bearer, body: { reference } });
  expect([status, cart.cartState, cart.version]).toEqual([201, 'Active', 1]);
  const names = (lines: typeof cart.lineItems) => lines.map(({ productId, quantity }) => [productId, quantity]);
  expect(names(cart.lineItems)).toEqual(names(json.results[0]?.lineItems ?? []));
  expect(cart).not.toHaveProperty('orderNumber');
});

test('a guest who signs in brings their orders along', async () => {
  const { store, bearer } = await ordered();
  const { email, password } = store.customer;
  await send(store, 'POST', '/demo/me/login', { bearer, body: { email, password } });
  const { get } = await customerIn(store);
  expect((await get('orders')).json.total).toBe(4);
});

test('through a store one sees the orders of that store', async () => {
  const { store, bearer } = await ordered();
  const { json } = await send(store, 'GET', '/demo/in-store/key=quayside/me/orders', { bearer });
  expect(json.results).toEqual([]);
});
