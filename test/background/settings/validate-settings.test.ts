/** Settings that are refused with a reason, and settings that are put right. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { Connection, Preferences, SettingsForm } from '../../../src/contract/settings.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
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

describe('refused with the field and the reason, and no request made:', () => {
  const api = 'https://api.europe-west1.gcp.commercetools.com';
  const auth = 'https://auth.europe-west1.gcp.commercetools.com';

  test.each<[string, string, string, Partial<Connection>, Partial<Preferences>?]>([
    ['an empty project key', 'projectKey', 'empty', { projectKey: ' ' }],
    ['blanks in a project key', 'projectKey', 'characters', { projectKey: 'my shop' }],
    ['an uppercase project key', 'projectKey', 'capitals', { projectKey: 'Shop' }],
    ['a project key that climbs', 'projectKey', 'characters', { projectKey: '../x' }],
    ['a project key with a query', 'projectKey', 'characters', { projectKey: 'a?b#c' }],
    ['a project key of one letter', 'projectKey', 'form', { projectKey: 'a' }],
    ['an empty host', 'authUrl', 'empty', { authUrl: '' }],
    ['a host that is no address', 'authUrl', 'no-address', { authUrl: 'auth.europe-west1' }],
    ['a host without encryption', 'apiUrl', 'not-https', { apiUrl: api.replace('https', 'http') }],
    ['a script for a host', 'apiUrl', 'no-web-address', { apiUrl: 'javascript:alert(1)' }],
    ['data for a host', 'authUrl', 'no-web-address', { authUrl: 'data:text/plain,x' }],
    ['a file for a host', 'authUrl', 'no-web-address', { authUrl: 'file:///etc/passwd' }],
    ['a host with a user', 'apiUrl', 'user', { apiUrl: api.replace('//', '//me:secret@') }],
    ['a host with a path', 'apiUrl', 'path', { apiUrl: `${api}/shop` }],
    ["somebody else's host", 'apiUrl', 'foreign-host', { apiUrl: 'https://api.commercetools.com.evil.example' }],
    ['a host that only ends alike', 'apiUrl', 'foreign-host', { apiUrl: 'https://evilcommercetools.com' }],
    ['the API host for the auth host', 'authUrl', 'swapped', { authUrl: api }],
    ['the auth host for the API host', 'apiUrl', 'swapped', { apiUrl: auth }],
    [
      ...(['two regions', 'apiUrl', 'other-region'] as const),
      { authUrl: auth, apiUrl: api.replace('europe-west1', 'us-central1') },
    ],
    [
      ...(['two regions, one by its old name', 'apiUrl', 'other-region'] as const),
      { authUrl: auth, apiUrl: 'https://api.commercetools.co' },
    ],
    [
      ...(['two clouds', 'apiUrl', 'other-region'] as const),
      { authUrl: 'https://auth.us-east-2.aws.commercetools.com', apiUrl: api },
    ],
    ['an address of a page', 'apiUrl', 'too-long', { apiUrl: `${api}/${'x'.repeat(3_000)}` }],
    ['an empty client ID', 'clientId', 'empty', { clientId: '' }],
    ['a client ID with a colon', 'clientId', 'characters', { clientId: 'a:b' }],
    ['an empty secret', 'clientSecret', 'empty', { clientSecret: '  ' }],
    ['a secret with a line break in it', 'clientSecret', 'characters', { clientSecret: 'one\ntwo' }],
    ['scopes of another project', 'scopes', 'other-project', { scopes: 'view_published_products:another' }],
    ['scopes of no project', 'scopes', 'form', { scopes: 'view_published_products' }],
    ['an empty currency', 'currency', 'empty', {}, { currency: '' }],
    ['a currency that is none', 'currency', 'form', {}, { currency: 'euros' }],
    ['a country that is none', 'country', 'form', {}, { country: 'Germany' }],
    ['a locale that is none', 'locale', 'form', {}, { locale: '__proto__' }],
    ['a store key that climbs', 'storeKey', 'form', {}, { storeKey: '../x' }],
  ])('%s', async (_what, field, reason, connection, preferences) => {
    const form = formWith(connection, preferences);
    const refusal = { name: 'input-refused', field, reason };

    expect(await failureFrom(extension.ask('settings.save', form))).toEqual(refusal);
    expect(await failureFrom(extension.ask('settings.try', { form, open: [], run: 'run' }))).toEqual(refusal);
    expect(store.wire).toEqual([]);
    expect(await extension.ask('settings.read')).toMatchObject({ source: 'none' });
  });

  test.each<[string, string, string]>([
    ['a page that is no address', 'no-address', 'shop.example/{slug}'],
    ['a page without encryption', 'not-https', 'http://shop.example/{slug}'],
    ['a script for a page', 'no-web-address', 'javascript:alert({slug})'],
    ['a page with a password', 'user', 'https://me:secret@shop.example/{slug}'],
    ['a page with something nobody knows', 'placeholder', 'https://shop.example/{token}'],
    ['a page with a brace left open', 'placeholder', 'https://shop.example/{slug'],
  ])('%s', async (_what, reason, product) => {
    const pages = { shop: '', product, checkout: '', terms: '', privacy: '' };

    expect(await failureFrom(extension.ask('settings.save', { ...settingsFor(store), pages }))).toEqual({
      name: 'input-refused',
      field: 'product',
      reason,
    });
  });

  test.each(['brand', '#12', 'transparent', 'url(https://evil.example)', 'red; --ink: red', 'var(--ink)'])(
    'the colour %s',
    async (accent) => {
      const saving = extension.ask('settings.save', { ...settingsFor(store), look: { accent } });

      // Whether there is a colour of that name only a page can tell.
      if (accent === 'brand') expect((await saving).look.accent).toBe('brand');
      else expect(await failureFrom(saving)).toMatchObject({ field: 'accent', reason: 'form' });
    },
  );

  test('a colour of more digits than any has', async () => {
    const accent = `rgb(${'1 '.repeat(100)})`;

    expect(
      await failureFrom(extension.ask('settings.save', { ...settingsFor(store), look: { accent } })),
    ).toMatchObject({
      field: 'accent',
      reason: 'form',
    });
  });

  test('several fields, all at once', async () => {
    const form = {
      ...formWith({ projectKey: 'My Shop', authUrl: 'http://auth.example' }, { currency: 'euros', locale: '' }),
      pages: { shop: '', product: '', checkout: 'here', terms: '', privacy: '' },
      look: { accent: '#12' },
    };

    expect(await failureFrom(extension.ask('settings.save', form))).toEqual({
      name: 'input-refused',
      field: 'projectKey',
      reason: 'characters',
      others: [
        { field: 'authUrl', reason: 'not-https' },
        { field: 'currency', reason: 'form' },
        { field: 'locale', reason: 'empty' },
        { field: 'checkout', reason: 'no-address' },
        { field: 'accent', reason: 'form' },
      ],
    });
  });

  test('scopes that could harm, by the scope', async () => {
    const scopes = `view_published_products:${store.projectKey} manage_orders:${store.projectKey}`;

    expect(await failureFrom(extension.ask('settings.save', formWith({ scopes })))).toEqual({
      name: 'client-harmful',
      field: 'scopes',
      scope: 'manage_orders',
    });
    expect(store.wire).toEqual([]);
  });
});

test('a secret has its blanks taken off, and is sent as UTF-8', async () => {
  store.clients.shopper.secret = 'pâss wörd™';

  expect(await extension.ask('settings.save', formWith({ clientSecret: ' pâss wörd™\n' }))).not.toHaveProperty(
    'trouble',
  );
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

describe('a locale as pages write it', () => {
  test.each([
    ['en_US', 'en-US'],
    ['en-us', 'en-US'],
    ['EN', 'en'],
    [' zh_hant_tw ', 'zh-Hant-TW'],
    ['i-klingon', 'pt-BR'],
    ['x-pirate', 'pt-BR'],
  ])('%s is %s, typed on this device or set by a company', async (typed, meant) => {
    Object.assign(navigator, { language: 'pt-BR' });
    const saved = await extension.ask('settings.save', formWith({}, { locale: typed }));
    expect(saved.preferences.locale).toBe(meant);

    await extension.ask('settings.save', formWith({}, { locale: 'ja' }));
    await fakeBrowser.storage.managed.set({ CARTLET_LOCALE: typed });
    // What a company sets and no browser takes is as if it were not set: the device's own counts.
    await expect
      .poll(async () => (await extension.ask('settings.read')).preferences.locale)
      .toBe(meant === 'pt-BR' ? 'ja' : meant);
  });

  test('is the browser’s where nothing sets one, or English where that is none', async () => {
    Object.assign(navigator, { language: 'C' });

    expect((await extension.ask('settings.read')).preferences.locale).toBe('en');
  });
});

test('two old names of one region are one region', async () => {
  const hosts = { apiUrl: 'https://api.commercetools.com', authUrl: 'https://auth.sphere.io' };

  expect(await extension.ask('settings.save', formWith(hosts))).toMatchObject({ source: 'device' });
});
