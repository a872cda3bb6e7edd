import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

async function searcher(store = smallStore()) {
  const bearer = await browsing(store);
  const search = (body: object) => send(store, 'POST', '/demo/products/search', { bearer, body });
  const ids = async (body: object) => {
    const { status, json } = await search(body);
    expect([status, json.message]).toEqual([200, undefined]);
    return json.results.map(({ id }) => id);
  };
  return { store, search, ids };
}

const name = { field: 'name', language: 'en' };

test('without a query everything is found, ids only', async () => {
  const { search } = await searcher();
  expect((await search({ limit: 2 })).json).toEqual({
    total: 5,
    offset: 0,
    limit: 2,
    facets: [],
    results: [{ id: 'mug' }, { id: 'teapot' }],
  });
});

test.each([
  ['whole words in any order', { fullText: { ...name, value: 'mug harbour' } }, ['mug']],
  ['whatever the case', { fullText: { ...name, value: 'HARBOUR' } }, ['mug']],
  ['other forms of a word', { fullText: { ...name, value: 'mugs' } }, ['mug']],
  ['the language asked for', { fullText: { field: 'name', language: 'de', value: 'Bleistifte' } }, ['pencil']],
  ['nothing in a language that the project has not', { fullText: { field: 'name', language: 'nl', value: 'mug' } }, []],
  ['no half words', { fullText: { ...name, value: 'harb' } }, []],
  ['all words', { fullText: { ...name, value: 'harbour lamp' } }, []],
  ['any word', { fullText: { ...name, value: 'harbour lamp', mustMatch: 'any' } }, ['lamp', 'mug']],
  ['only the field asked for', { fullText: { field: 'description', language: 'en', value: 'harbour' } }, ['teapot']],
  ['beginnings of words', { fullTextPrefix: { ...name, value: 'harb' } }, ['mug']],
  ['beginnings of each word', { fullTextPrefix: { ...name, value: 'tra note' } }, ['notebook']],
  ['a slip of the finger', { fuzzy: { ...name, value: 'harbuor', level: 2 } }, ['mug']],
  ['as many slips as the level says', { fuzzy: { ...name, value: 'harbuor', level: 0 } }, []],
  ['as many slips as a short word allows', { fuzzy: { ...name, value: 'mgu', level: 2 } }, []],
  ['the exact value', { exact: { ...name, value: 'Harbour mug' } }, ['mug']],
  ['not a part of it', { exact: { ...name, value: 'Harbour' } }, []],
  ['exactly, but for the case', { exact: { ...name, value: 'harbour MUG', caseInsensitive: true } }, ['mug']],
  ['one of several', { exact: { field: 'key', values: ['key-mug', 'key-lamp'] } }, ['lamp', 'mug']],
  ['the beginning of a value', { prefix: { field: 'variants.sku', value: 'MUG' } }, ['mug']],
  ['its case counts', { prefix: { field: 'variants.sku', value: 'mug' } }, []],
  ['unless it is told not to', { prefix: { field: 'variants.sku', value: 'mug', caseInsensitive: true } }, ['mug']],
  ['a pattern', { wildcard: { field: 'variants.sku', value: '*-R?D' } }, ['mug', 'pencil']],
  ['a pattern without meaning of its own', { wildcard: { field: 'variants.sku', value: '.*' } }, []],
  ['a range', { range: { field: 'variants.prices.centAmount', gte: 7900 } }, ['lamp']],
  ['an open range', { range: { field: 'variants.prices.centAmount', gt: 150, lt: 1190 } }, ['notebook']],
  [
    'the price of the sale',
    { range: { field: 'variants.prices.currentCentAmount', gte: 3900, lte: 3900 } },
    ['teapot'],
  ],
  ['a date', { range: { field: 'createdAt', lt: '2020-01-01T00:00:00.000Z' } }, []],
  ['what exists', { exists: { field: 'variants.prices.country' } }, ['lamp', 'mug', 'notebook', 'teapot']],
  ['what does not exist', { not: [{ exists: { field: 'variants.prices.country' } }] }, ['pencil']],
  ['a category', { exact: { field: 'categories', value: 'kitchen' } }, ['teapot']],
  ['a category and those below', { exact: { field: 'categoriesSubTree', value: 'kitchen' } }, ['mug', 'teapot']],
  [
    'an attribute',
    { exact: { field: 'variants.attributes.colour.key', fieldType: 'lenum', value: 'red' } },
    ['mug', 'pencil'],
  ],
  [
    'both',
    { and: [{ exact: { field: 'categories', value: 'desk' } }, { exists: { field: 'variants.prices.country' } }] },
    ['lamp', 'notebook'],
  ],
  [
    'either',
    { or: [{ exact: { field: 'id', value: 'mug' } }, { exact: { field: 'id', value: 'lamp' } }] },
    ['lamp', 'mug'],
  ],
  [
    'filtered',
    { filter: [{ exact: { field: 'categories', value: 'desk' } }, { prefix: { field: 'id', value: 'p' } }] },
    ['pencil'],
  ],
])('finds %s', async (_what, query, expected) => {
  const { ids } = await searcher();
  expect((await ids({ query })).sort()).toEqual(expected);
});

test('the best come first, and a boost makes better', async () => {
  const { ids } = await searcher();
  const inName = (boost: number) => ({ fullText: { ...name, value: 'harbour', boost } });
  const inDescription = (boost: number) => ({
    fullText: { field: 'description', language: 'en', value: 'harbour', boost },
  });
  expect(await ids({ query: { or: [inName(10), inDescription(1)] } })).toEqual(['mug', 'teapot']);
  expect(await ids({ query: { or: [inName(0.01), inDescription(100)] } })).toEqual(['teapot', 'mug']);
});

test('results are sorted as asked; what has no value comes last', async () => {
  const { ids } = await searcher();
  expect(await ids({ sort: [{ ...name, order: 'asc' }] })).toEqual(['lamp', 'mug', 'pencil', 'teapot', 'notebook']);
  const inEuro = { exact: { field: 'variants.prices.currencyCode', value: 'EUR' } };
  const price = { field: 'variants.prices.centAmount', filter: inEuro };
  expect(await ids({ sort: [{ ...price, order: 'asc' }] })).toEqual(['pencil', 'notebook', 'mug', 'teapot', 'lamp']);
  expect(await ids({ sort: [{ ...price, order: 'desc' }] })).toEqual(['teapot', 'mug', 'notebook', 'pencil', 'lamp']);
  const cheapest = { field: 'variants.prices.centAmount', order: 'desc', mode: 'min' };
  expect(await ids({ sort: [cheapest] })).toEqual(['lamp', 'teapot', 'mug', 'notebook', 'pencil']);
});

test('an order in a language that the project has not is none', async () => {
  const { ids } = await searcher();
  const sort = [{ field: 'name', language: 'nl', order: 'asc' }];
  expect(await ids({ sort })).toEqual(await ids({}));
});

test('pages follow each other, and a post filter narrows them', async () => {
  const { search } = await searcher();
  expect((await search({ limit: 2, offset: 4 })).json).toMatchObject({
    total: 5,
    offset: 4,
    results: [{ id: 'lamp' }],
  });
  const { json } = await search({ postFilter: { exact: { field: 'categories', value: 'desk' } } });
  expect(json.total).toBe(3);
});

test('matching variants are marked when wanted', async () => {
  const { search } = await searcher();
  const red = { exact: { field: 'variants.sku', values: ['MUG-RED', 'PENCIL-RED'] } };
  const { json } = await search({ query: red, markMatchingVariants: true });
  expect(json.results).toEqual([
    { id: 'mug', matchingVariants: { allMatched: false, matchedVariants: [{ id: 2, sku: 'MUG-RED' }] } },
    { id: 'pencil', matchingVariants: { allMatched: false, matchedVariants: [{ id: 1, sku: 'PENCIL-RED' }] } },
  ]);
  const all = await search({ query: { fullText: { ...name, value: 'mug' } }, markMatchingVariants: true });
  expect(all.json.results).toEqual([{ id: 'mug', matchingVariants: { allMatched: true, matchedVariants: [] } }]);
});

test('the deprecated projection parameters are still answered', async () => {
  const { search } = await searcher();
  const { json } = await search({
    query: { exact: { field: 'id', value: 'mug' } },
    productProjectionParameters: { priceCurrency: 'EUR', priceCountry: 'DE' },
  });
  expect(json.results).toMatchObject([
    { id: 'mug', productProjection: { masterVariant: { price: { value: { centAmount: 1190 } } } } },
  ]);
});

test.each([
  [{ limit: 101 }, 'InvalidInput'],
  [{ limit: -1 }, 'InvalidInput'],
  [{ offset: 10_001 }, 'InvalidInput'],
  [{ limit: 'many' }, 'InvalidJsonInput'],
  [{ sort: [{ field: 'name', order: 'up' }] }, 'InvalidJsonInput'],
  [{ sort: [{ field: 'name', order: 'asc' }] }, 'InvalidInput'],
  [{ sort: [{ field: 'colour', order: 'asc' }] }, 'InvalidInput'],
  [{ query: {} }, 'InvalidInput'],
  [{ query: { and: [] } }, 'InvalidInput'],
  [{ query: { and: {} } }, 'InvalidInput'],
  [{ query: { match: { ...name, value: 'x' } } }, 'InvalidInput'],
  [{ query: { fullText: { ...name, value: 'x' }, exact: { ...name, value: 'x' } } }, 'InvalidInput'],
  [{ query: { fullText: { value: 'x' } } }, 'InvalidInput'],
  [{ query: { fullText: { field: 'colour', value: 'x' } } }, 'InvalidInput'],
  [{ query: { fullText: { field: 'name', value: 'x' } } }, 'InvalidInput'],
  [{ query: { fullText: { ...name, value: 7 } } }, 'InvalidInput'],
  [{ query: { fullText: { ...name, value: 'x'.repeat(257) } } }, 'InvalidInput'],
  [{ query: { fullText: { ...name, value: 'x', mustMatch: 'some' } } }, 'InvalidInput'],
  [{ query: { fullText: { ...name, value: 'x', boost: -1 } } }, 'InvalidInput'],
  [{ query: { fuzzy: { ...name, value: 'x' } } }, 'InvalidInput'],
  [{ query: { fuzzy: { ...name, value: 'x', level: 3 } } }, 'InvalidInput'],
  [{ query: { exact: { ...name } } }, 'InvalidInput'],
  [{ query: { range: { field: 'variants.prices.centAmount' } } }, 'InvalidInput'],
  [{ query: { range: { field: 'variants.prices.centAmount', gte: '1' } } }, 'InvalidInput'],
  [{ query: { exact: { field: 'variants.attributes.colour.key', value: 'red' } } }, 'InvalidInput'],
  [{ query: { or: Array.from({ length: 50 }, () => ({ exact: { field: 'id', value: 'x' } })) } }, 'InvalidInput'],
])('%j is refused', async (body, code) => {
  const { search } = await searcher();
  const { status, json } = await search(body);
  expect(status).toBe(400);
  expect(json.errors[0]?.code).toBe(code);
});

test('a project that has not switched it on has no such search', async () => {
  const { store, search } = await searcher();
  store.search.productSearch = false;
  const { status, json } = await search({});
  expect(status).toBe(400);
  expect(json.errors).toEqual([{ code: 'ObjectNotFound', message: "Product Search API is not enabled for 'demo'." }]);
});
