/** The browser was closed while a command waited. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, seen } from '../../harness/cart-contents.ts';
import { extension, useShop } from '../../harness/shop.ts';
import { add, set, settle } from '../../harness/shopper.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug] = catalogue.products.map(({ id }) => id) as [string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const hour = 3_600_000;

describe('a browser that was closed with a change waiting', () => {
  test('sends it when it starts', async () => {
    await extension.change(add(mug));
    await extension.ask('cart.change', set((await seen()).lines[0], 5));
    await extension.closeBrowser();
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([[[mug, 5]]]);
    expect((await seen()).waiting).toBeUndefined();
  });

  test('and starts minutes later sends it, and says so', async () => {
    await extension.change(add(mug));
    await extension.ask('cart.change', set((await seen()).lines[0], 5));
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + hour);
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([[[mug, 5]]]);
    expect((await seen()).news).toMatchObject([{ kind: 'sent-late', count: 1 }]);
  });

  describe('and starts the next day', () => {
    beforeEach(async () => {
      await extension.change(add(mug));
      await extension.ask('cart.change', set((await seen()).lines[0], 5));
      await extension.closeBrowser();
      vi.setSystemTime(Date.now() + 24 * hour);
      await extension.openBrowser();
      await vi.advanceTimersByTimeAsync(60_000);
    });

    test('asks about it, and sends nothing unasked', async () => {
      expect(held()).toEqual([[[mug, 1]]]);
      const cart = await settle(extension.ask('cart.read'));
      expect(cart).toMatchObject({ count: 1, forgotten: { lines: [{ productId: mug, quantity: 5 }] } });
      expect(cart.waiting).toBeUndefined();
      expect(cart.lines[0]?.isWaiting).toBeUndefined();
      expect((await extension.button()).badge).toBe('1!');
    });

    test('sends it when the shopper says so', async () => {
      await extension.ask('cart.decide', 'send');
      const cart = await settle(extension.ask('cart.read'));

      expect(held()).toEqual([[[mug, 5]]]);
      expect(cart.forgotten).toBeUndefined();
    });

    test('drops it when the shopper says so', async () => {
      const cart = await extension.ask('cart.decide', 'drop');
      await vi.advanceTimersByTimeAsync(60_000);

      expect(cart).toMatchObject({ count: 1 });
      expect(cart.forgotten).toBeUndefined();
      expect(held()).toEqual([[[mug, 1]]]);
      expect((await extension.button()).badge).toBe('1');
    });
  });

  test('after it had left, and starts the next day: done once, whatever became of the answer', async () => {
    await extension.change(add(mug));
    const death = extension.stopWorkerAt((call) => call.startsWith('fetch POST'), 'after');
    await extension.ask('cart.change', add(mug)).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(death.hasEnded()).toBe(true);
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + 24 * hour);
    await extension.openBrowser();
    await settle(extension.ask('cart.read'));

    expect(held()).toEqual([[[mug, 2]]]);
    expect((await seen()).forgotten).toBeUndefined();
    expect((await seen()).news).toMatchObject([{ kind: 'sent-late', count: 1 }]);
  });

  test('before it had left, and starts the next day: asked about', async () => {
    await extension.change(add(mug));
    const death = extension.stopWorkerAt((call) => call.startsWith('fetch POST'), 'before');
    await extension.ask('cart.change', add(mug)).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(death.hasEnded()).toBe(true);
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + 24 * hour);
    await extension.openBrowser();
    await settle(extension.ask('cart.read'));

    expect(held()).toEqual([[[mug, 1]]]);
    expect((await seen()).forgotten).toMatchObject({ lines: [{ productId: mug, quantity: 2 }] });
  });
});
