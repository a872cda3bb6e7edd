/** What waits for the cart when a customer signs out. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, addCode, credentialsOf, settle } from '../../harness/shopper.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug] = catalogue.products.map(({ id }) => id) as [string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

beforeEach(async () => {
  await extension.ask('account.signIn', credentialsOf(store));
  await extension.change(add(mug));
});

const held = () => store.inspect.carts().map(({ lineItems }) => lineItems.map(({ quantity }) => quantity));
const state = async () => (await extension.ask('panel.open')).account.state;

test('a waiting change is sent before the sign-out', async () => {
  await extension.ask('cart.change', add(mug));

  expect(await settle(extension.ask('account.signOut'))).toMatchObject({ account: { state: 'none' } });
  expect(held()).toEqual([[2]]);
});

test('without network the sign-out names the waiting change, and the customer stays until the decision', async () => {
  extension.setOnline(false);
  await extension.ask('cart.change', add(mug));

  const answer = await settle(extension.ask('account.signOut'));

  expect(answer).toMatchObject({ count: 1, lines: [{ productId: mug, quantity: 2 }] });
  expect(await state()).toBe('customer');
  await extension.ask('account.signOutAnyway');
  expect(await state()).toBe('none');
  extension.setOnline(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held()).toEqual([[1]]);
});

test('without an answer from the shop the sign-out names the waiting change after three seconds', async () => {
  faults.add({ match: ({ path }) => path.includes('/me/carts'), times: 99, fault: 'hang-before' });
  await extension.ask('cart.change', addCode(store.codes.percentage));
  const before = Date.now();

  expect(await settle(extension.ask('account.signOut'))).toEqual({ count: 1, lines: [] });
  expect(Date.now() - before).toBeLessThan(4_000);
  expect(await state()).toBe('customer');
});

test('a sign-out with nothing waiting sends no request for the cart', async () => {
  store.wire.length = 0;
  await settle(extension.ask('account.signOut'));

  expect(store.wire.filter(({ path }) => path.includes('/me/'))).toEqual([]);
});
