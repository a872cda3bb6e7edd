/** What each way of searching can do: one table, and every cell of it tried against a shop that has this way alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import { maxCatalogSize } from '../../../src/commerce/search/cached-catalog.ts';
import type { SearchQuery, StrategyName } from '../../../src/contract/search.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore, type DemoStoreOptions } from '../../demo-store/store/store.ts';
import { add } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

type Search = NonNullable<DemoStoreOptions['search']>;
const off: Search = { graphql: false, productSearch: false, projectionSearch: false, suggestions: false };

/** How a shop comes to have each way: what it has switched on, and how many products. */
const shops: Record<StrategyName, { search: Search; products: number }> = {
  graphql: { search: { ...off, graphql: true, productSearch: true }, products: 300 },
  'product-search': { search: { ...off, productSearch: true }, products: 300 },
  'projection-search': { search: { ...off, projectionSearch: true }, products: 300 },
  local: { search: off, products: 300 },
  browse: { search: off, products: maxCatalogSize + 1 },
};

interface Column {
  'half a word': boolean;
  'a typing error': boolean;
  'an article number': boolean;
  'a German word': boolean;
  'an Arabic word': boolean;
  'a filter': boolean;
  'a sort by price': boolean;
  'a sort by name': boolean;
  'page three': boolean;
  'a product with variants into the cart': boolean;
  /** Requests of a search with its data, once the way is known. */
  requests: number;
}
const everything: Column = {
  'half a word': true,
  'a typing error': true,
  'an article number': true,
  'a German word': true,
  'an Arabic word': true,
  'a filter': true,
  'a sort by price': true,
  'a sort by name': true,
  'page three': true,
  'a product with variants into the cart': true,
  requests: 1,
};
const table: Record<StrategyName, Column> = {
  graphql: everything,
  'product-search': { ...everything, requests: 2 },
  'projection-search': { ...everything, 'half a word': false },
  local: { ...everything, requests: 0 },
  browse: {
    'half a word': false,
    'a typing error': false,
    'an article number': false,
    'a German word': false,
    'an Arabic word': false,
    'a filter': false,
    'a sort by price': false,
    'a sort by name': true,
    'page three': true,
    'a product with variants into the cart': true,
    requests: 1,
  },
};

const catalogues = new Map(
  [...new Set(Object.values(shops).map(({ products }) => products))].map((products) => [
    products,
    createCatalogue({ products, seed: 1 }),
  ]),
);

describe.each(Object.keys(table) as StrategyName[])('a shop that has %s', (way) => {
  const column = table[way];
  const catalogue = catalogues.get(shops[way].products) as ReturnType<typeof createCatalogue>;
  /** A product with a name of at least two long words, so that halves and typing errors of it can be tried. */
  const wanted = catalogue.products.find(({ name }) => /^\p{L}{6,} \p{L}{5,}/u.test(name['en'] ?? ''));
  const name = wanted?.name['en'] ?? '';
  const [word = ''] = name.split(' ');
  let store: DemoStore;
  let extension: Extension;

  const search = (query: Partial<SearchQuery>) => extension.ask('catalog.search', { text: '', offset: 0, ...query });
  /** Whether a text leads to the product; a shop that cannot be searched says so. */
  const finds = async (text: string): Promise<boolean> => {
    if (way === 'browse') {
      expect((await failureFrom(search({ text }))).name).toBe('search-off');
      return false;
    }
    return (await search({ text })).results.some(({ id }) => id === wanted?.id);
  };
  const requests = () => store.wire.splice(0).map(({ path }) => path);

  async function open(locale = 'en') {
    store = createDemoStore({ catalogue, search: shops[way].search });
    extension = installExtension(store.fetch);
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale } });
    await search({});
  }
  beforeEach(() => open());

  test('is found to have it, and says what it can do', async () => {
    const { abilities } = await search({});

    expect(abilities).toMatchObject({
      strategy: way,
      search: way !== 'browse',
      prefixMatch: column['half a word'],
      typos: column['a typing error'],
      facets: column['a filter'],
    });
    expect(abilities.filters.length > 0).toBe(column['a filter']);
    expect(abilities.sorts.includes('price-up')).toBe(column['a sort by price']);
    expect(abilities.sorts.includes('name')).toBe(column['a sort by name']);
  });

  test('answers a search with its data in as few requests as it can', async () => {
    requests();
    await search(way === 'browse' ? { offset: 20 } : { text: word });

    expect(requests()).toHaveLength(column.requests);
  });

  test.each<[keyof Column, () => string]>([
    ['half a word', () => word.slice(0, 4)],
    ['a typing error', () => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`],
    ['an article number', () => wanted?.masterVariant.sku ?? ''],
  ])('%s', async (cell, text) => {
    expect(await finds(text())).toBe(column[cell]);
  });

  test('an article number, and shows the variant that has it', async () => {
    const several = catalogue.products.find(({ variants }) => variants.length > 1);
    const last = several?.variants.at(-1);
    if (way === 'browse') return expect((await failureFrom(search({ text: last?.sku ?? '' }))).name).toBe('search-off');

    const { results } = await search({ text: last?.sku?.toLowerCase() ?? '' });

    expect(results.find(({ id }) => id === several?.id)?.variantId).toBe(last?.id);
  });

  test.each<[keyof Column, string]>([
    ['a German word', 'de'],
    ['an Arabic word', 'ar'],
  ])('%s', async (cell, locale) => {
    await open(locale);

    expect(await finds(wanted?.name[locale] ?? '')).toBe(column[cell]);
  });

  test('a filter', async () => {
    const all = await search({});
    const price = { from: 2_000, to: 3_000 };
    const page = await search({ filters: { price, inStock: true } });
    const costs = (await search({ filters: { price } })).results.map((each) => each.price?.now.amount ?? 0);

    expect((page.total ?? 0) < (all.total ?? 0)).toBe(column['a filter']);
    expect(page.results.length).toBeGreaterThan(0);
    if (column['a filter']) {
      // A product is found by any of its variants, and shown as one that costs as much.
      expect(costs.length).toBeGreaterThan(0);
      expect(costs.filter((amount) => amount < 2_000 || amount > 3_000)).toEqual([]);
      expect(page.results.every(({ available }) => available)).toBe(true);
    }
  });

  test('a filter by an attribute that the results have, with counts that hold', async () => {
    const { facets } = await search({});
    expect(facets.length > 0).toBe(column['a filter']);
    const color = facets.find((facet) => facet.name === 'color');
    if (!color) return;
    const again = (await search({ text: '', sort: 'name' })).facets.find((facet) => facet.name === 'color');
    const value = again?.values[0];

    const page = await search({ filters: { attributes: [{ name: 'color', keys: [value?.key ?? ''] }] } });

    expect(value?.count).toBeGreaterThan(0);
    expect(page.total).toBe(value?.count);
    for (const { id, variantId } of page.results) {
      const { variants } = await extension.ask('catalog.product', id);
      const colours = new Set(variants.map(({ values }) => values['color']));
      if (colours.size > 1) expect(variants.find((each) => each.id === variantId)?.values['color']).toBe(value?.key);
    }
    // What could be chosen beside it is still there.
    expect(page.facets.find((facet) => facet.name === 'color')?.values.length).toBeGreaterThan(1);
  });

  test('a sort by price', async () => {
    const up = await search({ sort: 'price-up' });
    const down = await search({ sort: 'price-down' });

    const [cheapest = 0, dearest = 0] = [up, down].map((page) => page.results[0]?.price?.now.amount ?? 0);
    expect(cheapest * 2 < dearest && up.results[0]?.id !== down.results[0]?.id).toBe(column['a sort by price']);
    if (!column['a sort by price']) return;
    // What is said of a product is what it stands there for.
    const costs = [up, down].map(({ results }) => results.map(({ price }) => price?.now.amount ?? 0));
    const [rising = [], falling = []] = costs;
    expect(rising).toEqual([...rising].sort((one, other) => one - other));
    expect(falling).toEqual([...falling].sort((one, other) => other - one));
  });

  test('a sort by name', async () => {
    const { results } = await search({ sort: 'name' });

    const sorted = [...results].sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
    expect(results.map((each) => each.name)).toEqual(sorted.map((each) => each.name));
  });

  test('page three', async () => {
    const seen = new Set<string>();
    let offset: number | undefined = 0;
    for (let page = 1; page <= 3; page += 1) {
      const { results, nextOffset } = await search({ offset: offset ?? 0 });
      for (const { id } of results) seen.add(id);
      offset = nextOffset;
    }

    expect(seen.size).toBe(60);
    expect(offset).toBe(60);
  });

  test('a product with variants into the cart', async () => {
    const several = catalogue.products.find(({ variants }) => variants.length > 2);
    const category = several?.categories[0]?.id ?? '';
    let offset: number | undefined = 0;
    const listed: string[] = [];
    while (offset !== undefined) {
      const page = await search({ categoryId: category, offset });
      listed.push(...page.results.map(({ id }) => id));
      offset = page.nextOffset;
    }
    expect(listed).toContain(several?.id);
    const product = await extension.ask('catalog.product', several?.id ?? '');
    const variant = product.variants.find(({ id, available, price }) => id !== 1 && available && price);

    const cart = await extension.ask('cart.change', add(product.id, 1, variant?.id));

    expect(cart.lines).toMatchObject([{ productId: product.id, variantId: variant?.id, quantity: 1 }]);
  });
});

test('a shop that can only be browsed is not asked for words at every keystroke', async () => {
  const { search, products } = shops.browse;
  const store = createDemoStore({ products, search });
  const extension = installExtension(store.fetch);
  await extension.ask('settings.save', settingsFor(store));
  await extension.ask('catalog.search', { text: '', offset: 0 });
  store.wire.splice(0);

  for (const text of ['m', 'mu', 'mug']) {
    expect((await failureFrom(extension.ask('catalog.search', { text, offset: 0 }))).name).toBe('search-off');
  }
  expect(store.wire).toEqual([]);
  // Once a day, or when the merchant looks, the better ways are tried again.
  store.search.productSearch = true;
  expect((await extension.ask('catalog.abilities')).strategy).toBe('product-search');
  expect((await extension.ask('catalog.search', { text: 'mug', offset: 0 })).results).not.toEqual([]);
});
