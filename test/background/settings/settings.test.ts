import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { Connection, Preferences, SettingsForm } from '../../../src/contract/settings.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

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
    era: '',
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

const company = {
  CTP_PROJECT_KEY: 'company',
  CTP_CLIENT_ID: 'company-client',
  CTP_CLIENT_SECRET: 'company-secret',
  CTP_AUTH_URL: 'https://auth.us-east-2.aws.commercetools.com',
  CTP_API_URL: 'https://api.us-east-2.aws.commercetools.com',
  CTP_SCOPES: 'view_published_products:company',
};

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

  test('that names two regions is no shop', async () => {
    await fakeBrowser.storage.managed.set({
      ...company,
      CTP_API_URL: 'https://api.europe-west1.gcp.commercetools.com',
    });

    expect(await failureFrom(extension.ask('catalog.search', { text: 'mug', offset: 0 }))).toEqual({
      name: 'input-refused',
      field: 'apiUrl',
      reason: 'other-region',
    });
    expect(store.wire).toEqual([]);
  });

  test('that comes while the browser runs is told to open pages, and is in force', async () => {
    await extension.ask('panel.open');
    const told: Broadcast['changed'][] = [];
    fakeBrowser.runtime.onMessage.addListener((notice: Broadcast) => {
      told.push(notice.changed);
    });

    await fakeBrowser.storage.managed.set({ ...company, CARTLET_COUNTRY: 'AT' });

    await expect.poll(() => told.at(-1)?.shop).toMatchObject({ projectKey: 'company', country: 'AT' });
    expect(await extension.ask('settings.read')).toMatchObject({ source: 'policy' });
  });

  test('can forbid a session that outlives the browser', async () => {
    await extension.ask('settings.save', settingsFor(store));
    await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
    expect((await extension.ask('panel.open')).shop.mayKeepSignedIn).toBe(false);
    const { email, password } = store.customer;

    await extension.ask('account.signIn', { email, password, keepSignedIn: true });
    await extension.restartBrowser();

    expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
  });

  test('can forbid it later, and with the worker stopped at any point nothing of a customer stays on the disk', async () => {
    const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
    for (let point = 0, isOver = false; !isOver; point += 1) {
      extension = installExtension(store.fetch);
      await extension.ask('settings.save', settingsFor(store));
      await extension.ask('account.signIn', credentialsOf(store));
      await extension.ask('catalog.remember', 'something private');
      extension.stopWorker();
      await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
      let calls = 0;
      const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');

      await extension.ask('panel.open').catch(() => {});
      isOver = !death.hasEnded();
      extension.stopWorker();
      const { account, earlier } = await extension.ask('panel.open');
      const { local } = await extension.stored();

      expect([point, account, earlier]).toMatchObject([point, { state: 'customer' }, ['something private']]);
      const theirs = Object.keys(local).filter((key) => /^(session|profile|cart|outbox|earlier|viewed)@/.test(key));
      expect([point, theirs]).toEqual([point, []]);
    }
  });

  describe('that is withdrawn', () => {
    /** The demo store, as a company would preset it. */
    const preset = () => {
      const { connection } = settingsFor(store);
      return {
        CTP_PROJECT_KEY: connection.projectKey,
        CTP_CLIENT_ID: connection.clientId,
        CTP_CLIENT_SECRET: connection.clientSecret,
        CTP_AUTH_URL: connection.authUrl,
        CTP_API_URL: connection.apiUrl,
        CTP_SCOPES: connection.scopes,
      };
    };
    /** Keys of what is stored of any shop. */
    const left = async () => {
      const { local, session } = await extension.stored();
      return Object.keys({ ...local, ...session }).filter((key) => /@|in-force/.test(key));
    };
    const withdraw = async () => {
      await fakeBrowser.storage.managed.clear();
      extension.stopWorker();
    };

    test.each(['while the browser runs', 'while no worker is there', 'while the browser is closed'])(
      'with its shop, %s, takes the session from the device and ends it',
      async (when) => {
        await fakeBrowser.storage.managed.set(preset());
        await extension.ask('account.signIn', credentialsOf(store));
        await extension.change(add(catalogue.products[0]?.id ?? ''));
        if (when === 'while the browser is closed') await extension.closeBrowser();
        if (when === 'while the browser runs') await fakeBrowser.storage.managed.clear();
        else await withdraw();
        if (when === 'while the browser is closed') await extension.openBrowser();
        else if (when !== 'while the browser runs') await extension.ask('panel.open');

        await expect.poll(left).toEqual([]);
        await expect.poll(() => store.inspect.tokens().refresh).toEqual([]);
        expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });

        await fakeBrowser.storage.managed.set(preset());
        expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
        await extension.ask('account.signIn', credentialsOf(store));
        expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
      },
    );

    test('with its shop, and the worker stopped at any point, leaves nothing', async () => {
      const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
      for (let point = 0, isOver = false; !isOver; point += 1) {
        extension = installExtension(store.fetch);
        await fakeBrowser.storage.managed.set(preset());
        await extension.ask('account.signIn', credentialsOf(store));
        await withdraw();
        let calls = 0;
        const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');
        await extension.ask('panel.open').catch(() => {});
        isOver = !death.hasEnded();
        extension.stopWorker();

        await extension.ask('panel.open');

        expect([point, await left()]).toEqual([point, []]);
        await extension.alarm('revocation');
        await expect.poll(() => [point, store.inspect.tokens().refresh]).toEqual([point, []]);
      }
    });

    test('and had forbidden lasting sessions leaves the one that is there in memory', async () => {
      await extension.ask('settings.save', settingsFor(store));
      await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: false });
      await extension.ask('account.signIn', credentialsOf(store));
      await withdraw();
      expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
      await extension.change(add(catalogue.products[0]?.id ?? ''));
      await extension.ask('catalog.remember', 'something private');

      const { local } = await extension.stored();
      expect(Object.keys(local).filter((key) => /^(session|profile|cart|outbox|earlier|viewed)@/.test(key))).toEqual(
        [],
      );
      await extension.restartBrowser();
      expect((await extension.ask('panel.open')).account).toEqual({ state: 'none' });
    });
  });

  test('cannot be changed on the options page', async () => {
    await fakeBrowser.storage.managed.set({ CTP_PROJECT_KEY: 'company' });

    expect(await failureFrom(extension.ask('settings.save', settingsFor(store)))).toEqual({
      name: 'input-refused',
      field: 'projectKey',
      reason: 'locked',
    });
  });

  test('that sets a field alone locks that one, and what this device had said of it comes back with its end', async () => {
    await extension.ask('settings.save', formWith({}, { country: 'FR' }));
    await fakeBrowser.storage.managed.set({ CARTLET_COUNTRY: 'DE', CARTLET_CHECKOUT_URL: 'https://company.example' });
    const { locked, preferences, pages } = await extension.ask('settings.read');
    expect(locked).toEqual(['country', 'checkout']);
    const form = formWith({}, { ...preferences, currency: 'USD' });

    expect(
      await failureFrom(extension.ask('settings.save', { ...form, pages: { ...pages, checkout: '' } })),
    ).toMatchObject({
      field: 'checkout',
      reason: 'locked',
    });
    await extension.ask('settings.save', { ...form, pages });
    await fakeBrowser.storage.managed.clear();

    expect(await extension.ask('settings.read')).toMatchObject({
      preferences: { country: 'FR', currency: 'USD' },
      pages: { checkout: '' },
      locked: [],
    });
  });

  test('that sets the shop leaves the rest to this device, and keeps its secret', async () => {
    const { connection } = settingsFor(store);
    await fakeBrowser.storage.managed.set({
      CTP_PROJECT_KEY: connection.projectKey,
      CTP_CLIENT_ID: connection.clientId,
      CTP_CLIENT_SECRET: connection.clientSecret,
      CTP_AUTH_URL: connection.authUrl,
      CTP_API_URL: connection.apiUrl,
      CTP_SCOPES: connection.scopes,
    });
    const view = await extension.ask('settings.read');
    const form = { connection: { ...view.connection, clientSecret: '' }, preferences: view.preferences };

    const saved = await extension.ask('settings.save', { ...form, look: { accent: 'Teal' } });
    const { steps } = await extension.ask('settings.try', { form, open: [], run: 'run' });

    expect(saved).toMatchObject({ source: 'policy', look: { accent: 'teal' } });
    expect(steps.map(({ state }) => state)).toEqual(Array(6).fill('passed'));
    expect(JSON.stringify([view, saved, (await extension.stored()).local['settings']])).not.toContain(
      connection.clientSecret,
    );
  });
});
