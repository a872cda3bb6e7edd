import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { TestBroadcast } from '../../../src/contract/connection-test.ts';
import type { SettingsForm } from '../../../src/contract/settings.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });

useShop({ open: () => createDemoStore({ catalogue }), isConnected: false });

const tryIt = (form: SettingsForm = settingsFor(store), open: ('currency' | 'country' | 'locale')[] = []) =>
  extension.ask('settings.try', { form, open, run: 'this-run' });

/** How each step ended, in short. */
const outcomes = async (form?: SettingsForm) => {
  const { steps } = await tryIt(form);
  return steps.map((step) => {
    if (step.state === 'failed') return `${step.name}: ${step.failure.name}`;
    return step.state === 'skipped' ? `${step.name} without ${step.scope ?? 'trying'}` : step.name;
  });
};

test('it does what a shopper does, and says what it has seen', async () => {
  const { steps } = await tryIt();

  expect(steps).toEqual([
    { name: 'token', state: 'passed' },
    { name: 'scopes', state: 'passed', missingScopes: [] },
    {
      name: 'search',
      state: 'passed',
      strategy: expect.any(String),
      products: 60,
      priced: expect.any(Number),
      language: 'en',
    },
    { name: 'categories', state: 'passed', categories: expect.any(Number) },
    { name: 'create-cart', state: 'passed' },
    { name: 'delete-cart', state: 'passed' },
  ]);
});

test('nothing of it stays: no cart, no token, nothing stored', async () => {
  const before = await extension.stored();
  await tryIt();

  expect(store.inspect.carts()).toEqual([]);
  expect(store.inspect.tokens()).toEqual({ access: [], refresh: [] });
  expect(await extension.stored()).toEqual(before);
});

test('the cart is a stranger’s: the shopper’s own and their session stay as they are', async () => {
  await extension.ask('settings.save', settingsFor(store));
  await extension.change(add(catalogue.products[0]?.id ?? ''));
  const before = [store.inspect.carts(), store.inspect.tokens().refresh, await extension.stored()];

  expect(await outcomes()).toHaveLength(6);

  expect([store.inspect.carts(), store.inspect.tokens().refresh, await extension.stored()]).toEqual(before);
});

test('each step is told as it ends, to whoever knows the run, and no secret with it', async () => {
  const told: TestBroadcast[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as TestBroadcast).type === 'connection-test') told.push(structuredClone(message) as TestBroadcast);
  });

  const trial = await tryIt();

  expect(told.map(({ step }) => step)).toEqual(trial.steps);
  expect(told.every(({ run }) => run === 'this-run')).toBe(true);
  expect(JSON.stringify([told, trial])).not.toContain(store.clients.shopper.secret);
});

describe('it says at which step', () => {
  test('the client is unknown, and tries nothing more', async () => {
    const form = settingsFor(store);
    const wrong = { ...form, connection: { ...form.connection, clientSecret: 'wrong' } };

    expect(await outcomes(wrong)).toEqual([
      'token: client-refused',
      'scopes without trying',
      'search without trying',
      'categories without trying',
      'create-cart without trying',
      'delete-cart without trying',
    ]);
  });

  test('the client could do harm, and ends its token', async () => {
    const form = settingsFor(store, store.clients.admin);
    const innocent = { ...form, connection: { ...form.connection, scopes: '' } };

    expect((await outcomes(innocent))[1]).toBe('scopes: client-harmful');
    expect(store.inspect.tokens().access).toEqual([]);
  });

  test('the client is another project’s', async () => {
    store.clients.shopper.scopes = ['view_published_products:another'];
    const form = settingsFor(store);

    expect((await outcomes({ ...form, connection: { ...form.connection, scopes: '' } }))[1]).toBe(
      'scopes: project-unknown',
    );
  });

  test('every way of searching is off, and goes on', async () => {
    const body = { statusCode: 400, message: 'Off.', errors: [{ code: 'SearchDeactivated', message: 'Off.' }] };
    const isSearch = ({ path }: { path: string }) => /\/(products\/search|product-projections|graphql)/.test(path);
    faults.add({ match: isSearch, times: 99, fault: { status: 400, body } });

    const [, , search, ...rest] = await outcomes();
    expect(search).toMatch(/^search: /);
    expect(rest).toEqual(['categories', 'create-cart', 'delete-cart']);
  });

  test('nothing has a price in this currency, though it can be searched', async () => {
    const form = settingsFor(store);
    const { steps } = await tryIt({ ...form, preferences: { ...form.preferences, currency: 'CHF', country: 'CH' } });

    expect(steps[2]).toMatchObject({ state: 'passed', priced: 0 });
  });

  test('the tutorial’s client opens no carts for guests', async () => {
    expect((await outcomes(settingsFor(store, store.clients.tutorial))).slice(4)).toEqual([
      'create-cart without create_anonymous_token',
      'delete-cart without create_anonymous_token',
    ]);
  });
});

describe('what nobody has chosen is taken', () => {
  const open = ['currency', 'country', 'locale'] as const;
  const elsewhere = () => {
    const form = settingsFor(store);
    return { ...form, preferences: { ...form.preferences, currency: 'CHF', country: 'CH', locale: 'de-CH' } };
  };

  test('from the project’s settings where the client may read them', async () => {
    store.clients.shopper.scopes.push(`view_project_settings:${store.projectKey}`);
    const { defaults, preferences } = await tryIt(elsewhere(), [...open]);

    expect(defaults).toMatchObject({ currencies: ['EUR', 'USD', 'JPY'], countries: ['DE', 'FR', 'US', 'JP', 'AE'] });
    expect(preferences).toMatchObject({ currency: 'EUR', country: 'DE' });
    expect(store.inspect.tokens().access).toEqual([]);
  });

  test('from one page of products otherwise, asked for without price selection', async () => {
    const { defaults, preferences } = await tryIt(elsewhere(), [...open]);

    expect(defaults?.currencies).toContain('EUR');
    expect(defaults?.languages).toContain('de');
    expect(preferences.currency).not.toBe('CHF');
    const pages = store.wire.filter(({ path }) => path.endsWith('/product-projections'));
    expect(pages.filter(({ query }) => !query.includes('priceCurrency'))).toHaveLength(1);
  });

  test('but the locale: how numbers are written is the shopper’s own, whatever the project speaks', async () => {
    const { steps, preferences } = await tryIt(elsewhere(), [...open]);

    expect(preferences.locale).toBe('de-CH');
    expect(steps[2]).toMatchObject({ name: 'search', language: 'de' });
  });

  test('and what somebody has chosen is left alone', async () => {
    expect((await tryIt(elsewhere(), ['currency'])).preferences).toMatchObject({ country: 'CH', locale: 'de-CH' });
  });

  test('or stays as it is where nothing can be learnt', async () => {
    const isUnpriced = ({ path, query }: { path: string; query: string }) =>
      path.endsWith('/product-projections') && !query.includes('priceCurrency');
    faults.add({ match: isUnpriced, times: 99, fault: { status: 200, body: [] } });

    expect(await tryIt(elsewhere(), [...open])).toMatchObject({ preferences: { currency: 'CHF', country: 'CH' } });
  });
});

describe('a host that gives no answer', () => {
  const silent = (isProbe: boolean) =>
    faults.add({
      match: ({ path }) => isProbe || path !== '/',
      times: Number.POSITIVE_INFINITY,
      fault: 'drop-before',
    });

  test('is out of reach: why, no extension is told', async () => {
    silent(true);

    const { steps } = await tryIt();

    expect(steps[0]).toEqual({ name: 'token', state: 'failed', failure: { name: 'unreachable', host: '127.0.0.1:9' } });
  });

  test('but answers what asks for nothing that could be read is none of the shop’s', async () => {
    silent(false);

    const { steps } = await tryIt();

    expect(steps[0]).toEqual({
      ...{ name: 'token', state: 'failed' },
      failure: { name: 'unintelligible', host: '127.0.0.1:9' },
    });
    expect(store.wire.filter(({ path }) => path === '/')).toMatchObject([{ method: 'GET', body: '' }]);
  });

  test('since there is no network says that, and asks nothing', async () => {
    extension.setOnline(false);

    const { steps } = await tryIt();

    expect(steps[0]).toEqual({ name: 'token', state: 'failed', failure: { name: 'offline' } });
    expect(store.wire).toEqual([]);
  });
});
