/** Extension storage takes nothing more. */
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, quantities, seen } from '../../harness/cart-contents.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

describe('a full disk', () => {
  test('refuses a command before the request, in one sentence', async () => {
    await extension.change(add(mug));
    extension.fillDisk();
    store.wire.length = 0;

    expect(await failureFrom(extension.ask('cart.change', add(lamp)))).toMatchObject({ name: 'storage-failed' });
    await vi.advanceTimersByTimeAsync(10_000);

    expect(store.wire).toEqual([]);
    expect(quantities(await seen())).toEqual([[mug, 1]]);
  });

  test('that fills up while a request is under way loses and doubles nothing', async () => {
    await extension.change(add(mug));
    faults.add({ match: ({ method }) => method === 'POST', fault: { delay: 1_000 } });
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(100);
    extension.fillDisk();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(quantities(await seen())).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);

    await extension.closeBrowser();
    extension.freeDisk();
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
    expect(await seen()).toMatchObject({ count: 2 });
    expect((await seen()).waiting).toBeUndefined();
  });
});
