/** Accounts with the fewest scopes, and accounts of one store. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '../../../src/contract/account.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }) });

const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};

/** Signs in where nothing is left to decide. */
const enter = async (credentials: Credentials) => {
  const answer = await extension.ask('account.signIn', credentials);
  if (!('account' in answer)) throw new Error('The shopper is asked about the carts.');
  return answer;
};
const holdings = (cart: { lines: { productId: string; quantity: number }[] }) =>
  cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(() => {
  requests();
});

describe('a client with the four scopes of the tutorial', () => {
  beforeEach(async () => {
    await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  });

  test('browses, signs up, signs in, and fills a cart', async () => {
    expect((await extension.ask('catalog.search', { text: '', offset: 0 })).results.length).toBeGreaterThan(0);
    await extension.ask('account.signUp', alice);
    await extension.ask('account.signOut');
    const { account } = await enter(alice);
    expect(account).toMatchObject({ state: 'customer', email: alice.email });

    const cart = await extension.change(add(mug));

    expect(holdings(cart)).toEqual([[mug, 1]]);
    const customer = store.inspect.customers().find(({ email }) => email === alice.email);
    expect(store.inspect.carts()).toMatchObject([{ customerId: customer?.id }]);
  });

  test('asks to sign in before the first item, which is in the cart then', async () => {
    const failure = await failureFrom(extension.change(add(mug, 2)));
    expect(failure.name).toBe('sign-in-needed');
    extension.stopWorker();

    const { cart } = await extension.ask('account.signUp', alice);

    expect(cart.news).toBeUndefined();
    expect(holdings(cart)).toEqual([[mug, 2]]);
    expect(store.inspect.carts()).toMatchObject([{ lineItems: [{ productId: mug, quantity: 2 }] }]);
  });
});

describe("a store's own customers", () => {
  const storeKey = 'quayside';

  beforeEach(async () => {
    const { connection, preferences } = settingsFor(store);
    await extension.ask('settings.save', { connection, preferences: { ...preferences, storeKey } });
  });

  test('sign up, fill a cart of the store, and sign in again', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signUp', alice);
    await extension.change(add(lamp));
    await extension.ask('account.signOut');

    const { cart } = await enter(alice);

    expect(holdings(cart)).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);
    expect(store.inspect.carts().map((each) => each.store?.key)).toEqual([storeKey]);
  });

  test('are not known outside of it', async () => {
    await extension.ask('account.signUp', alice);
    await extension.ask('settings.save', settingsFor(store));

    expect((await failureFrom(extension.ask('account.signIn', alice))).name).toBe('credentials-wrong');
  });
});
