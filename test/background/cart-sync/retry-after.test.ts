/** The shop answers 429 or 503 and asks for a pause. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, seen } from '../../harness/cart-contents.ts';
import { extension, faults, openExtension, store, useShop } from '../../harness/shop.ts';
import { add, settle } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const hour = 3_600_000;

describe('a shop that asks for a pause', () => {
  const minute = 60_000;
  const writes = () => store.wire.filter(({ method, path }) => method === 'POST' && path.includes('/me/carts'));
  /** What a change is answered, and is so again for as long as it is asked. */
  const answer = (pause: string, status: 429 | 503 = 429) =>
    faults.add({
      match: ({ path }) => path.includes('/me/'),
      times: Number.POSITIVE_INFINITY,
      fault: { status, headers: pause ? { 'Retry-After': pause } : {} },
    });

  beforeEach(async () => {
    await extension.change(add(mug));
  });

  test.each<[string, 429 | 503, () => string]>([
    ['429', 429, () => '120'],
    ['503', 503, () => '120'],
    ['a date', 429, () => new Date(Date.now() + 2 * minute).toUTCString()],
  ])('by %s gets no request until the pause ends, whatever the panel asks', async (_what, status, pause) => {
    const { struck } = answer(pause(), status);
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(struck()).toBe(1);

    for (let second = 0; second < 110; second += 5) {
      await extension.ask('cart.read');
      await vi.advanceTimersByTimeAsync(5_000);
    }
    await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.read');
    extension.setOnline(true);
    await extension.alarm('outbox');
    extension.stopWorker();
    await extension.alarm('outbox');
    await extension.ask('cart.read');

    expect(struck()).toBe(1);
    expect((await seen()).waiting).toMatchObject({ count: 2, failure: { name: 'shop-failed' } });
    expect((await seen()).waiting?.notBefore).toBeGreaterThan(Date.now());

    faults.clear();
    await vi.advanceTimersByTimeAsync(minute);
    expect((await seen()).waiting).toBeUndefined();
    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 2],
      ],
    ]);
  });

  test('gets a request as soon as the pause ends, although the worker’s own pause would be longer', async () => {
    answer('1');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(10 * minute);
    faults.clear();
    await vi.advanceTimersByTimeAsync(2_000);

    await settle(extension.ask('cart.read'));

    expect((await seen()).waiting).toBeUndefined();
  });

  test.each(['86400', '99999999999999999999'])('for %s seconds gets the next request after an hour', async (pause) => {
    const { struck } = answer(pause);
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(hour - minute);
    await extension.ask('cart.read');
    expect(struck()).toBe(1);

    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(struck()).toBe(2);
  });

  test('without a readable length gets no request for five seconds', async () => {
    const { struck } = answer('');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    const before = struck();
    for (let second = 0; second < 4; second += 1) {
      await extension.ask('cart.read');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(struck()).toBe(before);
    faults.clear();
    await vi.advanceTimersByTimeAsync(1_500);

    expect((await seen()).waiting).toBeUndefined();
  });

  test('before a cart exists gets no request that reads whether the cart was created', async () => {
    openExtension(faults.fetch);
    await extension.ask('settings.save', settingsFor(store));
    const { struck } = answer('120');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(minute);
    await extension.ask('cart.read');
    expect(struck()).toBe(1);

    faults.clear();
    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(held().at(-1)).toEqual([[lamp, 1]]);
  });

  test('gets requests again after the device’s clock was set back', async () => {
    answer('120');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    faults.clear();
    vi.setSystemTime(Date.now() - 5 * hour);

    await settle(extension.ask('cart.read'));

    expect(writes().length).toBeGreaterThan(0);
    expect((await seen()).waiting).toBeUndefined();
  });
});
