import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, addCode, credentialsOf, remove, set, settle } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];
useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });
test('the button says nothing of an empty cart but in words', async () => {
  await extension.openBrowser();
  await vi.advanceTimersByTimeAsync(0);

  expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
});

test('the button counts the items at once, before the shop has them', async () => {
  await extension.ask('cart.change', add(mug, 2));
  expect(await extension.button()).toEqual({ badge: '2', title: 'Cartlet · Cart, 2 items' });

  const { lines } = await settle(extension.ask('cart.read'));
  await extension.change(set(lines[0], 1));
  expect(await extension.button()).toEqual({ badge: '1', title: 'Cartlet · Cart, 1 item' });

  await extension.change(remove(lines[0]));
  expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
});

describe('at the shop’s checkout', () => {
  const noted = async () => {
    const { session } = await extension.stored();
    return JSON.stringify(Object.entries(session).find(([key]) => key.startsWith('checkout@')));
  };
  /** Lets the alarm go off, in a new worker each time, until it is set no more; gives how often it was. */
  const alarmsUntilNone = async () => {
    let alarms = 0;
    while (await fakeBrowser.alarms.get('checkout')) {
      const before = await noted();
      await fakeBrowser.alarms.clear('checkout');
      await vi.advanceTimersByTimeAsync(120_000);
      extension.stopWorker();
      await extension.alarm('checkout');
      await vi.waitFor(async () => expect(await noted()).not.toBe(before));
      alarms += 1;
      if ((await noted()) === undefined) break;
      await vi.waitFor(async () => expect(await fakeBrowser.alarms.get('checkout')).toBeDefined());
    }
    return alarms;
  };

  test('the button counts no more what has been ordered, with no panel open', async () => {
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    const [cart] = store.inspect.carts();
    store.orderCart(cart?.id ?? '');

    expect(await alarmsUntilNone()).toBe(1);
    expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
  });

  test('it asks a few times what became of a cart that is not ordered, and no more', async () => {
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    store.wire.length = 0;

    expect(await alarmsUntilNone()).toBe(5);
    expect(store.wire.filter(({ path }) => path.endsWith('/me/active-cart'))).toHaveLength(5);
    // And once whether the request that made it has made another.
    expect(store.wire).toHaveLength(6);
    expect((await extension.button()).badge).toBe('2');
  });

  test('nobody looks after a cart whose customer has left', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    expect(await fakeBrowser.alarms.get('checkout')).toBeDefined();

    await extension.ask('account.signOut');

    expect(await fakeBrowser.alarms.get('checkout')).toBeUndefined();
  });

  test('it looks on when the shop could not be reached', async () => {
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    store.orderCart(store.inspect.carts()[0]?.id ?? '');
    faults.add({ match: ({ path }) => path.endsWith('/me/active-cart'), times: 3, fault: { status: 503 } });

    expect(await alarmsUntilNone()).toBe(2);
    expect((await extension.button()).badge).toBe('');
  });
});

test('the button counts to 99, and its title goes on', async () => {
  await extension.change(add(mug, 99));
  expect((await extension.button()).badge).toBe('99');

  await extension.change(add(mug, 1_135));
  expect(await extension.button()).toEqual({ badge: '99+', title: 'Cartlet · Cart, 1,234 items' });
});

test('the button has a mark while something cannot be sent, and none when it has been', async () => {
  await extension.change(add(mug, 120));
  faults.add({ match: ({ method }) => method === 'POST', times: 6, fault: { status: 503 } });
  await extension.ask('cart.change', add(lamp));
  await vi.advanceTimersByTimeAsync(0);
  expect((await extension.button()).badge).toBe('99+');
  await settle(extension.ask('cart.read'));

  expect(await extension.button()).toEqual({
    badge: '99+!',
    title: 'Cartlet · Cart, 121 items · Changes are waiting to be sent',
  });

  await vi.advanceTimersByTimeAsync(10_000);
  expect(await extension.button()).toEqual({ badge: '99+', title: 'Cartlet · Cart, 121 items' });
});

test('the button has a mark when something was taken back, until it has been heard', async () => {
  await extension.change(add(mug));
  await extension.change(addCode('NOBODY')).catch(() => {});
  expect(await extension.button()).toEqual({ badge: '1!', title: 'Cartlet · Cart, 1 item · A change was not made' });

  const { news = [] } = (await extension.ask('panel.open')).cart;
  await extension.ask('cart.dismiss', news[0]?.id ?? '');

  expect(await extension.button()).toEqual({ badge: '1', title: 'Cartlet · Cart, 1 item' });
});

test('what was taken back is said as such, also while the next change is on its way', async () => {
  await extension.change(add(mug));
  await extension.change(addCode('NOBODY')).catch(() => {});
  await extension.ask('cart.change', add(lamp));

  expect((await extension.button()).title).toBe('Cartlet · Cart, 2 items · A change was not made');
});

test('the button is right when the browser starts, without a request', async () => {
  await extension.change(add(mug, 3));
  await extension.closeBrowser();
  store.wire.length = 0;
  await extension.openBrowser();
  await vi.advanceTimersByTimeAsync(1_000);

  expect((await extension.button()).badge).toBe('3');
  expect(store.wire).toEqual([]);
});

test('the button says nothing of the shop before when another one is in force', async () => {
  await extension.change(add(mug, 3));
  await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  await vi.advanceTimersByTimeAsync(0);

  expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
});
