/** Commands wait while a customer or guest signs in, signs out, or has to sign in first. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, quantities, seen } from '../../harness/cart-contents.ts';
import { extension, faults, goOffline, goOnline, store, useShop } from '../../harness/shop.ts';
import { add, changeEmailElsewhere, credentialsOf, remove, settle } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

describe('where the shop has no carts for guests', () => {
  beforeEach(() => extension.ask('settings.save', settingsFor(store, store.clients.tutorial)).then(() => {}));

  test('the shopper’s adds wait for a sign-in, also after a restart of the browser', async () => {
    expect(await failureFrom(extension.change(add(mug, 2)))).toMatchObject({ name: 'sign-in-needed' });
    await failureFrom(extension.change(add(lamp)));
    expect(quantities(await seen())).toEqual([
      [mug, 2],
      [lamp, 1],
    ]);
    await extension.closeBrowser();
    await extension.openBrowser();
    expect(quantities(await seen())).toEqual([
      [mug, 2],
      [lamp, 1],
    ]);
    expect(held()).toEqual([]);

    const entrance = await extension.ask('account.signIn', credentialsOf(store));

    expect(entrance).toMatchObject({ cart: { count: 3 } });
    expect(held()).toEqual([
      [
        [mug, 2],
        [lamp, 1],
      ],
    ]);
  });

  test('an add that the shopper takes back does not wait for a sign-in', async () => {
    await failureFrom(extension.change(add(mug, 2)));
    await extension.ask('cart.change', remove((await seen()).lines[0]));
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await seen()).toMatchObject({ count: 0 });
    expect((await seen()).waiting).toBeUndefined();
  });
});

describe('a sign-in or sign-out while changes wait', () => {
  test('a guest signs in: the customer’s cart gets the waiting changes', async () => {
    await extension.change(add(mug));
    faults.add({
      match: ({ method, path }) => method === 'POST' && path.includes('/me/carts'),
      times: 1,
      fault: { status: 429, headers: {} },
    });
    await extension.ask('cart.change', add(lamp));

    const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

    expect(entrance).toMatchObject({ account: { state: 'customer' }, cart: { count: 2 } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await settle(extension.ask('cart.read'))).toMatchObject({ count: 2 });
    const active = store.inspect.carts().filter(({ cartState, customerId }) => customerId && cartState === 'Active');
    expect(active.map(({ lineItems }) => lineItems.length)).toEqual([2]);
  });

  test.each(['noticed', 'not noticed'])(
    'a guest whose session the shop has ended, %s, signs in at once, and has it all the same',
    async (state) => {
      await extension.change(add(mug, 2));
      store.revokeAll();
      if (state === 'noticed') await extension.ask('catalog.product', lamp);

      const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

      expect(entrance).toMatchObject({
        account: { state: 'customer' },
        cart: { count: 2, news: [{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }] },
      });
    },
  );

  test.each(['noticed', 'not noticed'])(
    'a guest whose session the shop has ended, %s, signs up, and has it all the same',
    async (state) => {
      await extension.change(add(mug, 2));
      store.revokeAll();
      if (state === 'noticed') await extension.ask('catalog.product', lamp);

      const bob = { firstName: 'Bob', lastName: 'B', email: 'bob@example.com', password: 'bob', keepSignedIn: true };
      const entrance = await settle(extension.ask('account.signUp', bob));

      expect(entrance).toMatchObject({
        account: { state: 'customer' },
        cart: { count: 2, news: [{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }] },
      });
    },
  );

  test('a guest signs in after the answer to a change was lost: the customer’s cart has the change once', async () => {
    await extension.change(add(mug, 2));
    const isWrite = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.includes('/me/carts');
    faults.add({ match: isWrite, times: 3, fault: 'drop-after' });
    await extension.ask('cart.change', add(mug));
    await vi.advanceTimersByTimeAsync(2_000);

    const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

    expect(entrance).toMatchObject({ account: { state: 'customer' }, cart: { count: 3 } });
    expect(held()).toEqual([[[mug, 3]]]);
  });

  test('a guest cannot sign in while the worker cannot read whether a change was made, and loses nothing', async () => {
    await extension.change(add(mug, 2));
    faults.add({ match: ({ path }) => path.includes('/me/'), times: 6, fault: 'drop-after' });
    await extension.ask('cart.change', add(mug));
    await vi.advanceTimersByTimeAsync(700);

    expect(await settle(failureFrom(extension.ask('account.signIn', credentialsOf(store))))).toMatchObject({
      name: 'unreachable',
    });
    expect(await settle(extension.ask('account.signIn', credentialsOf(store)))).toMatchObject({ cart: { count: 3 } });
  });

  test('a session that ended keeps the waiting changes for the same customer', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    store.revokeAll();
    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'session-ended' });
    expect(quantities(await seen())).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);

    expect(await extension.ask('account.signIn', credentialsOf(store))).toMatchObject({ cart: { count: 2 } });
    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
  });

  test('a session that ended keeps the waiting changes for a customer whose email was changed elsewhere', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    await changeEmailElsewhere(store, 'new@example.com');
    store.revokeAll();
    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'session-ended' });

    const again = { ...credentialsOf(store), email: 'new@example.com' };
    expect(await extension.ask('account.signIn', again)).toMatchObject({ cart: { count: 2 } });
  });

  test('a sign-out clears the waiting changes, the badge, the alarm and all stored data', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await settle(extension.ask('cart.read'));
    expect((await extension.button()).badge).toBe('2!');
    expect(await fakeBrowser.alarms.get('outbox')).toBeDefined();

    await extension.ask('account.signOutAnyway');
    goOnline();
    await vi.advanceTimersByTimeAsync(10 * 60_000);

    expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
    expect(await fakeBrowser.alarms.get('outbox')).toBeUndefined();
    expect(held()).toEqual([[[mug, 1]]]);
    const { local, session } = await extension.stored();
    expect(
      Object.keys({ ...local, ...session }).filter((key) => /^(outbox|cart|today|session|access)@/.test(key)),
    ).toEqual([]);
  });

  test('a cart after signing out is newer for pages than one before', async () => {
    const before = await extension.change(add(mug));
    await extension.ask('account.signOut');
    await vi.advanceTimersByTimeAsync(10);
    const after = await extension.change(add(lamp));

    expect(after.revision).toBeGreaterThan(before.revision ?? 0);
  });
});
