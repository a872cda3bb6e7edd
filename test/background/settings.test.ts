import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Connection, Preferences, SettingsForm } from '../../src/contract/settings.ts';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from './extension.ts';
import { add } from './shopper.ts';

const catalogue = createCatalogue({ products: 5, seed: 1 });
let store: DemoStore;
let extension: Extension;

const formWith = (connection: Partial<Connection>, preferences: Partial<Preferences> = {}): SettingsForm => {
  const form = settingsFor(store);
  return {
    connection: { ...form.connection, ...connection },
    preferences: { ...form.preferences, ...preferences },
  };
};

beforeEach(() => {
  store = createDemoStore({ catalogue });
  extension = installExtension(store.fetch);
});

test('before a shop is connected the panel says so, and nothing can be bought', async () => {
  expect(await extension.ask('panel.open')).toEqual({
    shop: { locale: 'en', mayKeepSignedIn: true, without: [], pages: {} },
    account: { state: 'nobody' },
    cart: { lines: [], count: 0 },
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
  expect(failure).toMatchObject({ name: 'input-refused', field: 'clientSecret' });
});

describe('refused with the field, and no request made:', () => {
  test.each<[string, string, Partial<Connection>, Partial<Preferences>?]>([
    ['an empty project key', 'projectKey', { projectKey: ' ' }],
    ['an uppercase project key', 'projectKey', { projectKey: 'Shop' }],
    ['a project key that climbs', 'projectKey', { projectKey: '../x' }],
    ['a project key with a query', 'projectKey', { projectKey: 'a?b#c' }],
    ['a host without encryption', 'apiUrl', { apiUrl: 'http://api.europe-west1.gcp.commercetools.com' }],
    ['a script for a host', 'apiUrl', { apiUrl: 'javascript:alert(1)' }],
    ['data for a host', 'authUrl', { authUrl: 'data:text/plain,x' }],
    ['a file for a host', 'authUrl', { authUrl: 'file:///etc/passwd' }],
    ['a host with a user', 'apiUrl', { apiUrl: 'https://me:secret@api.europe-west1.gcp.commercetools.com' }],
    ['a host with a path', 'apiUrl', { apiUrl: 'https://api.europe-west1.gcp.commercetools.com/shop' }],
    ["somebody else's host", 'apiUrl', { apiUrl: 'https://api.commercetools.com.evil.example' }],
    ['a host that only ends alike', 'apiUrl', { apiUrl: 'https://evilcommercetools.com' }],
    ['the two hosts swapped', 'authUrl', { authUrl: 'https://api.europe-west1.gcp.commercetools.com' }],
    ['a client ID with a colon', 'clientId', { clientId: 'a:b' }],
    ['an empty secret', 'clientSecret', { clientSecret: '  ' }],
    ['scopes of another project', 'scopes', { scopes: 'view_published_products:another' }],
    ['a currency that is none', 'currency', {}, { currency: 'euros' }],
    ['a country that is none', 'country', {}, { country: 'Germany' }],
    ['a locale that is none', 'locale', {}, { locale: '__proto__' }],
  ])('%s', async (_what, field, connection, preferences) => {
    const failure = await failureFrom(extension.ask('settings.save', formWith(connection, preferences)));

    expect(failure).toEqual({ name: 'input-refused', field });
    expect(store.wire).toEqual([]);
    expect(await extension.ask('settings.read')).toMatchObject({ source: 'none' });
  });
});

test('blanks, a closing slash, small letters and old host names are put right', async () => {
  const saved = await extension.ask(
    'settings.save',
    formWith(
      { projectKey: ` ${store.projectKey} `, apiUrl: ' https://api.sphere.io/ ', authUrl: 'https://auth.sphere.io' },
      { currency: 'eur', country: 'de', locale: 'de_DE' },
    ),
  );

  expect(saved.connection).toMatchObject({
    projectKey: store.projectKey,
    apiUrl: 'https://api.europe-west1.gcp.commercetools.com',
    authUrl: 'https://auth.europe-west1.gcp.commercetools.com',
  });
  expect(saved.preferences).toEqual({ currency: 'EUR', country: 'DE', locale: 'de-DE', storeKey: '' });
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

  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'nobody' }, cart: { count: 0 } });
  const { local, session } = await extension.stored();
  const left = Object.keys({ ...local, ...session }).filter((key) => key.includes(store.clients.shopper.id));
  expect(left).toEqual([]);
});

describe('a policy', () => {
  test('takes the connection as one block, so that no secret goes to a host of another layer', async () => {
    await extension.ask('settings.save', settingsFor(store));
    await fakeBrowser.storage.managed.set({
      CTP_API_URL: 'https://api.us-east-2.aws.commercetools.com',
      CARTLET_COUNTRY: 'FR',
    });

    expect(await extension.ask('settings.read')).toMatchObject({
      source: 'policy',
      secretKnown: false,
      connection: { apiUrl: 'https://api.us-east-2.aws.commercetools.com', clientId: '' },
      preferences: { country: 'FR', currency: 'EUR' },
    });
  });

  test('can forbid a session that outlives the browser', async () => {
    await extension.ask('settings.save', settingsFor(store));
    await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
    expect((await extension.ask('panel.open')).shop.mayKeepSignedIn).toBe(false);
    const { email, password } = store.customer;

    await extension.ask('account.signIn', { email, password, keepSignedIn: true });
    await extension.restartBrowser();

    expect((await extension.ask('panel.open')).account).toEqual({ state: 'nobody' });
  });

  test('cannot be changed on the options page', async () => {
    await fakeBrowser.storage.managed.set({ CTP_PROJECT_KEY: 'company' });

    expect((await failureFrom(extension.ask('settings.save', settingsFor(store)))).name).toBe('input-refused');
  });
});
