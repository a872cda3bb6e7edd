import { beforeEach, describe, expect, test } from 'vitest';
import type { CartGesture } from '../../src/contract/cart.ts';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from './extension.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

let store: DemoStore;
let extension: Extension;

const add = (productId: string, quantity = 1): CartGesture => ({
  id: crypto.randomUUID(),
  kind: 'add',
  productId,
  variantId: 1,
  quantity,
});
const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};
const known = () => ({ email: store.customer.email, password: store.customer.password, keepSignedIn: true });
const holdings = (cart: { lines: { productId: string; quantity: number }[] }) =>
  cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(async () => {
  store = createDemoStore({ catalogue });
  extension = installExtension(store.fetch);
  await extension.ask('settings.save', settingsFor(store));
  requests();
});

describe('signing up', () => {
  test('makes a customer of the guest, whose cart stays', async () => {
    await extension.ask('cart.change', add(mug, 2));

    const entrance = await extension.ask('account.signUp', alice);

    expect(entrance.account).toEqual({
      state: 'customer',
      email: 'alice@example.com',
      firstName: 'Alice',
      lastName: 'Doe',
    });
    expect(holdings(entrance.cart)).toEqual([[mug, 2]]);
    const customer = store.inspect.customers().find(({ email }) => email === alice.email);
    expect(store.inspect.carts()).toMatchObject([{ customerId: customer?.id, lineItems: [{ productId: mug }] }]);
  });

  test('says when the email is taken, and the guest shops on', async () => {
    await extension.ask('cart.change', add(mug));

    const failure = await failureFrom(extension.ask('account.signUp', { ...alice, email: store.customer.email }));

    expect(failure).toMatchObject({ name: 'email-taken', field: 'email' });
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });
});

describe('signing in', () => {
  test("brings the guest's cart to the customer's: of the same product the larger quantity stays", async () => {
    await extension.ask('account.signIn', known());
    await extension.ask('cart.change', add(mug, 3));
    await extension.ask('account.signOut');
    await extension.ask('cart.change', add(mug, 2));
    await extension.ask('cart.change', add(lamp, 1));

    const { cart } = await extension.ask('account.signIn', known());

    expect(holdings(cart)).toEqual([
      [mug, 3],
      [lamp, 1],
    ]);
    expect(await extension.ask('cart.read')).toEqual(cart);
  });

  test("finds the customer's cart when there was no guest", async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.ask('cart.change', add(mug));
    await extension.ask('account.signOut');

    expect((await extension.ask('account.signIn', known())).cart).toEqual(filled);
  });

  test('with a wrong password says so, asks the shop once, and leaves the guest as they were', async () => {
    await extension.ask('cart.change', add(mug));
    requests();

    const failure = await failureFrom(extension.ask('account.signIn', { ...known(), password: 'wrong' }));

    expect(failure.name).toBe('credentials-wrong');
    expect(requests()).toHaveLength(1);
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });

  test("ends the guest's tokens at the shop", async () => {
    await extension.ask('cart.change', add(mug));
    await extension.ask('account.signIn', known());

    await expect
      .poll(() => store.inspect.tokens().refresh.filter(({ subject }) => subject && 'anonymousId' in subject))
      .toEqual([]);
  });

  test('lasts over a worker that is stopped and a browser that is closed', async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.ask('cart.change', add(mug));
    extension.stopWorker();
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' }, cart: filled });
    await extension.restartBrowser();

    expect(await extension.ask('cart.read')).toEqual(filled);
    expect(await extension.ask('panel.open')).toMatchObject({
      account: { state: 'customer', email: store.customer.email },
    });
  });

  test('without "Keep me signed in" leaves nothing of the customer on the disk', async () => {
    await extension.ask('account.signIn', { ...known(), keepSignedIn: false });
    await extension.ask('cart.change', add(mug));

    const { local } = await extension.stored();
    const secrets = [
      store.customer.email,
      store.customer.lastName,
      mug,
      ...store.inspect.tokens().refresh.map(({ value }) => value),
      ...store.inspect.tokens().access.map(({ value }) => value),
    ];
    for (const secret of secrets) expect(JSON.stringify(local)).not.toContain(secret);
    await extension.restartBrowser();
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'nobody' }, cart: { count: 0 } });
  });

  test('keeps access tokens off the disk', async () => {
    await extension.ask('cart.change', add(mug));
    await extension.ask('account.signIn', known());

    const { local } = await extension.stored();
    for (const { value } of store.inspect.tokens().access) expect(JSON.stringify(local)).not.toContain(value);
  });
});

describe('signing out', () => {
  test('forgets everything of the shop and ends both tokens', async () => {
    await extension.ask('cart.change', add(mug));
    await extension.ask('account.signIn', known());

    expect(await extension.ask('account.signOut')).toEqual({
      account: { state: 'nobody' },
      cart: { lines: [], count: 0 },
    });

    const { local, session } = await extension.stored();
    expect(Object.keys({ ...local, ...session })).toEqual(['settings']);
    expect(store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject)).toEqual([]);
  });
});

describe('tokens', () => {
  test('eight calls with an expired token cost one token request', async () => {
    await extension.ask('cart.change', add(mug));
    store.expireAccessTokens();
    requests();

    await Promise.all([
      ...catalogue.products.slice(0, 7).map(({ id }) => extension.ask('catalog.product', id)),
      extension.ask('cart.change', add(lamp)),
    ]);

    expect(requests().filter((request) => request.includes('/oauth/'))).toEqual(['POST /oauth/token']);
  });

  test('a session that the shop has ended asks to sign in, and shops on as before afterwards', async () => {
    await extension.ask('account.signIn', known());
    await extension.ask('cart.change', add(mug));
    store.revokeAll();

    expect((await failureFrom(extension.ask('cart.change', add(lamp)))).name).toBe('session-ended');
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'ended' }, cart: { count: 1 } });
    expect((await extension.ask('catalog.product', mug)).id).toBe(mug);

    const { cart } = await extension.ask('account.signIn', known());
    expect(holdings(cart)).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);
  });
});

describe('a client with the four scopes of the tutorial', () => {
  beforeEach(async () => {
    await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  });

  test('browses, signs up, signs in, and fills a cart', async () => {
    expect((await extension.ask('catalog.search', { text: '', offset: 0 })).results.length).toBeGreaterThan(0);
    await extension.ask('account.signUp', alice);
    await extension.ask('account.signOut');
    const { account } = await extension.ask('account.signIn', alice);
    expect(account).toMatchObject({ state: 'customer', email: alice.email });

    const cart = await extension.ask('cart.change', add(mug));

    expect(holdings(cart)).toEqual([[mug, 1]]);
    const customer = store.inspect.customers().find(({ email }) => email === alice.email);
    expect(store.inspect.carts()).toMatchObject([{ customerId: customer?.id }]);
  });

  test('asks to sign in before the first item, which is in the cart then', async () => {
    const failure = await failureFrom(extension.ask('cart.change', add(mug, 2)));
    expect(failure.name).toBe('sign-in-needed');
    extension.stopWorker();

    const { cart, trouble } = await extension.ask('account.signUp', alice);

    expect(trouble).toBeUndefined();
    expect(holdings(cart)).toEqual([[mug, 2]]);
    expect(store.inspect.carts()).toMatchObject([{ lineItems: [{ productId: mug, quantity: 2 }] }]);
  });
});
