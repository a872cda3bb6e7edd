import { fakeBrowser } from '@webext-core/fake-browser';
/** What stands there before anything is typed, and what this device remembers. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, openExtension, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 200, seed: 1 });
const [first, second, third] = catalogue.products.map(({ id }) => id) as [string, string, string];
useShop({ open: () => createDemoStore({ catalogue }) });
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);
describe('home', () => {
  test('is one message: what was seen, what is on sale, the categories', async () => {
    await extension.ask('catalog.noteViewed', first);

    const home = await extension.ask('catalog.home');

    expect(home.recent.map(({ id }) => id)).toEqual([first]);
    expect(home.onSale.length).toBeGreaterThan(0);
    expect(home.onSale.filter(({ price }) => !price?.was)).toEqual([]);
    expect(home.categories).toHaveLength(catalogue.categories.length);
    expect(home.again).toEqual([]);
  });

  test('costs no request when it is opened again, by another worker too, and is in the first paint', async () => {
    const home = await extension.ask('catalog.home');
    extension.stopWorker();
    requests();

    expect((await extension.ask('panel.open')).home).toEqual(home);
    expect(await extension.ask('catalog.home')).toEqual(home);
    expect(requests()).toEqual([]);
  });

  test('offers a customer what they bought, and nobody else after they have left', async () => {
    await extension.ask('catalog.home');
    await extension.ask('account.signIn', credentialsOf(store));

    expect((await extension.ask('panel.open')).home).toBeUndefined();
    const { again } = await extension.ask('catalog.home');
    expect(again.length).toBeGreaterThan(0);
    expect(new Set(again.map(({ id }) => id)).size).toBe(again.length);

    await extension.ask('account.signOut');
    expect((await extension.ask('panel.open')).home).toBeUndefined();
    expect((await extension.ask('catalog.home')).again).toEqual([]);
  });

  test.each([
    ['orders', /\/me\/orders/, 'again'],
    ['a search', /graphql|search/, 'onSale'],
    ['categories', /categories/, 'categories'],
  ] as const)('without %s has the other parts', async (_what, pattern, part) => {
    openExtension(async (request) =>
      pattern.test(new URL(request.url).pathname)
        ? Response.json({ statusCode: 403, message: '', errors: [{ code: 'insufficient_scope' }] }, { status: 403 })
        : store.fetch(request),
    );
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('account.signIn', credentialsOf(store));

    const { recent: _, ...parts } = await extension.ask('catalog.home');

    for (const [name, entries] of Object.entries(parts))
      expect([name, entries.length > 0]).toEqual([name, name !== part]);
  });

  test('out of reach is a failure, not an empty shop', async () => {
    openExtension(async () => {
      throw new TypeError('Failed to fetch');
    });
    await extension.ask('settings.save', settingsFor(store));

    await expect(extension.ask('catalog.home')).rejects.toMatchObject({ name: 'unreachable' });
  });
});

describe('what was looked at', () => {
  test('stands there newest first and once, outlives the browser, and can be removed one by one and all at once', async () => {
    for (const id of [first, second, third, first]) await extension.ask('catalog.noteViewed', id);
    await extension.restartBrowser();

    const recent = async () => (await extension.ask('catalog.home')).recent.map(({ id }) => id);
    expect(await recent()).toEqual([first, third, second]);
    await extension.ask('catalog.forgetViewed', third);
    expect(await recent()).toEqual([first, second]);
    await extension.ask('catalog.forgetAllViewed');
    expect(await recent()).toEqual([]);
  });

  test('by two panels at once is all there', async () => {
    await Promise.all([first, second, third].map((id) => extension.ask('catalog.noteViewed', id)));

    expect((await extension.ask('catalog.home')).recent).toHaveLength(3);
  });

  test('is bounded, and passes over what the shop no longer has', async () => {
    for (const { id } of catalogue.products.slice(0, 15)) await extension.ask('catalog.noteViewed', id);
    await extension.ask('catalog.noteViewed', 'gone');

    expect((await extension.ask('catalog.home')).recent).toHaveLength(12);
  });
});

describe('home data that is out of date', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    // The next worker has its clock from the start.
    extension.stopWorker();
  });
  afterEach(() => vi.useRealTimers());

  test('shows viewed products with their new prices, and drops products that the shop no longer has', async () => {
    const named = catalogue.products.find(({ id }) => id === first);
    for (const id of [second, first]) await extension.ask('catalog.noteViewed', id);
    await extension.ask('catalog.home');
    store.setPrice(named?.masterVariant?.sku ?? '', { currency: 'EUR', centAmount: 4321 });
    store.unpublish(second);
    vi.setSystemTime(Date.now() + 11 * 60_000);

    const { recent } = await extension.ask('catalog.home');

    expect(recent).toMatchObject([{ id: first, price: { now: { amount: 4321 } } }]);
    extension.stopWorker();
    expect((await extension.ask('panel.open')).home?.recent).toEqual(recent);
  });

  test('stays on screen when the shop fails, and is due at the next opening', async () => {
    const faults = withFaults(store.fetch);
    openExtension(faults.fetch);
    await extension.ask('settings.save', settingsFor(store));
    const { onSale } = await extension.ask('catalog.home');
    expect(onSale.length).toBeGreaterThan(0);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    faults.add({
      match: ({ path }) => /graphql|search/.test(path),
      times: Number.POSITIVE_INFINITY,
      fault: { status: 500 },
    });

    expect((await extension.ask('catalog.home')).onSale).toEqual(onSale);
    expect((await extension.ask('panel.open')).due).toEqual(['home']);
    faults.clear();
    await extension.ask('catalog.home');
    expect((await extension.ask('panel.open')).due).toEqual([]);
  });
});

describe('what is due at an opening', () => {
  afterEach(() => vi.useRealTimers());
  const due = async () => (await extension.ask('panel.open')).due;

  test('is nothing while all data is fresh, and later the data that is out of date', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    // A visitor without a session has no cart to ask for.
    expect(await due()).toEqual(['home']);
    await extension.ask('catalog.home');
    await extension.change(add(first));
    expect(await due()).toEqual([]);

    vi.setSystemTime(Date.now() + 2 * 60_000);
    expect(await due()).toEqual(['cart']);
    await extension.ask('cart.read');
    expect(await due()).toEqual([]);

    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await due()).toEqual(['cart', 'home']);
    requests();
    await extension.ask('cart.read');
    await extension.ask('catalog.home');
    expect(requests().length).toBeGreaterThan(0);
    expect(await due()).toEqual([]);

    vi.setSystemTime(Date.now() + 7 * 3_600_000);
    expect(await due()).toContain('home');
  });

  test('is the cart while a change waits to be sent', async () => {
    openExtension(async (request) => {
      if (request.url.includes('/me/carts')) throw new TypeError('Failed to fetch');
      return store.fetch(request);
    });
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('catalog.home');
    await extension.ask('cart.change', add(first));

    expect(await due()).toEqual(['cart']);
  });
});

describe('earlier searches', () => {
  const remember = (text: string) => extension.ask('catalog.remember', text);

  test('are kept newest first and once, and can be removed one by one and all at once', async () => {
    for (const text of ['mug', 'tea  pot', ' Mug ', '   ']) await remember(text);

    expect((await extension.ask('panel.open')).earlier).toEqual(['Mug', 'tea pot']);
    expect(await extension.ask('catalog.forget', 'mug')).toEqual(['tea pot']);
    expect(await extension.ask('catalog.forgetAll')).toEqual([]);
    expect((await extension.stored()).local).not.toHaveProperty(
      Object.keys((await extension.stored()).local).find((key) => key.startsWith('earlier@')) ?? 'earlier@',
    );
  });

  test('and what was looked at are gone with the browser where a customer’s session is', async () => {
    await extension.ask('account.signIn', { ...credentialsOf(store), keepSignedIn: false });
    await remember('something private');
    await extension.ask('catalog.noteViewed', first);
    expect((await extension.ask('panel.open')).earlier).toEqual(['something private']);
    const { local } = await extension.stored();
    expect(JSON.stringify(local)).not.toContain('something private');
    expect(Object.keys(local).filter((key) => /^(earlier|viewed)@/.test(key))).toEqual([]);

    await extension.restartBrowser();

    expect((await extension.ask('panel.open')).earlier).toEqual([]);
    expect((await extension.ask('catalog.home')).recent).toEqual([]);
  });

  test('of a guest are a customer’s once they have come in, and gone with the browser where the session is', async () => {
    await remember('something private');
    await extension.ask('catalog.noteViewed', first);

    await extension.ask('account.signIn', { ...credentialsOf(store), keepSignedIn: false });

    expect((await extension.ask('panel.open')).earlier).toEqual(['something private']);
    const { local } = await extension.stored();
    expect(Object.keys(local).filter((key) => /^(earlier|viewed)@/.test(key))).toEqual([]);
  });

  test('are the newer ones where a worker was stopped before the older left the disk', async () => {
    await remember('something new');
    const { local } = await extension.stored();
    const [key = ''] = Object.keys(local).filter((each) => each.startsWith('earlier@'));
    await fakeBrowser.storage.session.set({ [key]: ['something new'] });
    await fakeBrowser.storage.local.set({ [key]: ['something old'] });

    await extension.ask('account.signIn', { ...credentialsOf(store), keepSignedIn: false });

    expect((await extension.ask('panel.open')).earlier).toEqual(['something new']);
    expect(Object.keys((await extension.stored()).local)).not.toContain(key);
  });

  test('never leave the device, and are gone after signing out', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    requests();
    await remember('something private');
    expect(requests()).toEqual([]);

    await extension.ask('account.signOut');
    expect((await extension.ask('panel.open')).earlier).toEqual([]);
    expect(JSON.stringify(await extension.stored())).not.toContain('something private');
  });
});

describe('suggestions', () => {
  afterEach(() => vi.useRealTimers());

  const suggest = (text: string) => extension.ask('catalog.suggest', text);

  test('are the words of the merchant where the shop has such, in one request', async () => {
    const keyword = catalogue.products.flatMap(({ searchKeywords }) => searchKeywords?.['en'] ?? [])[0]?.text ?? '';
    await extension.ask('catalog.categories');
    requests();

    expect(await suggest(keyword.slice(0, -1))).toContainEqual({ kind: 'word', text: keyword });
    expect(requests()).toEqual([`GET /${store.projectKey}/product-projections/suggest`]);
    expect((await extension.ask('catalog.search', { text: '', offset: 0 })).abilities.suggestions).toBe(true);
  });

  test('are earlier searches and categories whose words begin so, in a shop that suggests nothing', async () => {
    store.search.suggestions = false;
    const category = catalogue.categories[0];
    const name = category?.name['en'] ?? '';
    await extension.ask('catalog.remember', `${name} for two`);
    const begun = name.slice(0, 3).toUpperCase();

    const suggestions = await suggest(begun);

    expect(suggestions).toContainEqual({ kind: 'earlier', text: `${name} for two` });
    expect(suggestions).toContainEqual({ kind: 'category', text: name, categoryId: category?.id });
    expect(await suggest('')).toEqual([{ kind: 'earlier', text: `${name} for two` }]);
    requests();
    await suggest(name.slice(0, 4));
    // Asked once, and not again at every keystroke.
    expect(requests()).toEqual([]);
  });

  test('are asked for until the shop has given nothing many times in a row, and again with the next trial of its ways', async () => {
    const ability = async () =>
      (await extension.ask('catalog.search', { text: '', offset: 0, sort: 'newest' })).abilities.suggestions;
    const asked = () => requests().filter((each) => each.endsWith('/suggest')).length;
    vi.useFakeTimers({ toFake: ['Date'] });
    // The next one has its clock from the start.
    extension.stopWorker();
    expect(await ability()).toBeUndefined();
    // One word that is typed on and on counts once.
    for (const text of ['xylo', 'xylop', 'xyloph', 'xylopho']) await suggest(text);
    expect(asked()).toBe(1);
    for (const letter of 'abcdefghijk') await suggest(`${letter}q${letter}`);
    expect(asked()).toBe(9);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await ability()).toBe(false);

    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    expect(await ability()).toBeUndefined();
    requests();
    await suggest('nothing again');
    expect(asked()).toBe(1);
  });

  test('are never what is typed already', async () => {
    const keyword = catalogue.products.flatMap(({ searchKeywords }) => searchKeywords?.['en'] ?? [])[0]?.text ?? '';

    expect(await suggest(keyword.toLowerCase())).not.toContainEqual({ kind: 'word', text: keyword });
  });
});
