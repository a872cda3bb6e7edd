import { beforeEach, describe, expect, test } from 'vitest';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add, remove, set, step } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

useShop({ open: () => createDemoStore({ catalogue }) });

/** One catalogue for the file: it is read only. */
const { catalogue } = await import('../../demo-store/catalogue/catalogue.ts').then(({ createCatalogue }) => ({
  catalogue: createCatalogue({ products: 120, seed: 1 }),
}));

/** Requests since the last call, `METHOD /path`. */
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(() => {
  requests();
});

const [mug, lamp] = catalogue.products.filter(({ masterVariant }) => masterVariant?.prices?.length) as [
  (typeof catalogue.products)[number],
  (typeof catalogue.products)[number],
];

describe('a new visitor', () => {
  test('buys after a search with two requests: the guest session, and the cart with the line in it', async () => {
    await extension.ask('catalog.search', { text: '', offset: 0 });
    requests();

    const cart = await extension.change(add(mug.id, 2));

    expect(requests()).toEqual([
      `POST /oauth/${store.projectKey}/anonymous/token`,
      `POST /${store.projectKey}/me/carts`,
    ]);
    expect(cart).toMatchObject({ count: 2, lines: [{ productId: mug.id, quantity: 2 }] });
    expect(store.inspect.carts()).toMatchObject([{ lineItems: [{ productId: mug.id, quantity: 2 }] }]);
  });

  test('adds to the known cart with one request', async () => {
    await extension.change(add(mug.id));
    requests();

    const cart = await extension.change(add(lamp.id));

    expect(requests()).toHaveLength(1);
    expect(cart.lines.map((line) => line.productId)).toEqual([mug.id, lamp.id]);
  });

  test('costs one token request for five calls at once', async () => {
    await Promise.all([
      extension.ask('catalog.categories'),
      ...catalogue.products.slice(0, 4).map(({ id }) => extension.ask('catalog.product', id)),
    ]);

    expect(requests().filter((request) => request.includes('/oauth/'))).toEqual(['POST /oauth/token']);
  });

  test('costs one guest session for five adds at once', async () => {
    await Promise.all(catalogue.products.slice(0, 5).map(({ id }) => extension.change(add(id))));

    expect(requests().filter((request) => request.includes('/anonymous/'))).toHaveLength(1);
    expect(store.inspect.carts()).toHaveLength(1);
    expect(store.inspect.carts()[0]?.lineItems).toHaveLength(5);
  });

  test('has no cart until something is added, and the shop is not asked for one', async () => {
    expect(await extension.ask('cart.read')).toEqual({ lines: [], count: 0 });
    expect(requests()).toEqual([]);
  });
});

describe('the cart', () => {
  test('takes quantities, steps and removals', async () => {
    const added = await extension.change(add(mug.id));
    const [line] = added.lines;

    expect(await extension.change(set(line, 7))).toMatchObject({ count: 7 });
    expect(await extension.change(step(line, -2))).toMatchObject({ count: 5 });
    expect(await extension.change(remove(line))).toMatchObject({ lines: [], count: 0 });
    expect(store.inspect.carts()[0]?.lineItems).toEqual([]);
  });

  test('adds up to what the shop charges', async () => {
    const cart = await extension.change(add(mug.id, 3));

    const charged = store.inspect.carts()[0]?.totalPrice;
    expect(cart.totals?.total).toEqual({
      currency: 'EUR',
      amount: charged?.centAmount,
      fractionDigits: charged?.fractionDigits,
    });
    expect(cart.totals?.subtotal?.amount).toBe((cart.lines[0]?.unit.now.amount ?? 0) * 3);
  });

  test('is there after the worker was stopped, without a request', async () => {
    const added = await extension.change(add(mug.id));
    requests();
    extension.stopWorker();

    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: added });
    expect(await extension.ask('cart.read')).toEqual(added);
    expect(requests()).toEqual([]);
  });

  test('is there after the browser was closed, in the same guest session', async () => {
    const added = await extension.change(add(mug.id));
    await extension.restartBrowser();

    expect(await extension.ask('cart.read')).toEqual(added);
    expect(requests().filter((request) => request.includes('/anonymous/'))).toHaveLength(1);
  });

  test('keeps the change of another device', async () => {
    await extension.change(add(mug.id));
    const elsewhere = installedElsewhere();
    await elsewhere.addTo(lamp.id);

    const cart = await extension.change(add(mug.id));

    expect(cart.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      [mug.id, 2],
      [lamp.id, 1],
    ]);
  });

  test('gives way to a new one once it has been ordered', async () => {
    await extension.change(add(mug.id));
    store.orderCart(store.inspect.carts()[0]?.id ?? '');

    const cart = await extension.change(add(lamp.id));

    expect(cart.lines.map((line) => line.productId)).toEqual([lamp.id]);
  });

  test('says how many of a product it takes', async () => {
    const sku = mug.masterVariant.sku ?? '';
    store.setQuantityLimits(sku, { max: 4 });
    await extension.change(add(mug.id, 3));

    const failure = await failureFrom(extension.change(add(mug.id, 2)));

    expect(failure).toMatchObject({ name: 'above-limit', limit: 4 });
    expect((await extension.ask('cart.read')).count).toBe(3);
  });

  test('refuses what has no price here', async () => {
    const unpriced = catalogue.products.find(
      ({ masterVariant }) => !masterVariant.prices?.some((price) => price.value.currencyCode === 'JPY'),
    );
    await extension.ask('settings.save', {
      ...settingsFor(store),
      preferences: { currency: 'JPY', country: 'JP', locale: 'en', storeKey: '' },
    });

    const failure = await failureFrom(extension.change(add(unpriced?.id ?? '')));

    expect(failure.name).toBe('not-sold-here');
    expect(store.inspect.carts()).toEqual([]);
  });
});

/** The same guest on another device: a second writer with the same token. */
function installedElsewhere() {
  return {
    addTo: async (productId: string) => {
      const cart = store.inspect.carts()[0];
      const token = [...store.inspect.tokens().access].at(-1);
      const response = await store.fetch(
        new Request(`http://127.0.0.1:9/${store.projectKey}/me/carts/${cart?.id}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token?.value}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({
            version: cart?.version,
            actions: [{ action: 'addLineItem', productId, variantId: 1, quantity: 1 }],
          }),
        }),
      );
      expect(response.status).toBe(200);
    },
  };
}
