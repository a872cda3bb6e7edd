import { fakeBrowser } from '@webext-core/fake-browser';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, openExtension, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 20, seed: 1 });
const [product] = catalogue.products;
useShop({ open: () => createDemoStore({ catalogue }) });
const addOne = () => extension.change(add(product?.id ?? ''));

beforeEach(async () => {
  await extension.ask('catalog.search', { text: '', offset: 0 });
  await extension.ask('catalog.categories');
});

test('records that make no sense are set aside, whatever they are, and shopping goes on', async () => {
  await addOne();
  const { local, session } = await extension.stored();
  const places = [
    ...Object.keys(local)
      .filter((key) => key !== 'settings')
      .map((key) => ['local', key] as const),
    ...Object.keys(session).map((key) => ['session', key] as const),
  ];
  expect(places.length).toBeGreaterThan(4);

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.anything({ withBigInt: false }), async ([area, key], rubbish) => {
      fc.pre(rubbish !== undefined && rubbish !== null);
      await fakeBrowser.storage[area].set({ [key]: JSON.parse(JSON.stringify(rubbish) ?? '0') });

      const panel = await extension.ask('panel.open');
      expect(['none', 'guest']).toContain(panel.account.state);
      expect((await extension.ask('catalog.search', { text: '', offset: 0 })).results).not.toEqual([]);
      expect((await addOne()).count).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
}, 30_000);

test('a record of another version is kept beside', async () => {
  const key = Object.keys((await extension.stored()).local).find((each) => each.startsWith('categories@')) ?? '';
  await fakeBrowser.storage.local.set({ [key]: { version: 99, tree: [] } });

  expect(await extension.ask('catalog.categories')).not.toEqual([]);

  expect((await extension.stored()).local[`aside/${key}`]).toEqual({ version: 99, tree: [] });
});

test('settings that make no sense ask for a shop again', async () => {
  await fakeBrowser.storage.local.set({ settings: 'rubbish' });
  extension.stopWorker();

  expect(await extension.ask('settings.read')).toMatchObject({ source: 'none' });
});

test('with a full disk no guest session is begun that would be lost, and the shopper is told', async () => {
  extension.fillDisk();

  expect((await failureFrom(addOne())).name).toBe('storage-failed');
  expect(store.inspect.carts()).toEqual([]);
});

test('of what waits only what cannot be read is set aside, and the rest is sent', async () => {
  await addOne();
  const [key = ''] = Object.keys((await extension.stored()).local).filter((each) => each.startsWith('outbox@'));
  extension.setOnline(false);
  await extension.ask('cart.change', add(product?.id ?? '', 2));
  const record = (await extension.stored()).local[key] as { queued: object[]; news: object[] };
  const odd = { command: { id: 'x', kind: 'of a later version' }, at: Date.now() };
  const news = { id: 'new', kind: 'of a later version' };
  await fakeBrowser.storage.local.set({
    [key]: { ...record, queued: [odd, ...record.queued], news: [...record.news, news], last: 'odd' },
  });
  extension.stopWorker();
  extension.setOnline(true);

  expect((await extension.ask('cart.read')).count).toBe(3);

  expect(store.inspect.carts().map(({ lineItems }) => lineItems.map(({ quantity }) => quantity))).toEqual([[3]]);
  expect((await extension.stored()).local[`aside/${key}`]).toEqual([odd, news, 'odd']);
});

test('a line that cannot be read takes no other of the cart with it', async () => {
  await addOne();
  const answers = store.fetch;
  openExtension(async (request) => {
    const answer = await answers(request);
    if (!new URL(request.url).pathname.includes('/me/')) return answer;
    const cart = await answer.json();
    const odd = { id: 'odd', productId: 7, variant: 'none' };
    return Response.json({ ...cart, lineItems: [odd, ...(cart.lineItems ?? [])] }, { status: answer.status });
  });
  await extension.ask('settings.save', settingsFor(store));

  expect(await addOne()).toMatchObject({ count: 1, lines: [{ quantity: 1 }] });
  expect((await addOne()).count).toBe(2);
});

test('a product is added whatever the length of its picture’s address and of its traits', async () => {
  const command = add(product?.id ?? '');
  const url = `https://pictures.example/${'x'.repeat(9_000)}`;
  const traits = [{ axis: 'material', label: 'wool '.repeat(1_000) }];

  expect((await extension.change({ ...command, draft: { ...command.draft, picture: { url }, traits } })).count).toBe(1);
});
