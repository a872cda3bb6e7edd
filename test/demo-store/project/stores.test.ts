import { expect, test } from 'vitest';
import { askForToken, browsing, customer, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import type { DemoStore } from '../store/store.ts';
import { demoStores } from './stores.ts';

const quayside = '/demo/in-store/key=quayside';
const lighthouse = '/demo/in-store/key=lighthouse';
const alice = { email: 'alice@example.com', password: 'secret', firstName: 'Alice' };
const germany = { currency: 'EUR', country: 'DE' };

async function signUp(store: DemoStore, place: string, body: object = alice, bearer?: string) {
  return send(store, 'POST', `${place}/me/signup`, { bearer: bearer ?? (await browsing(store)), body });
}

function logIn(store: DemoStore, place: string, bearer: string, { email, password } = alice) {
  return send(store, 'POST', `${place}/me/login`, { bearer, body: { email, password } });
}

/** A store with one customer of the quayside, and the customer's token. */
async function aliceAtTheQuay() {
  const store = smallStore();
  const { json } = await signUp(store, quayside);
  return { store, id: json.customer.id, bearer: await customer(store, alice, 'quayside') };
}

test('the stores are shown to who may see stores', async () => {
  const store = smallStore();
  const bearer = await browsing(store, store.clients.admin);
  const { json } = await send(store, 'GET', '/demo/stores', { bearer });
  expect(json).toMatchObject({ total: 2, results: [demoStores.quayside, demoStores.lighthouse] });
  const byKey = await send(store, 'GET', '/demo/stores/key=lighthouse', { bearer });
  expect(byKey.json).toEqual(json.results[1]);
  expect((await send(store, 'GET', `/demo/stores/${byKey.json.id}`, { bearer })).json).toEqual(byKey.json);
  for (const unknown of ['key=nowhere', 'nowhere']) {
    expect((await send(store, 'GET', `/demo/stores/${unknown}`, { bearer })).status).toBe(404);
  }
});

test('the scope for seeing stores is not in the template', async () => {
  const store = smallStore();
  const { status, json } = await send(store, 'GET', '/demo/stores', { bearer: await browsing(store) });
  expect(status).toBe(403);
  expect(json.message).toContain('view_stores');
});

test('who signs up in a store is that store’s customer', async () => {
  const store = smallStore();
  const { status, json } = await signUp(store, quayside);
  expect(status).toBe(201);
  expect(json.customer).toMatchObject({ firstName: 'Alice', stores: [{ typeId: 'store', key: 'quayside' }] });
  const bearer = await customer(store, alice, 'quayside');
  expect((await send(store, 'GET', `${quayside}/me`, { bearer })).json).toEqual(json.customer);
  expect((await send(store, 'GET', `${lighthouse}/me`, { bearer })).status).toBe(404);
});

test.each([
  [{ key: 'lighthouse' }, 'lighthouse'],
  [{ typeId: 'store', key: 'quayside' }, 'quayside'],
])('a sign-up may name its store itself: %j', async (identifier, key) => {
  const store = smallStore();
  const { json } = await signUp(store, '/demo', { ...alice, stores: [identifier] });
  expect(json.customer.stores).toEqual([{ typeId: 'store', key }]);
});

test('a sign-up that names an unknown store is refused', async () => {
  const store = smallStore();
  const { status, json } = await signUp(store, '/demo', { ...alice, stores: [{ key: 'nowhere' }] });
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject({ code: 'ReferencedResourceNotFound', typeId: 'store', key: 'nowhere' });
});

test('the same address may sign up in every store once', async () => {
  const { store } = await aliceAtTheQuay();
  expect((await signUp(store, lighthouse, { ...alice, password: 'other' })).status).toBe(201);
  for (const place of [quayside, lighthouse]) {
    const { status, json } = await signUp(store, place, { ...alice, email: 'ALICE@example.com' });
    expect(status).toBe(400);
    expect(json.errors[0]).toMatchObject({ code: 'DuplicateField', field: 'email' });
  }
  const { json: one } = await logIn(store, quayside, await browsing(store));
  const { json: other } = await logIn(store, lighthouse, await browsing(store), { ...alice, password: 'other' });
  expect(one.customer.id).not.toBe(other.customer.id);
});

test('an address is either global or of stores', async () => {
  const { store } = await aliceAtTheQuay();
  expect((await signUp(store, '/demo')).json.errors[0]?.code).toBe('DuplicateField');
  const { email } = store.customer;
  expect((await signUp(store, quayside, { ...alice, email })).json.errors[0]?.code).toBe('DuplicateField');
});

test('an e-mail address is changed to one that is free in the store', async () => {
  const { store, bearer } = await aliceAtTheQuay();
  await signUp(store, lighthouse, { ...alice, email: 'bob@example.com' });
  await signUp(store, quayside, { ...alice, email: 'carol@example.com' });
  const change = (email: string) =>
    send(store, 'POST', `${quayside}/me`, {
      bearer,
      body: { version: 1, actions: [{ action: 'changeEmail', email }] },
    });
  expect((await change('carol@example.com')).json.errors[0]?.code).toBe('DuplicateField');
  expect((await change('bob@example.com')).json).toMatchObject({ version: 2, email: 'bob@example.com' });
});

test('a store’s customer signs in there and nowhere else', async () => {
  const { store } = await aliceAtTheQuay();
  const bearer = await guest(store);
  expect((await logIn(store, quayside, bearer)).status).toBe(200);
  for (const place of ['/demo', lighthouse]) {
    const { status, json } = await logIn(store, place, bearer);
    expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidCredentials']);
  }
});

test('a password gives a store’s customer a token there and nowhere else', async () => {
  const { store, id } = await aliceAtTheQuay();
  const ask = (path: string) =>
    askForToken(store, store.clients.shopper, path, {
      grant_type: 'password',
      username: alice.email,
      password: alice.password,
    });
  const { status, json } = await ask('/oauth/demo/in-store/key=quayside/customers/token');
  expect(status).toBe(200);
  expect(json.refresh_token).toMatch(/^demo:/);
  expect(json.scope).toMatch(new RegExp(` customer_id:${id}$`));
  for (const path of ['/oauth/demo/customers/token', '/oauth/demo/in-store/key=lighthouse/customers/token']) {
    const refused = await ask(path);
    expect([refused.status, refused.json.error]).toEqual([400, 'invalid_customer_account_credentials']);
  }
  for (const path of ['/oauth/demo/in-store/key=nowhere/customers/token', '/oauth/demo/in-store/x/customers/token']) {
    expect((await ask(path)).status).toBe(404);
  }
});

test('a global customer signs in globally and is in no store', async () => {
  const store = smallStore();
  const { status, json } = await logIn(store, quayside, await guest(store), { ...alice, ...store.customer });
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidCredentials']);
  const bearer = await customer(store);
  expect((await send(store, 'GET', `${quayside}/me`, { bearer })).status).toBe(404);
});

test('the profile in a store is changed, its password too, and the account deleted', async () => {
  const { store, bearer } = await aliceAtTheQuay();
  const actions = [{ action: 'setFirstName', firstName: 'Alicia' }];
  const { json } = await send(store, 'POST', `${quayside}/me`, { bearer, body: { version: 1, actions } });
  expect(json).toMatchObject({ version: 2, firstName: 'Alicia' });
  const body = { version: 2, currentPassword: alice.password, newPassword: 'ebb' };
  expect((await send(store, 'POST', `${lighthouse}/me/password`, { bearer, body })).status).toBe(404);
  expect((await send(store, 'POST', `${quayside}/me/password`, { bearer, body })).status).toBe(200);
  expect((await send(store, 'GET', `${quayside}/me`, { bearer })).status).toBe(401);
  const again = await customer(store, { ...alice, password: 'ebb' }, 'quayside');
  expect((await send(store, 'DELETE', `${quayside}/me?version=3`, { bearer: again })).status).toBe(200);
  expect(store.inspect.customers()).toHaveLength(1);
});

test('a code from the mail of a store is redeemed in that store', async () => {
  const { store } = await aliceAtTheQuay();
  const storeKey = 'quayside';
  const redeem = async (place: string, what: string, body: object) =>
    send(store, 'POST', `${place}/me/${what}`, { bearer: await browsing(store), body });
  const verification = { tokenValue: store.mailEmailToken(alice.email, { storeKey }) };
  expect((await redeem(lighthouse, 'email/confirm', verification)).status).toBe(404);
  expect((await redeem(quayside, 'email/confirm', verification)).json.isEmailVerified).toBe(true);
  const reset = { tokenValue: store.mailPasswordToken(alice.email, { storeKey }), newPassword: 'ebb' };
  expect((await redeem(lighthouse, 'password/reset', reset)).status).toBe(404);
  expect((await redeem(quayside, 'password/reset', reset)).status).toBe(200);
  expect((await logIn(store, quayside, await browsing(store), { ...alice, password: 'ebb' })).status).toBe(200);
});

test('a cart made in a store carries it, and no other store shows it', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const get = (path: string) => send(store, 'GET', path, { bearer });
  const lineItems = [{ sku: 'MUG-BLUE' }];
  const { status, json: cart } = await send(store, 'POST', `${quayside}/me/carts`, {
    bearer,
    body: { ...germany, lineItems },
  });
  expect(status).toBe(201);
  expect(cart.store).toEqual({ typeId: 'store', key: 'quayside' });

  expect((await get(`${quayside}/me/active-cart`)).json).toEqual(cart);
  expect((await get(`${quayside}/me/carts/${cart.id}`)).json).toEqual(cart);
  expect((await get(`${quayside}/me/carts`)).json.results).toEqual([cart]);

  expect((await get(`${lighthouse}/me/active-cart`)).status).toBe(404);
  expect((await get(`${lighthouse}/me/carts/${cart.id}`)).status).toBe(404);
  expect((await get(`${lighthouse}/me/carts`)).json.results).toEqual([]);
  const body = { version: 1, actions: [] };
  expect((await send(store, 'POST', `${lighthouse}/me/carts/${cart.id}`, { bearer, body })).status).toBe(404);
  expect((await send(store, 'DELETE', `${lighthouse}/me/carts/${cart.id}?version=1`, { bearer })).status).toBe(404);
});

test('a cart without a store is in none, and the project shows them all', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const make = (place: string) => send(store, 'POST', `${place}/me/carts`, { bearer, body: germany });
  const { json: inStore } = await make(quayside);
  const { json: global } = await make('/demo');
  expect(global).not.toHaveProperty('store');
  expect((await send(store, 'GET', `${quayside}/me/carts/${global.id}`, { bearer })).status).toBe(404);
  expect((await send(store, 'GET', `${quayside}/me/active-cart`, { bearer })).json.id).toBe(inStore.id);
  const { json } = await send(store, 'GET', '/demo/me/carts', { bearer });
  expect(json.results.map(({ id }) => id).sort()).toEqual([inStore.id, global.id].sort());
});

test('a cart is changed and deleted through its store', async () => {
  const { store, bearer, id } = await aliceAtTheQuay();
  const { json: cart } = await send(store, 'POST', `${quayside}/me/carts`, { bearer, body: germany });
  expect(cart.customerId).toBe(id);
  const path = `${quayside}/me/carts/${cart.id}`;
  const actions = [{ action: 'addLineItem', sku: 'MUG-BLUE' }];
  const { json } = await send(store, 'POST', path, { bearer, body: { version: 1, actions } });
  expect(json).toMatchObject({ store: { key: 'quayside' }, totalLineItemQuantity: 1 });
  expect((await send(store, 'DELETE', `${path}?version=${json.version}`, { bearer })).status).toBe(200);
});

test('a draft may name the store of its cart', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const make = (key: string) =>
    send(store, 'POST', '/demo/me/carts', { bearer, body: { ...germany, store: { typeId: 'store', key } } });
  expect((await make('quayside')).json.store).toEqual({ typeId: 'store', key: 'quayside' });
  expect((await make('nowhere')).json.errors[0]).toMatchObject({ code: 'ReferencedResourceNotFound', key: 'nowhere' });
});

test('a store takes no cart for a country where it does not sell', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const post = (path: string, body: object) => send(store, 'POST', path, { bearer, body });
  const refusal = {
    code: 'CountryNotConfiguredInStore',
    message: 'The country FR is not configured for the store lighthouse.',
    storeCountries: ['DE'],
    country: 'FR',
  };
  const france = { ...germany, country: 'FR' };
  expect((await post(`${lighthouse}/me/carts`, france)).json.errors).toEqual([refusal]);
  expect((await post(`${quayside}/me/carts`, france)).status).toBe(201);
  const { json: cart } = await post(`${lighthouse}/me/carts`, germany);
  const actions = [{ action: 'setCountry', country: 'FR' }];
  const { json } = await post(`${lighthouse}/me/carts/${cart.id}`, { version: 1, actions });
  expect(json.errors).toEqual([refusal]);
});

test('signing in to a store merges the guest’s cart of that store', async () => {
  const { store, bearer } = await aliceAtTheQuay();
  const asGuest = await guest(store);
  const make = (who: string, place: string, sku: string) =>
    send(store, 'POST', `${place}/me/carts`, { bearer: who, body: { ...germany, lineItems: [{ sku }] } });
  const { json: own } = await make(bearer, quayside, 'PENCIL-RED');
  await make(asGuest, quayside, 'MUG-BLUE');
  const { json: elsewhere } = await make(asGuest, lighthouse, 'MUG-RED');
  const { json } = await logIn(store, quayside, asGuest);
  expect(json.cart).toMatchObject({ id: own.id, store: { key: 'quayside' } });
  expect(json.cart?.lineItems.map(({ variant }) => variant.sku)).toEqual(['PENCIL-RED', 'MUG-BLUE']);
  const { json: other } = await send(store, 'GET', `${lighthouse}/me/active-cart`, { bearer });
  expect(other).toMatchObject({ id: elsewhere.id, lineItems: [{ variant: { sku: 'MUG-RED' } }] });
});

test('signing up in a store takes the guest’s cart of that store along', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const { json: cart } = await send(store, 'POST', `${quayside}/me/carts`, { bearer, body: germany });
  const { json } = await signUp(store, quayside, alice, bearer);
  expect(json.cart).toMatchObject({ id: cart.id, customerId: json.customer.id });
});

test.each([
  ['GET', 'me'],
  ['POST', 'me/login'],
  ['POST', 'me/signup'],
  ['POST', 'me/password'],
  ['POST', 'me/email/confirm'],
  ['POST', 'me/password/reset'],
  ['GET', 'me/active-cart'],
  ['POST', 'me/carts'],
  ['GET', 'product-projections/mug'],
])('%s %s of an unknown store is not found', async (method, path) => {
  const store = smallStore();
  const bearer = await customer(store);
  const body = method === 'POST' ? { body: alice } : {};
  const { status, json } = await send(store, method, `/demo/in-store/key=nowhere/${path}`, { bearer, ...body });
  expect(status).toBe(404);
  expect(json.errors).toEqual([
    { code: 'ResourceNotFound', message: "The Resource with key 'nowhere' was not found." },
  ]);
});

test.each(['/demo/in-store/quayside/me', `${quayside}/product-projections`, `${quayside}/categories`])(
  '%s is no path of the API',
  async (path) => {
    const store = smallStore();
    const { status, json } = await send(store, 'GET', path, { bearer: await customer(store) });
    expect([status, json.message]).toEqual([404, `URI not found: ${path}`]);
  },
);

test('a scope for one store opens that store alone', async () => {
  const store = smallStore();
  store.clients.shopper.scopes = ['manage_my_orders:demo:quayside', 'create_anonymous_token:demo'];
  const { json: token } = await askForToken(store, store.clients.shopper, '/oauth/demo/anonymous/token', {
    grant_type: 'client_credentials',
    scope: 'manage_my_orders:demo:quayside',
  });
  const bearer = token.access_token;
  expect((await send(store, 'GET', `${quayside}/me/carts`, { bearer })).status).toBe(200);
  expect((await send(store, 'GET', `${lighthouse}/me/carts`, { bearer })).status).toBe(403);
  expect((await send(store, 'GET', '/demo/me/carts', { bearer })).status).toBe(403);
  expect((await send(store, 'GET', `${quayside}/me`, { bearer })).status).toBe(403);
});

test('a store shows a product in its languages and with the prices of its countries', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  const get = async (path: string) => (await send(store, 'GET', path, { bearer })).json;
  const { json: plain } = await send(store, 'GET', '/demo/product-projections/lamp', { bearer });
  expect(await get(`${quayside}/product-projections/lamp`)).toEqual(plain);
  expect(await get(`${quayside}/product-projections/key=key-lamp`)).toEqual(plain);
  expect(plain.masterVariant.prices).toHaveLength(1);
  expect((await get(`${lighthouse}/product-projections/lamp`)).masterVariant.prices).toEqual([]);

  const mug = await get(`${lighthouse}/product-projections/mug?priceCurrency=EUR&priceCountry=DE`);
  expect(mug.masterVariant).toMatchObject({ price: { value: { centAmount: 1190 } } });
  expect(Object.keys(mug.name).sort()).toEqual(['de', 'en']);
  expect((await get(`${lighthouse}/product-projections/mug?localeProjection=de`)).name).toEqual({ de: 'Hafenbecher' });
  expect((await get(`${lighthouse}/product-projections/mug?localeProjection=fr`)).name).toEqual({});
});

test('a product that the shop does not have is not in a store either', async () => {
  const store = smallStore();
  const { status, json } = await send(store, 'GET', `${quayside}/product-projections/nothing`, {
    bearer: await browsing(store),
  });
  expect([status, json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
});
