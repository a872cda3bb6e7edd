import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

async function searcher(store = smallStore()) {
  const bearer = await browsing(store);
  const search = (parameters: Record<string, string>) =>
    send(store, 'GET', `/demo/product-projections/search?${new URLSearchParams(parameters)}`, { bearer });
  const ids = async (parameters: Record<string, string>) => {
    const { status, json } = await search(parameters);
    expect([status, json.message]).toEqual([200, undefined]);
    return json.results.map(({ id }) => id);
  };
  return { store, bearer, search, ids };
}

test.each([
  [{ 'text.en': 'harbour' }, ['mug', 'teapot']],
  [{ 'text.en': 'Harbour mugs' }, ['mug']],
  [{ 'text.en': 'harbour lamp' }, []],
  [{ 'text.en': 'harb' }, []],
  [{ 'text.en': 'mug-red' }, ['mug']],
  [{ 'text.de': 'Tasse' }, ['teapot']],
  [{ 'text.en': 'harbor' }, []],
  [{ 'text.en': 'harbor', fuzzy: 'true' }, ['mug', 'teapot']],
  [{ 'text.en': 'harbuor', fuzzy: 'true', fuzzyLevel: '1' }, []],
  [{ 'text.en': '' }, []],
  [{ 'text.en': '"*( %' }, []],
  [{ 'text.en': `harbour${' '.repeat(249)}${'x'.repeat(20)}` }, ['mug', 'teapot']],
  [{ 'filter.query': 'categories.id:"desk"' }, ['lamp', 'notebook', 'pencil']],
  [{ 'filter.query': 'categories.id: "desk","cups"' }, ['lamp', 'mug', 'notebook', 'pencil']],
  [{ 'filter.query': 'categories.id: subtree("kitchen")' }, ['mug', 'teapot']],
  [{ filter: 'variants.price.centAmount:range (100 to 1000)' }, ['notebook', 'pencil']],
  [{ filter: 'variants.price.centAmount:range (* to 150), (7900 to *)' }, ['lamp', 'pencil']],
  [{ filter: 'variants.attributes.colour.key:"red"' }, ['mug', 'pencil']],
  [{ filter: 'variants.scopedPriceDiscounted:true', priceCurrency: 'EUR' }, ['teapot']],
  [{ filter: 'variants.prices.discounted:exists' }, ['teapot']],
  [{ filter: 'variants.scopedPrice:exists', priceCurrency: 'JPY', priceCountry: 'JP' }, ['notebook']],
  [{ filter: 'key:"key-mug"', 'text.en': 'harbour' }, ['mug']],
] as [Record<string, string>, string[]][])('%j finds %j', async (parameters, expected) => {
  const { ids } = await searcher();
  expect((await ids(parameters)).sort()).toEqual(expected);
});

test('results are sorted as asked, the best first without a wish', async () => {
  const { ids } = await searcher();
  expect(await ids({ 'text.en': 'harbour' })).toEqual(['mug', 'teapot']);
  expect(await ids({ sort: 'name.en asc' })).toEqual(['lamp', 'mug', 'pencil', 'teapot', 'notebook']);
  expect(await ids({ sort: 'price asc' })).toEqual(['pencil', 'notebook', 'mug', 'teapot', 'lamp']);
  const euro = { priceCurrency: 'EUR', sort: 'variants.scopedPrice.currentValue.centAmount desc' };
  expect(await ids(euro)).toEqual(['teapot', 'mug', 'notebook', 'pencil', 'lamp']);
});

test('variants carry the price that was selected', async () => {
  const { search } = await searcher();
  const { json } = await search({ 'text.en': 'teapot', priceCurrency: 'EUR', priceCountry: 'DE' });
  expect(json).toMatchObject({ limit: 20, offset: 0, count: 1, total: 1, facets: {} });
  expect(json.results[0]?.masterVariant).toMatchObject({
    price: { value: { centAmount: 4900 }, discounted: { value: { centAmount: 3900 } } },
    scopedPrice: { value: { centAmount: 4900 }, currentValue: { centAmount: 3900 } },
    scopedPriceDiscounted: true,
    images: [{ url: 'https://store.test/pictures/teapot.svg' }],
  });
  expect(json.results[0]?.masterVariant).not.toHaveProperty('isMatchingVariant');
});

test('matching variants are marked when wanted', async () => {
  const { search } = await searcher();
  const { json } = await search({ filter: 'variants.sku:"MUG-RED"', markMatchingVariants: 'true' });
  expect(json.results[0]).toMatchObject({
    masterVariant: { isMatchingVariant: false },
    variants: [{ isMatchingVariant: true }],
  });
});

test('the form is for what is too long for an address', async () => {
  const { store, bearer } = await searcher();
  const { status, json } = await send(store, 'POST', '/demo/product-projections/search', {
    bearer,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'text.en=harbour&limit=1',
  });
  expect(status).toBe(200);
  expect(json).toMatchObject({ limit: 1, count: 1, total: 2 });
});

test.each([
  [{ limit: '501' }, 'limit'],
  [{ offset: '10001' }, 'offset'],
  [{ 'text.nl': 'x' }, 'text.nl'],
  [{ 'text.en': 'harbour mug', fuzzy: 'true', fuzzyLevel: '2' }, 'fuzzyLevel'],
  [{ 'text.en': 'harbour', fuzzyLevel: '3' }, 'fuzzyLevel'],
  [{ fuzzy: 'very' }, 'fuzzy'],
  [{ filter: 'categories.id' }, 'filter'],
  [{ 'filter.query': 'categories.id:desk' }, 'filter.query'],
  [{ filter: 'variants.price.centAmount:range 1' }, 'filter'],
  [{ sort: 'price' }, 'sort'],
  [{ sort: 'variants.scopedPrice.value.centAmount asc' }, 'sort'],
  [{ priceCountry: 'DE' }, 'priceCountry'],
] as [Record<string, string>, string][])('%j is refused', async (parameters, name) => {
  const { search } = await searcher();
  const { status, json } = await search(parameters);
  expect(status).toBe(400);
  expect(json.errors[0]?.code).toBe('InvalidInput');
  expect(json.message).toMatch(`Malformed parameter: ${name}: `);
});

test('a project that has not switched it on has no such search', async () => {
  const { store, search } = await searcher();
  store.search.projectionSearch = false;
  const { status, json } = await search({ 'text.en': 'mug' });
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    { code: 'SearchDeactivated', message: expect.stringContaining('deactivated for this project') },
  ]);
});
