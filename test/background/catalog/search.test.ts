import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { popupSender, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 300, seed: 1 });
/** A product with a name of at least two long words, so that halves and typing errors of it can be tried. */
const wanted = catalogue.products.find(({ name }) => /^\p{L}{5,} \p{L}{5,}/u.test(name['en'] ?? ''));
const name = wanted?.name['en'] ?? '';
const [word = ''] = name.split(' ');
useShop({ open: () => createDemoStore({ catalogue }) });
const search = (text: string, more: { categoryId?: string; offset?: number } = {}) =>
  extension.ask('catalog.search', { text, offset: 0, ...more });
const names = async (text: string) => (await search(text)).results.map((result) => result.name);
const requests = () =>
  store.wire.splice(0).map(({ method, path }) => `${method} ${path.replace(store.projectKey, 'shop')}`);

beforeEach(async () => {
  await search('');
  requests();
});

describe('with Product Search over REST', () => {
  beforeEach(async () => {
    store.search.graphql = false;
    await search('tea');
    requests();
  });

  test('a search with its data is two requests', async () => {
    await search(word);

    expect(requests()).toEqual(['POST /shop/products/search', 'GET /shop/product-projections']);
  });

  test.each([
    ['a whole word', () => word],
    ['half a word', () => word.slice(0, 4)],
    ['a typing error', () => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`],
    ['the whole name in capitals', () => name.toUpperCase()],
    ['an article number', () => wanted?.masterVariant.sku ?? ''],
  ])('%s finds the product', async (_what, text) => {
    expect(await names(text())).toContain(name);
  });

  test('results stand in the order of the search, not of the data', async () => {
    const page = await search(word);
    const response = store.wire.find(({ path }) => path.endsWith('/products/search'));
    expect(response?.status).toBe(200);
    const ids = [...(store.wire.at(-1)?.query ?? '').matchAll(/%22([0-9a-f-]{36})%22/g)].map(([, id]) => id);

    expect(page.results.map(({ id }) => id)).toEqual(ids);
  });

  test.each(['de', 'ar'])('what is typed in "%s" is found in that language', async (locale) => {
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale } });
    const local = wanted?.name[locale] ?? '';

    const page = await search(local);

    expect(page.results[0]).toMatchObject({ id: wanted?.id, name: local, language: locale });
  });
});

describe('with projection search alone', () => {
  beforeEach(() => {
    store.search.graphql = false;
    store.search.productSearch = false;
  });

  test('the way that answers is found once, remembered over workers, and costs one request', async () => {
    await search(word);
    expect(requests()).toEqual([
      'POST /shop/graphql',
      'POST /shop/products/search',
      'GET /shop/product-projections/search',
    ]);
    extension.stopWorker();

    expect(await names(word)).toContain(name);
    expect(requests()).toEqual(['GET /shop/product-projections/search']);
  });

  test('the other way takes over when this one is switched off', async () => {
    await search(word);
    store.search.productSearch = true;
    store.search.projectionSearch = false;

    expect(await names(word)).toContain(name);
  });
});

test('browsing gives page after page, each product once', async () => {
  const seen: string[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page = await search('', { offset });
    seen.push(...page.results.map(({ id }) => id));
    offset = page.nextOffset;
  }

  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(300);
});

test.each([true, false])(
  'a category holds its own and what lies below it (Product Search: %s)',
  async (productSearch) => {
    store.search.graphql = productSearch;
    store.search.productSearch = productSearch;
    const top = catalogue.categories.find(({ parent }) => !parent);
    const within = catalogue.categories.filter(
      ({ id, ancestors }) => id === top?.id || ancestors.some((ancestor) => ancestor.id === top?.id),
    );
    const expected = catalogue.products.filter(({ categories }) =>
      categories.some(({ id }) => within.some((category) => category.id === id)),
    );

    expect((await search('', { categoryId: top?.id ?? '' })).total).toBe(expected.length);
  },
);

test('categories come in the order of the merchant, and are asked for once in six hours', async () => {
  const categories = await extension.ask('catalog.categories');
  requests();
  extension.stopWorker();

  expect(await extension.ask('catalog.categories')).toEqual(categories);
  expect(requests()).toEqual([]);
  const tops = catalogue.categories.filter(({ parent }) => !parent).map((category) => category.name['en']);
  expect(categories.filter(({ parentId }) => !parentId).map((category) => category.name)).toEqual(tops);
});

test("a page's newer search ends its older one; another page's goes on", async () => {
  const ask = (text: string, documentId: string) =>
    extension.deliver({ type: 'catalog.search', payload: { text, offset: 0 } }, { ...popupSender, documentId });

  const [older, newer, other] = await Promise.all([ask(word, 'popup'), ask(name, 'popup'), ask(word, 'tab')]);

  expect(older).toEqual({ failure: { name: 'superseded' } });
  expect(newer).toHaveProperty('answer');
  expect(other).toHaveProperty('answer');
});

test.each([
  ['blanks', '   '],
  ['300 characters', 'mug '.repeat(75)],
  ['quotes and brackets', '") or id in ("'],
  ['per cent', '100 %'],
  ['NUL', 'mu\0g'],
  ['half a character', 'mug \ud83d'],
  ['emoji', '🫖🫖'],
  ['Thai', 'แก้ว'],
])('%s can be searched for', async (_what, text) => {
  await expect(search(text)).resolves.toHaveProperty('results');
  expect(store.wire.map(({ status }) => status)).not.toContain(400);
});

test('a product view has its variants as choices, each variant one combination', async () => {
  const several = catalogue.products.find(({ variants }) => variants.length > 3);

  const product = await extension.ask('catalog.product', several?.id ?? '');

  expect(product.variants).toHaveLength((several?.variants.length ?? 0) + 1);
  const combinations = product.variants.map(({ values }) => JSON.stringify(values));
  expect(new Set(combinations).size).toBe(combinations.length);
  expect(product.axes.length).toBeGreaterThan(0);
  expect(product.axes.map((axis) => axis.name)).not.toContain('color-hex');
});

test("each variant leads to the shop's own page of it", async () => {
  const several = catalogue.products.find(({ variants }) => variants.length > 3);
  const pages = { shop: '', product: 'https://shop.example/{sku}', checkout: '', terms: '', privacy: '' };
  await extension.ask('settings.save', { ...settingsFor(store), pages });

  const { variants } = await extension.ask('catalog.product', several?.id ?? '');

  expect(variants.map(({ url }) => url)).toEqual(variants.map(({ sku }) => `https://shop.example/${sku}`));
});

describe('a request for what has been answered already', () => {
  test('is none, for five minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const first = await search(word);
    requests();
    vi.advanceTimersByTime(299_000);

    expect(await search(` ${word} `)).toEqual(first);
    expect(requests()).toEqual([]);
    vi.advanceTimersByTime(2_000);
    expect((await search(word)).readAt).toBeGreaterThan(first.readAt);
    expect(requests()).toEqual(['POST /shop/graphql']);
    vi.useRealTimers();
  });

  test('is one where anything else is asked', async () => {
    const ask = (more: object) => extension.ask('catalog.search', { text: word, offset: 0, ...more });
    await ask({});
    requests();
    await ask({ sort: 'name' });
    await ask({ filters: { inStock: true } });
    await ask({ filters: { price: { to: 100 } } });
    await ask({ filters: { attributes: [{ name: 'color', keys: ['navy'] }] } });

    expect(requests()).toHaveLength(4);
  });
});

test('of 12 letters typed at 8 a second one search is under way at a time, and none for what was answered', async () => {
  vi.useFakeTimers();
  let underWay = 0;
  let most = 0;
  const isSearch = ({ url }: Request) => /graphql|search/.test(url);
  vi.stubGlobal('fetch', async (request: Request) => {
    if (!isSearch(request)) return store.fetch(request);
    underWay += 1;
    most = Math.max(most, underWay);
    try {
      // Slower than the next letter, so that each ends the one before it.
      await new Promise((resolve, reject) => {
        setTimeout(resolve, 300);
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
      });
      return await store.fetch(request);
    } finally {
      underWay -= 1;
    }
  });
  const asked: Promise<unknown>[] = [];
  const typed = 'espressotasse';
  for (let letters = 1; letters <= 12; letters += 1) {
    asked.push(search(typed.slice(0, letters)).catch((failure) => failure.name));
    await vi.advanceTimersByTimeAsync(125);
  }
  await vi.advanceTimersByTimeAsync(1_000);

  const answers = await Promise.all(asked);
  expect(answers.slice(0, -1)).toEqual(Array.from({ length: 11 }, () => 'superseded'));
  expect(answers.at(-1)).toHaveProperty('results');
  expect(most).toBe(1);
  requests();
  await search(typed.slice(0, 12));
  expect(requests()).toEqual([]);
  vi.useRealTimers();
});

test('every product of the shop can be shown', async () => {
  for (const { id } of catalogue.products) expect((await extension.ask('catalog.product', id)).id).toBe(id);
});
