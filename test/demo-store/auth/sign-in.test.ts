import { expect, test } from 'vitest';
import { browsing, customer, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import type { DemoStore } from '../store/store.ts';

const newcomer = { email: 'alice@example.com', password: 'secret', firstName: 'Alice', lastName: 'Doe' };

async function cartOf(store: DemoStore, bearer: string, lineItems: object[], draft: object = {}) {
  const body = { currency: 'EUR', country: 'DE', lineItems, ...draft };
  return (await send(store, 'POST', '/demo/me/carts', { bearer, body })).json;
}

function login(store: DemoStore, bearer: string, more: object = {}) {
  const { email, password } = store.customer;
  return send(store, 'POST', '/demo/me/login', { bearer, body: { email, password, ...more } });
}

const active = async (store: DemoStore, bearer: string) => send(store, 'GET', '/demo/me/active-cart', { bearer });

test('a new customer signs up with a client-credentials token, and can then sign in', async () => {
  const store = smallStore();
  const bearer = await browsing(store, store.clients.tutorial);
  const { status, json } = await send(store, 'POST', '/demo/me/signup', { bearer, body: newcomer });
  expect(status).toBe(201);
  const { password: _password, ...person } = newcomer;
  expect(json.customer).toMatchObject({ version: 1, ...person });
  expect(json).not.toHaveProperty('cart');
  expect(json).not.toHaveProperty('access_token');
  expect((await send(store, 'GET', '/demo/me', { bearer: await customer(store, newcomer) })).json).toEqual(
    json.customer,
  );
});

test.each([
  [
    { ...newcomer, email: 'Ines.Sommer@example.com' },
    { code: 'DuplicateField', field: 'email', duplicateValue: 'Ines.Sommer@example.com' },
  ],
  [
    { ...newcomer, email: 'nowhere' },
    { code: 'InvalidField', field: 'email', invalidValue: 'nowhere' },
  ],
  [
    { ...newcomer, password: '' },
    { code: 'InvalidField', field: 'password' },
  ],
  [{ password: 'x' }, { code: 'InvalidJsonInput', detailedErrorMessage: 'email: Missing required value' }],
  [{ email: 'a@example.com' }, { code: 'InvalidJsonInput', detailedErrorMessage: 'password: Missing required value' }],
  [
    { ...newcomer, defaultShippingAddress: 0 },
    { code: 'InvalidField', field: 'defaultShippingAddress' },
  ],
  [{ ...newcomer, locale: 'nl' }, { code: 'ProjectNotConfiguredForLanguages' }],
])('signing up with %j is refused', async (body, error) => {
  const store = smallStore();
  const { status, json } = await send(store, 'POST', '/demo/me/signup', { bearer: await browsing(store), body });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
  expect(store.inspect.customers()).toHaveLength(1);
});

test.each([
  ['wrong password', { password: 'wrong' }],
  ['unknown address', { email: 'nobody@example.com' }],
])('signing in with a %s is refused by the code of the API host', async (_what, wrong) => {
  const store = smallStore();
  const { status, json } = await login(store, await guest(store), wrong);
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    { code: 'InvalidCredentials', message: 'Account with the given credentials not found.' },
  ]);
});

test('signing up as a guest takes the guest’s cart along', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const cart = await cartOf(store, bearer, [{ sku: 'MUG-BLUE', key: 'mine' }]);
  const { json } = await send(store, 'POST', '/demo/me/signup', { bearer, body: newcomer });
  expect(json.cart).toMatchObject({ id: cart.id, customerId: json.customer.id, lineItems: [{ key: 'mine' }] });
  expect(json.cart).not.toHaveProperty('anonymousId');
  expect((await active(store, await customer(store, newcomer))).json.id).toBe(cart.id);
  expect((await active(store, bearer)).status).toBe(404);
});

test('signing in without a cart of one’s own makes the guest’s cart one’s own', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const cart = await cartOf(store, bearer, [{ sku: 'MUG-BLUE' }]);
  const { status, json } = await login(store, bearer);
  expect(status).toBe(200);
  expect(json.cart).toMatchObject({ id: cart.id, customerId: json.customer.id, cartState: 'Active' });
  expect(json.cart?.version).toBeGreaterThan(cart.version);
});

test('two carts are merged into the customer’s: the larger quantity counts, and the guest’s is dead', async () => {
  const store = smallStore();
  const [asGuest, asCustomer] = [await guest(store), await customer(store)];
  const own = await cartOf(store, asCustomer, [
    { sku: 'MUG-BLUE', quantity: 2 },
    { sku: 'PENCIL-RED', quantity: 5 },
  ]);
  const brought = await cartOf(store, asGuest, [
    { sku: 'MUG-BLUE', quantity: 3 },
    { sku: 'PENCIL-RED', quantity: 1 },
    { sku: 'MUG-RED', quantity: 1, key: 'mine' },
  ]);
  const { json } = await login(store, asGuest);
  expect(json.cart?.id).toBe(own.id);
  expect(json.cart?.lineItems.map(({ variant, quantity, key }) => [variant.sku, quantity, key])).toEqual([
    ['MUG-BLUE', 3, undefined],
    ['PENCIL-RED', 5, undefined],
    ['MUG-RED', 1, 'mine'],
  ]);
  expect(json.cart?.totalPrice.centAmount).toBe(4 * 1190 + 5 * 150);
  expect(store.inspect.carts().find(({ id }) => id === brought.id)?.cartState).toBe('Merged');
  expect((await active(store, asGuest)).status).toBe(404);
  expect((await active(store, asCustomer)).json.id).toBe(own.id);
});

test('the guest’s cart can become the active one instead, and the customer’s stays as it was', async () => {
  const store = smallStore();
  const [asGuest, asCustomer] = [await guest(store), await customer(store)];
  const own = await cartOf(store, asCustomer, [{ sku: 'PENCIL-RED' }]);
  const brought = await cartOf(store, asGuest, [{ sku: 'MUG-BLUE' }]);
  const { json } = await login(store, asGuest, { activeCartSignInMode: 'UseAsNewActiveCustomerCart' });
  expect(json.cart).toMatchObject({ id: brought.id, lineItems: [{ productId: 'mug' }] });
  expect((await active(store, asCustomer)).json.id).toBe(brought.id);
  const { json: carts } = await send(store, 'GET', '/demo/me/carts', { bearer: asCustomer });
  expect(carts.results).toContainEqual(own);
});

test('a mode by the name of the server’s own endpoint is ignored, an unknown mode refused', async () => {
  const store = smallStore();
  const [asGuest, asCustomer] = [await guest(store), await customer(store)];
  const own = await cartOf(store, asCustomer, [{ sku: 'PENCIL-RED' }]);
  await cartOf(store, asGuest, [{ sku: 'MUG-BLUE' }]);
  const unknown = await login(store, asGuest, { activeCartSignInMode: 'Both' });
  expect([unknown.status, unknown.json.errors[0]?.code]).toEqual([400, 'InvalidJsonInput']);
  const { json } = await login(store, asGuest, { anonymousCartSignInMode: 'UseAsNewActiveCustomerCart' });
  expect(json.cart?.id).toBe(own.id);
});

test('a password alone moves no cart', async () => {
  const store = smallStore();
  const asGuest = await guest(store);
  const cart = await cartOf(store, asGuest, [{ sku: 'MUG-BLUE' }]);
  const asCustomer = await customer(store);
  expect((await active(store, asCustomer)).status).toBe(404);
  expect((await active(store, asGuest)).json.id).toBe(cart.id);
});

test('signing in without a guest’s bearer gives the customer’s own cart', async () => {
  const store = smallStore();
  const own = await cartOf(store, await customer(store), [{ sku: 'MUG-BLUE' }]);
  expect((await login(store, await browsing(store))).json.cart?.id).toBe(own.id);
});

test('all the carts of a guest become the customer’s', async () => {
  const store = smallStore();
  const asGuest = await guest(store);
  const older = await cartOf(store, asGuest, []);
  const newer = await cartOf(store, asGuest, [{ sku: 'MUG-BLUE' }]);
  expect((await login(store, asGuest)).json.cart?.id).toBe(newer.id);
  const { json } = await send(store, 'GET', '/demo/me/carts', { bearer: await customer(store) });
  expect(json.results.map(({ id }) => id).sort()).toEqual([older.id, newer.id].sort());
});

test('what has no price in the customer’s cart fails the sign-in and changes nothing', async () => {
  const store = smallStore();
  const [asGuest, asCustomer] = [await guest(store), await customer(store)];
  await cartOf(store, asCustomer, [{ sku: 'MUG-BLUE' }]);
  await cartOf(store, asGuest, [{ sku: 'LAMP-BLUE' }], { currency: 'USD', country: 'US' });
  const before = structuredClone(store.inspect.carts());
  const { status, json } = await login(store, asGuest);
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({
    code: 'MatchingPriceNotFound',
    productId: 'lamp',
    currency: 'EUR',
    country: 'DE',
  });
  expect(store.inspect.carts()).toEqual(before);
});
