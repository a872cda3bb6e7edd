/** A shop in other languages than the browser's: what is searched, shown and sent in which of them. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StrategyName } from '../../../src/contract/search.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Language } from '../../demo-store/catalogue/shape.ts';
import { inLanguages } from '../../demo-store/catalogue/vocabulary/in-languages.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore, type DemoStoreOptions } from '../../demo-store/store/store.ts';
import { add } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const original = createCatalogue({ products: 60, seed: 1 });
type Search = NonNullable<DemoStoreOptions['search']>;
const off: Search = { graphql: false, productSearch: false, projectionSearch: false, suggestions: false };

let store: DemoStore;
let faults: Faults;
let extension: Extension;
/** The first product that can be bought, in the words of the project. */
let sold: { id: string; name: Record<string, string> };

/** A shop that says in each of these tags what the demo catalogue says in one of its languages. */
async function open(tags: Record<string, Language>, locale: string, search: Search = {}) {
  const catalogue = inLanguages(original, tags);
  store = createDemoStore({ catalogue, search, languages: Object.keys(tags) });
  faults = withFaults(store.fetch);
  extension = installExtension(faults.fetch);
  const form = settingsFor(store);
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale } });
  const [first] = catalogue.products.filter(
    ({ masterVariant: { availability, prices }, variants }) =>
      variants.length === 0 && availability?.isOnStock && prices?.some(({ value }) => value.currencyCode === 'EUR'),
  );
  sold = first as typeof sold;
  store.wire.splice(0);
}
const search = (text: string, more = {}) => extension.ask('catalog.search', { text, offset: 0, ...more });
const requests = () =>
  store.wire.splice(0).map(({ method, path }) => `${method} ${path.replace(`/${store.projectKey}`, '')}`);
const isLearning = ({ path, query }: { path: string; query: string }) =>
  path.endsWith('/product-projections') && !query.includes('priceCurrency');

const ways: Record<Exclude<StrategyName, 'browse'>, Search> = {
  graphql: { ...off, graphql: true, productSearch: true },
  'product-search': { ...off, productSearch: true },
  'projection-search': { ...off, projectionSearch: true },
  local: off,
};
const projects: [languages: Record<string, Language>, locale: string, expected: string][] = [
  [{ en: 'en' }, 'en-US', 'en'],
  [{ de: 'de', en: 'en' }, 'en-US', 'en'],
  [{ de: 'de', en: 'en' }, 'en-GB', 'en'],
  [{ de: 'de', en: 'en' }, 'nl', 'en'],
  [{ 'en-GB': 'en' }, 'en-US', 'en-GB'],
  [{ 'de-DE': 'de', 'fr-FR': 'fr' }, 'fr-CA', 'fr-FR'],
  [{ 'de-DE': 'de', 'fr-FR': 'fr' }, 'en-US', 'de-DE'],
  [{ 'pt-BR': 'fr', de: 'de' }, 'pt-PT', 'pt-BR'],
  [{ 'zh-Hans': 'de', 'zh-Hant': 'en' }, 'zh-TW', 'zh-Hant'],
  [{ 'zh-CN': 'de', 'zh-TW': 'en' }, 'zh-HK', 'zh-TW'],
  [{ fr: 'fr', ar: 'ar' }, 'ja', 'fr'],
];

describe.each(Object.entries(ways))('with %s', (_way, switches) => {
  test.each(projects)('a project of %o is read by a shopper of %s in %s', async (tags, locale, expected) => {
    await open(tags, locale, switches);
    const name = sold.name[expected] ?? '';

    // The very first question: nothing has been learnt of the shop yet.
    const { results } = await search(name);
    expect(requests().filter((request) => request.endsWith('/product-projections')).length).toBeGreaterThan(0);
    const row = results.find(({ id }) => id === sold.id);
    const product = await extension.ask('catalog.product', sold.id);
    const cart = await extension.change(add(sold.id));

    expect([row, product, ...cart.lines]).toMatchObject(Array(3).fill({ name, language: expected }));
    expect(store.inspect.carts()).toMatchObject([{ locale: expected }]);
    expect(requests().filter((request) => request === 'POST /me/carts')).toHaveLength(1);
    await extension.ask('account.signUp', {
      ...{ firstName: 'Alice', lastName: 'Doe', email: 'alice@example.com', password: 'secret' },
      keepSignedIn: false,
    });
    expect(store.inspect.customers().at(-1)).toMatchObject({ locale: expected });
  });

  test('the next worker knows the languages too: a search sends no more requests than before', async () => {
    await open({ de: 'de', en: 'en' }, 'en-US', switches);
    await search(sold.name['en'] ?? '');
    requests();
    const words = original.products.slice(0, 2).map(({ name }) => name['en'] ?? '');
    await search(words[0] ?? '');
    const usual = requests();
    extension.stopWorker();
    await search(words[1] ?? '');

    expect(requests()).toEqual(usual);
    expect(await search('zzzzzzzz')).toMatchObject({ results: [] });
    expect(requests().length).toBe(usual.length === 2 ? 1 : usual.length);
  });

  test('a sort by name follows the shop’s language, in the first search too', async () => {
    await open({ 'de-DE': 'de' }, 'en-US', switches);

    const { results } = await search('', { sort: 'name' });

    const names = results.map(({ name }) => name);
    expect(names).toHaveLength(20);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'de', { numeric: true })));
  });
});

describe('in a language that only some names have', () => {
  /** One product is named in Dutch as well, which the project does not speak. */
  const withDutch = () => {
    const { products, ...rest } = inLanguages(original, { en: 'en', de: 'de' });
    const name = { ...products[0]?.name, nl: 'Beker' };
    return { ...rest, products: products.map((product, index) => (index === 0 ? { ...product, name } : product)) };
  };
  beforeEach(async () => {
    store = createDemoStore({ catalogue: withDutch(), languages: ['en', 'de'] });
    extension = installExtension(store.fetch);
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale: 'nl' } });
  });

  test('a search without results is repeated once, in a language of the project', async () => {
    const [first, second] = original.products.slice(1).map(({ name }) => name['en'] ?? '') as [string, string];

    expect((await search(first)).results[0]).toMatchObject({ name: first });
    store.wire.splice(0);
    expect((await search(second)).results[0]).toMatchObject({ name: second });
    expect(requests()).toEqual(['POST /graphql']);
  });

  test('an add creates a cart in a language of the project, with one request more', async () => {
    await search('');
    store.wire.splice(0);

    const { lines } = await extension.change(add(original.products[1]?.id ?? ''));

    expect(lines).toHaveLength(1);
    expect(store.inspect.carts()).toHaveLength(1);
    expect(store.inspect.carts()).toMatchObject([{ locale: 'en' }]);
    expect(requests().filter((request) => request === 'POST /me/carts')).toHaveLength(2);
  });

  test('a search finds nothing when no language of the project has a match', async () => {
    expect(await search('zzzzzzzz')).toMatchObject({ results: [], total: 0 });
  });
});

describe('the first add of all', () => {
  test('sends a second request to create a cart when the shop refuses the shopper’s locale', async () => {
    await open({ de: 'de', en: 'en' }, 'en-US');

    const { lines } = await extension.change(add(sold.id));

    expect(lines).toHaveLength(1);
    expect(store.inspect.carts()).toHaveLength(1);
    expect(requests().filter((request) => request.endsWith('/me/carts'))).toHaveLength(2);
  });

  test('sends no second request to create a cart after a sign-out', async () => {
    await open({ de: 'de', en: 'en' }, 'en-US');
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    faults.add({ match: ({ path }) => path.endsWith('/me/carts'), fault: { hold: held } });
    await extension.ask('cart.change', add(sold.id));
    const reading = extension.ask('cart.read').catch(() => {});
    await expect
      .poll(() => store.wire.filter(({ path }) => path.endsWith('/me/carts')))
      .toMatchObject([{ status: 400 }]);

    await extension.ask('account.signOutAnyway');
    answer();
    await reading;

    expect(store.inspect.carts()).toEqual([]);
    expect(requests().filter((request) => request.endsWith('/me/carts'))).toHaveLength(1);
  });

  test('sends one request to create a cart when the shop accepts the shopper’s locale', async () => {
    await open({ de: 'de', en: 'en' }, 'en');

    await extension.change(add(sold.id));

    expect(store.inspect.carts()).toMatchObject([{ locale: 'en' }]);
    expect(requests().filter((request) => request.endsWith('/me/carts'))).toHaveLength(1);
  });
});

describe('a search in a language that the project may not have', () => {
  test('fails while the shop does not tell its languages', async () => {
    await open({ de: 'de' }, 'en-US');
    faults.add({ match: isLearning, times: 99, fault: { status: 503, body: {} } });

    expect((await failureFrom(search('Becher'))).name).toBe('shop-failed');
    faults.clear();
    expect((await search(sold.name['de'] ?? '')).results).not.toEqual([]);
  });

  test('finds a German name after a first answer with English names only', async () => {
    await open({ de: 'de', en: 'en' }, 'de');
    // Of the first answer only the English names are there.
    const inEnglish = inLanguages(original, { en: 'en' });
    const english = createDemoStore({ catalogue: inEnglish, languages: ['de', 'en'] });
    let answering = english;
    extension = installExtension((request) => answering.fetch(request));
    await extension.ask('settings.save', { ...settingsFor(store), preferences: preferencesIn('de') });
    await search('');
    answering = store;
    const name = sold.name['de'] ?? '';

    expect((await search(name)).results[0]).toMatchObject({ name, language: 'de' });
  });

  test('finds products in the new language after the project has changed its languages', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [before, after] = ['en', 'en-GB'].map((tag) =>
      createDemoStore({ catalogue: inLanguages(original, { [tag]: 'en' }), languages: [tag] }),
    ) as [DemoStore, DemoStore];
    let answering = before;
    extension = installExtension((request) => answering.fetch(request));
    const form = settingsFor(before);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale: 'en-US' } });
    const [first, second] = original.products.map(({ name }) => name['en'] ?? '') as [string, string];
    expect((await search(first)).results[0]).toMatchObject({ name: first, language: 'en' });

    answering = after;
    // What was found is no longer taken to tell how the project is now.
    vi.setSystemTime(Date.now() + 6 * 60_000);

    expect((await search(second)).results[0]).toMatchObject({ name: second, language: 'en-GB' });
    vi.useRealTimers();
  });
});

describe('a client that may read the project settings', () => {
  test('reads the languages in the project’s order', async () => {
    await open({ 'nl-NL': 'de', fr: 'fr' }, 'ja');
    store.clients.shopper.scopes.push(`view_project_settings:${store.projectKey}`);
    extension = installExtension(store.fetch);
    await extension.ask('settings.save', { ...settingsFor(store), preferences: preferencesIn('ja') });
    store.wire.splice(0);

    expect((await search(sold.name['nl-NL'] ?? '')).results[0]).toMatchObject({ language: 'nl-NL' });
    expect(requests()).toContain('GET ');
  });

  test('finds products also in a session that began without the scope', async () => {
    await open({ de: 'de' }, 'en-US');
    store.clients.shopper.scopes.push(`view_project_settings:${store.projectKey}`);
    await extension.ask('settings.save', { ...settingsFor(store), preferences: preferencesIn('en-US') });
    faults.add({
      match: ({ path }) => path === `/${store.projectKey}`,
      fault: { status: 403, body: { message: '', errors: [{ code: 'insufficient_scope', message: '' }] } },
    });

    expect((await search(sold.name['de'] ?? '')).results[0]).toMatchObject({ language: 'de' });
  });
});

describe('the settings', () => {
  test('of a merchant who pastes the client and saves say which language the shop is read in', async () => {
    await open({ de: 'de', en: 'en' }, 'en-US');

    expect(await extension.ask('catalog.abilities')).toMatchObject({ language: 'en' });
    expect((await extension.ask('settings.read')).preferences).toEqual(preferencesIn('en-US'));
  });

  test('without a locale anywhere are the browser’s, and search and cart are in the shop’s language', async () => {
    await open({ de: 'de', en: 'en' }, 'en-US');
    extension = installExtension(store.fetch);
    Object.assign(navigator, { language: 'en-US' });
    const { connection } = settingsFor(store);
    await fakeBrowser.storage.managed.set({
      CTP_PROJECT_KEY: connection.projectKey,
      CTP_CLIENT_ID: connection.clientId,
      CTP_CLIENT_SECRET: connection.clientSecret,
      CTP_AUTH_URL: connection.authUrl,
      CTP_API_URL: connection.apiUrl,
      CTP_SCOPES: connection.scopes,
    });

    const { shop } = await extension.ask('panel.open');
    const { results } = await search(sold.name['en'] ?? '');
    const { lines } = await extension.change(add(sold.id));

    expect(shop.locale).toBe('en-US');
    expect([results[0], lines[0]]).toMatchObject(Array(2).fill({ name: sold.name['en'], language: 'en' }));
    expect(store.inspect.carts()).toMatchObject([{ locale: 'en' }]);
  });
});

test('row, product and cart line are in the merchant’s language where the shopper’s is missing', async () => {
  await open({ en: 'en', de: 'de' }, 'fr');
  vi.stubEnv('CARTLET_LOCALE', 'de');
  extension.stopWorker();

  const name = sold.name['de'] ?? '';
  const { results } = await search(name);
  const product = await extension.ask('catalog.product', sold.id);
  const { lines } = await extension.change(add(sold.id));
  vi.unstubAllEnvs();

  expect([results.find(({ id }) => id === sold.id), product, ...lines]).toMatchObject(
    Array(3).fill({ name, language: 'de' }),
  );
});

function preferencesIn(locale: string) {
  return { currency: 'EUR', country: 'DE', storeKey: '', locale };
}
