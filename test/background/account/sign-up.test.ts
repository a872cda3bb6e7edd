/** A guest or a visitor creates an account. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Fault } from '../../demo-store/store/faults.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug] = catalogue.products.map(({ id }) => id) as [string];

useShop({ open: () => createDemoStore({ catalogue }) });

const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};
const holdings = (cart: { lines: { productId: string; quantity: number }[] }) =>
  cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(() => {
  requests();
});

describe('signing up', () => {
  test('makes a customer of the guest, whose cart stays', async () => {
    await extension.change(add(mug, 2));

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
    await extension.change(add(mug));

    const failure = await failureFrom(extension.ask('account.signUp', { ...alice, email: store.customer.email }));

    expect(failure).toMatchObject({ name: 'email-taken', field: 'email' });
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });
});

describe('signing up when the answer is lost', () => {
  test.each<[string, Fault]>([
    ['before it arrived', 'drop-before'],
    ['after it took effect', 'drop-after'],
    ['with a 502 after it took effect', { status: 502, after: true }],
  ])('%s: one account, one session, and no false "email taken"', async (_when, fault) => {
    await extension.change(add(mug, 2));
    faults.add({ match: ({ path }) => path.endsWith('/me/signup'), fault });

    const entrance = await extension.ask('account.signUp', alice).catch(() => extension.ask('account.signUp', alice));

    expect(entrance.account).toMatchObject({ state: 'customer', email: alice.email });
    expect(holdings(entrance.cart)).toEqual([[mug, 2]]);
    expect(store.inspect.customers().filter(({ email }) => email === alice.email)).toHaveLength(1);
  });
});
