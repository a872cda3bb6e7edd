/** Commands given without a network are sent when the network is back. */
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, quantities, seen } from '../../harness/cart-contents.ts';
import { extension, faults, goOffline, goOnline, store, useShop } from '../../harness/shop.ts';
import { add, remove, settle, step } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const hour = 3_600_000;

describe('offline', () => {
  test('commands are taken on, shown with their reason, and sent when the network is back', async () => {
    const { lines } = await extension.change(add(mug, 4));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.change', step(lines[0], -1));
    await settle(extension.ask('cart.read'));

    const cart = await seen();
    expect(quantities(cart)).toEqual([
      [mug, 3],
      [lamp, 1],
    ]);
    expect(cart.lines.map(({ isWaiting }) => isWaiting)).toEqual([true, true]);
    expect(cart.waiting).toMatchObject({ count: 2, failure: { name: 'offline' } });
    expect(held()).toEqual([[[mug, 4]]]);

    goOnline();
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await seen()).waiting).toBeUndefined();
    expect(held()).toEqual([
      [
        [mug, 3],
        [lamp, 1],
      ],
    ]);
  });

  test('the cart is there, and its age with it', async () => {
    await extension.change(add(mug, 4));
    const { readAt } = await seen();
    await vi.advanceTimersByTimeAsync(hour);
    goOffline();

    expect(await settle(failureFrom(extension.ask('cart.read')))).toMatchObject({ name: 'offline' });
    expect(await seen()).toMatchObject({ count: 4, readAt });
  });

  test('with the worker gone, the next alarm after the network is back sends what waits', async () => {
    await extension.change(add(mug));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(6 * hour);
    extension.stopWorker();
    goOnline();

    await extension.alarm('outbox');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
  });

  test('all day, it asks less and less often', async () => {
    await extension.change(add(mug));
    let asked = 0;
    extension.setOnline(true);
    const count = () => {
      asked += 1;
      return true;
    };
    faults.add({ match: count, times: Number.POSITIVE_INFINITY, fault: 'drop-before' });
    await extension.ask('cart.change', add(lamp));

    await vi.advanceTimersByTimeAsync(hour);
    const first = asked;
    await vi.advanceTimersByTimeAsync(hour);

    expect(first).toBeLessThan(60);
    expect(asked - first).toBeLessThanOrEqual(21);
  });

  test('what was added and removed again is never sent', async () => {
    await extension.change(add(mug));
    goOffline();
    const cart = await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.change', remove(cart.lines[1]));
    await settle(extension.ask('cart.read'));
    store.wire.length = 0;
    goOnline();
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await seen()).waiting).toBeUndefined();
    expect(store.wire).toEqual([]);
  });
});
