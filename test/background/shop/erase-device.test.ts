import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openShop, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 5, seed: 1 });
useShop({ open: () => createDemoStore({ catalogue }) });
beforeEach(async () => {
  await extension.ask('cart.change', add(catalogue.products[0]?.id ?? ''));
  await extension.ask('account.signIn', credentialsOf(store));
});

test('everything on the device goes, and the tokens end at the shop', async () => {
  const view = await extension.ask('settings.forget');

  expect(view).toMatchObject({ source: 'none', secretKnown: false });
  await expect.poll(store.inspect.tokens).toEqual({ access: [], refresh: [] });
  await expect.poll(extension.stored).toEqual({ local: {}, session: {} });
  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
});

test('with the shop out of reach only what ends the tokens stays, until it has', async () => {
  faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 99, fault: { status: 500 } });
  await extension.ask('settings.forget');
  const { local, session } = await extension.stored();
  expect([...Object.keys(local), ...Object.keys(session)]).toEqual(['revocations']);
  expect(JSON.stringify(local)).not.toContain(store.customer.email);

  faults.clear();
  await extension.alarm('revocation');

  await expect.poll(store.inspect.tokens).toEqual({ access: [], refresh: [] });
  await expect.poll(extension.stored).toEqual({ local: {}, session: {} });
});

test('with a change that cannot be sent now everything goes all the same, and the tokens end', async () => {
  extension.setOnline(false);
  await extension.ask('cart.change', add(catalogue.products[1]?.id ?? ''));

  await extension.ask('settings.forget');

  const { local, session } = await extension.stored();
  expect([...Object.keys(local), ...Object.keys(session)]).toEqual(['revocations']);
  extension.setOnline(true);
  await extension.alarm('revocation');
  await expect.poll(store.inspect.tokens).toEqual({ access: [], refresh: [] });
  await expect.poll(extension.stored).toEqual({ local: {}, session: {} });
});

test('a catalogue that was fetched whole goes as well', async () => {
  openShop(createDemoStore({ catalogue, search: { graphql: false, productSearch: false, projectionSearch: false } }));
  await extension.ask('settings.save', settingsFor(store));
  await extension.ask('catalog.search', { text: 'a', offset: 0 });
  expect(extension.cached()).toHaveLength(1);

  await extension.ask('settings.forget');

  expect(extension.cached()).toEqual([]);
});

test('works on a device that has nothing, and on settings that make no sense', async () => {
  await extension.ask('settings.forget');
  expect(await extension.ask('settings.forget')).toMatchObject({ source: 'none' });

  await fakeBrowser.storage.local.set({ settings: { connection: { projectKey: '../x' }, preferences: {} } });
  expect(await extension.ask('settings.forget')).toMatchObject({ source: 'none' });
});
