/** Settings are saved: secrets, the check of the client, and what a change of shop deletes. */
import { expect, test } from 'vitest';
import type { Connection, Preferences, SettingsForm } from '../../../src/contract/settings.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 5, seed: 1 });

useShop({ open: () => createDemoStore({ catalogue }), isConnected: false });

const formWith = (connection: Partial<Connection>, preferences: Partial<Preferences> = {}): SettingsForm => {
  const form = settingsFor(store);
  return {
    connection: { ...form.connection, ...connection },
    preferences: { ...form.preferences, ...preferences },
  };
};

test('before a shop is connected the panel says so, and nothing can be bought', async () => {
  expect(await extension.ask('panel.open')).toEqual({
    viewerEpoch: '',
    shop: { locale: 'en', mayKeepSignedIn: true, without: [], pages: {} },
    account: { state: 'none' },
    cart: { lines: [], count: 0 },
    earlier: [],
    due: [],
  });
  expect((await failureFrom(extension.ask('catalog.search', { text: 'mug', offset: 0 }))).name).toBe('not-configured');
});

test('the secret does not come back out', async () => {
  const saved = await extension.ask('settings.save', settingsFor(store));

  expect(saved).toMatchObject({ secretKnown: true, source: 'device' });
  expect(JSON.stringify([saved, await extension.ask('settings.read')])).not.toContain(store.clients.shopper.secret);
});

test('an empty secret keeps the one that is known, but only for the same client', async () => {
  await extension.ask('settings.save', settingsFor(store));

  expect(await extension.ask('settings.save', formWith({ clientSecret: '' }))).toMatchObject({ secretKnown: true });
  const failure = await failureFrom(extension.ask('settings.save', formWith({ clientSecret: '', clientId: 'other' })));
  expect(failure).toEqual({ name: 'input-refused', field: 'clientSecret', reason: 'other-client' });
});

test('a client that may do more than a shopper is refused, and nothing is saved', async () => {
  const failure = await failureFrom(extension.ask('settings.save', settingsFor(store, store.clients.admin)));

  expect(failure.name).toBe('client-harmful');
  expect(failure.scope).toMatch(/^manage_/);
  expect(await extension.ask('settings.read')).toMatchObject({ source: 'none' });
});

test('what the shop has against the settings is told, and they are saved all the same', async () => {
  await extension.ask('settings.save', settingsFor(store));
  const saved = await extension.ask('settings.save', formWith({ clientSecret: 'wrong' }));

  expect(saved).toMatchObject({ source: 'device', trouble: { name: 'client-refused' } });
});

test('the token that shows what a client owns is revoked and stored nowhere', async () => {
  await extension.ask('settings.save', settingsFor(store));

  await expect.poll(() => store.inspect.tokens().access).toEqual([]);
  expect(store.wire.map(({ path, body }) => [path, body.includes('scope=')])).toEqual([
    ['/oauth/token', false],
    ['/oauth/token/revoke', false],
  ]);
});

test("another shop starts without the old one's session and cart", async () => {
  await extension.ask('settings.save', settingsFor(store));
  await extension.change(add(catalogue.products[0]?.id ?? ''));

  await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));

  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
  const { local, session } = await extension.stored();
  const left = Object.keys({ ...local, ...session }).filter((key) => key.includes(store.clients.shopper.id));
  expect(left).toEqual([]);
});
