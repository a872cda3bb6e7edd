/** What waits for the cart of a shop when another one is put in force, by the options page or by a new build. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add, settle } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug] = catalogue.products.map(({ id }) => id) as [string];
useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });
beforeEach(async () => {
  await extension.change(add(mug));
});
const held = () => store.inspect.carts().map(({ lineItems }) => lineItems.map(({ quantity }) => quantity));
/** The extension is updated to a build with another API client: the next worker reads other settings. */
async function update() {
  await fakeBrowser.storage.local.set({ settings: settingsFor(store, store.clients.tutorial) });
  extension.stopWorker();
}

test('is sent first, with the former client', async () => {
  extension.setOnline(false);
  await extension.ask('cart.change', add(mug, 2));
  await update();
  extension.setOnline(true);

  const { cart } = await settle(extension.ask('panel.open'));

  expect(held()).toEqual([[3]]);
  expect(cart).toMatchObject({ count: 0 });
  expect(cart.news).toBeUndefined();
});

test('is named where that shop cannot be reached', async () => {
  extension.setOnline(false);
  await extension.ask('cart.change', add(mug, 2));
  await update();

  const { cart } = await settle(extension.ask('panel.open'));

  expect(cart).toMatchObject({
    count: 0,
    news: [{ kind: 'lost', why: 'shop', lines: [{ productId: mug, quantity: 3 }] }],
  });
  const { local, session } = await extension.stored();
  expect(Object.keys({ ...local, ...session }).filter((key) => key.includes(store.clients.shopper.id))).toEqual([]);
});

test('is named though the worker is stopped while it leaves the former shop', async () => {
  extension.setOnline(false);
  await extension.ask('cart.change', add(mug, 2));
  await update();
  let removed = 0;
  extension.stopWorkerAt((call) => /^local\.remove/.test(call) && removed++ === 0, 'after');
  const ask = () => settle(extension.ask('panel.open'));

  const { cart } = await ask().catch(ask);

  expect(cart.news).toMatchObject([{ kind: 'lost', why: 'shop' }]);
});

test('with nothing waiting the former shop is asked nothing', async () => {
  await update();
  store.wire.length = 0;

  await settle(extension.ask('panel.open'));

  expect(store.wire.filter(({ path }) => path.includes('/me/'))).toEqual([]);
});
