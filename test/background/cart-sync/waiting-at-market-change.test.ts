/** Commands wait while the currency is changed in the settings. */
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { quantities } from '../../harness/cart-contents.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add, addCode, settle } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

describe('the currency is changed in the settings', () => {
  const [both, euroOnly] = catalogue.products
    .filter(({ masterVariant }) =>
      ['EUR', 'USD'].every((currency) => masterVariant?.prices?.some(({ value }) => value.currencyCode === currency)),
    )
    .map(({ id }) => id) as [string, string];
  const toDollars = () =>
    extension.ask('settings.save', {
      ...settingsFor(store),
      preferences: { currency: 'USD', country: 'US', locale: 'en', storeKey: '' },
    });

  test('the cart is made anew with what is sold there, and the rest is named', async () => {
    const { masterVariant } = catalogue.products.find(({ id }) => id === euroOnly) ?? {};
    store.removePrice(masterVariant?.sku ?? '', 'USD');
    await extension.change(add(both, 3));
    await extension.change(add(euroOnly));
    await toDollars();

    const cart = await settle(extension.ask('cart.read'));

    expect(quantities(cart)).toEqual([[both, 3]]);
    expect(cart.totals?.total.currency).toBe('USD');
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'currency', lines: [{ productId: euroOnly, quantity: 1 }] }]);
  });

  test('the next command finds it made anew', async () => {
    await extension.change(add(both, 3));
    await toDollars();

    expect(quantities(await settle(extension.change(add(both))))).toEqual([[both, 4]]);
    expect(store.inspect.carts()).toMatchObject([{ totalPrice: { currencyCode: 'USD' } }]);
  });

  test('codes that were typed come along', async () => {
    await extension.change(add(both, 3));
    await extension.change(addCode(store.codes.percentage));
    await toDollars();

    await settle(extension.ask('cart.read'));
    const cart = await settle(extension.ask('cart.read'));

    expect(cart.codes).toMatchObject([{ code: store.codes.percentage, state: 'applied' }]);
  });

  test.each(['before', 'after'] as const)(
    'a worker that is ended %s any of its requests leaves one cart',
    async (when) => {
      let nth = 0;
      for (let hasEnded = true; hasEnded; nth += 1) {
        await extension.ask('account.signOut');
        for (const { id } of store.inspect.carts()) store.deleteCart(id);
        await extension.ask('settings.save', settingsFor(store));
        await extension.change(add(both, 3));
        await extension.change(addCode(store.codes.percentage));
        await toDollars();
        let calls = 0;
        let isOver = false;
        const isNth = (call: string) => !isOver && /^fetch .*(\/me\/|projections)/.test(call) && calls++ === nth;
        const death = extension.stopWorkerAt(isNth, when);
        await settle(extension.ask('cart.read').catch(() => {}));
        hasEnded = death.hasEnded();
        isOver = true;
        await settle(extension.ask('cart.read'));
        await vi.advanceTimersByTimeAsync(1_000);

        const cart = await settle(extension.ask('cart.read'));
        expect(quantities(cart)).toEqual([[both, 3]]);
        expect(cart.codes).toMatchObject([{ code: store.codes.percentage, state: 'applied' }]);
        expect(store.inspect.carts().map(({ totalPrice }) => totalPrice.currencyCode)).toEqual(['USD']);
      }
      // The cart, the catalogue, a new cart, the old one deleted, and once with no death at all.
      expect(nth).toBeGreaterThan(4);
    },
    30_000,
  );
});
