/** A customer signs in: which cart stays, and what is stored. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '../../../src/contract/account.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf, remove } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }) });

const known = () => credentialsOf(store);

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

describe('signing in', () => {
  describe('when guest and customer both have something in the cart', () => {
    beforeEach(async () => {
      await extension.ask('account.signIn', known());
      await extension.change(add(mug, 3));
      await extension.ask('account.signOut');
      await extension.change(add(mug, 2));
      await extension.change(add(lamp, 1));
    });

    test('asks first, and nothing has happened', async () => {
      const answer = await extension.ask('account.signIn', known());

      expect(answer).toMatchObject({ guest: { count: 3 }, customer: { count: 3 } });
      expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 3 } });
      expect(store.wire.map(({ path }) => path)).not.toContain(`/${store.projectKey}/me/login`);
    });

    test('merges: of the same product the larger quantity stays, and what changed is told', async () => {
      const entrance = await enter({ ...known(), carts: 'merge' });

      expect(holdings(entrance.cart)).toEqual([
        [mug, 3],
        [lamp, 1],
      ]);
      expect(entrance.cart.news).toMatchObject([
        { kind: 'merged', lines: [{ productId: mug, quantity: 3, guestQuantity: 2 }] },
      ]);
      expect(await extension.ask('cart.read')).toEqual(entrance.cart);
    });

    test("or goes on with the guest's alone", async () => {
      const { cart } = await enter({ ...known(), carts: 'use-guest' });

      expect(holdings(cart)).toEqual([
        [mug, 2],
        [lamp, 1],
      ]);
    });

    test("or with the customer's alone", async () => {
      const { cart } = await enter({ ...known(), carts: 'leave-guest' });

      expect(holdings(cart)).toEqual([[mug, 3]]);
      expect(cart.news).toMatchObject([{ kind: 'merged', held: 'leave-guest', lines: [] }]);
    });
  });

  test("when the shop cannot take the guest's cart over says that, and the guest shops on", async () => {
    await extension.change(add(mug));
    faults.add({
      match: ({ path }) => path.endsWith('/me/login'),
      times: 9,
      fault: { status: 400, body: { statusCode: 400, message: 'm', errors: [{ code: 'MatchingPriceNotFound' }] } },
    });

    expect((await failureFrom(extension.ask('account.signIn', known()))).name).toBe('cart-not-movable');
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
    expect(await enter({ ...known(), carts: 'leave-guest' })).toMatchObject({ account: { state: 'customer' } });
  });

  test('brings along what an agent has put into a cart that the guest had emptied', async () => {
    const { lines } = await extension.change(add(mug));
    for (const line of lines) await extension.change(remove(line));
    const [cart = { anonymousId: '' }] = store.inspect.carts();
    store.elsewhere(cart).change({ action: 'addLineItem', productId: lamp, variantId: 1, quantity: 2 });

    expect(holdings((await enter({ ...known(), carts: 'merge' })).cart)).toEqual([[lamp, 2]]);
  });

  test("finds the customer's cart when there was no guest", async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.change(add(mug));
    await extension.ask('account.signOut');

    expect((await enter(known())).cart.lines).toEqual(filled.lines);
  });

  test('with a wrong password says so, asks the shop once, and leaves the guest as they were', async () => {
    await extension.change(add(mug));
    requests();

    const failure = await failureFrom(extension.ask('account.signIn', { ...known(), password: 'wrong' }));

    expect(failure.name).toBe('credentials-wrong');
    expect(requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });

  test("ends the guest's tokens at the shop", async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    await expect
      .poll(() => store.inspect.tokens().refresh.filter(({ subject }) => subject && 'anonymousId' in subject))
      .toEqual([]);
  });

  test('lasts over a worker that is stopped and a browser that is closed', async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.change(add(mug));
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
    await extension.change(add(mug));

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
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
  });

  test('keeps access tokens off the disk', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    const { local } = await extension.stored();
    for (const { value } of store.inspect.tokens().access) expect(JSON.stringify(local)).not.toContain(value);
  });
});
