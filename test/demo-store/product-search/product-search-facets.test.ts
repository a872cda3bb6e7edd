import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

async function searcher(store = smallStore()) {
  const bearer = await browsing(store);
  const search = (body: object) => send(store, 'POST', '/demo/products/search', { bearer, body });
  /** Requests one facet and gives its result. */
  const facet = async (expression: object, body: object = {}) => {
    const { status, json } = await search({ ...body, facets: [expression] });
    expect([status, json.message]).toEqual([200, undefined]);
    return json.facets[0];
  };
  return { store, search, facet };
}

const inDesk = { exact: { field: 'categories', value: 'desk' } };
const colour = { name: 'colour', field: 'variants.attributes.colour.key', fieldType: 'lenum' };
const inEuro = { exact: { field: 'variants.prices.currencyCode', value: 'EUR' } };

test.each([
  ['products of each colour, most first', { ...colour }, { blue: 4, red: 2 }],
  ['variants of each colour', { ...colour, level: 'variants' }, { blue: 4, red: 2 }],
  ['categories', { name: 'c', field: 'categories', fieldType: 'reference' }, { desk: 3, cups: 1, kitchen: 1 }],
  ['categories with those above', { name: 'c', field: 'categoriesSubTree' }, { desk: 3, kitchen: 2, cups: 1 }],
  [
    'a label in its language',
    { ...colour, field: 'variants.attributes.colour.label', language: 'de' },
    {
      blue: 4,
      red: 2,
    },
  ],
  ['so many at most', { ...colour, limit: 1 }, { blue: 4 }],
  ['only those wanted', { ...colour, includes: ['red', 'green'] }, { red: 2 }],
  ['by key', { ...colour, sort: { by: 'key', order: 'desc' } }, { red: 2, blue: 4 }],
  [
    'what has none of it',
    { name: 'country', field: 'variants.prices.country', missing: 'none' },
    {
      US: 2,
      DE: 1,
      JP: 1,
      none: 1,
    },
  ],
  ['what passes its filter', { ...colour, filter: inDesk }, { blue: 2, red: 1 }],
  [
    'variants that pass its filter',
    {
      ...colour,
      level: 'variants',
      filter: { exact: { field: 'variants.sku', values: ['MUG-RED', 'LAMP-BLUE'] } },
    },
    { blue: 1, red: 1 },
  ],
])('a distinct facet counts %s', async (_what, distinct, expected) => {
  const { facet } = await searcher();
  const buckets = Object.entries(expected).map(([key, count]) => ({ key, count }));
  expect(await facet({ distinct })).toEqual({ name: distinct.name, buckets });
});

test('a facet counts all that there is, or what the query finds', async () => {
  const { facet } = await searcher();
  const counts = async (scope?: string) =>
    facet({ distinct: { ...colour, ...(scope && { scope }) } }, { query: inDesk });
  const all = {
    name: 'colour',
    buckets: [
      { key: 'blue', count: 4 },
      { key: 'red', count: 2 },
    ],
  };
  expect(await counts()).toEqual(all);
  expect(await counts('all')).toEqual(all);
  expect(await counts('query')).toMatchObject({
    buckets: [
      { key: 'blue', count: 2 },
      { key: 'red', count: 1 },
    ],
  });
  const red = { exact: { field: 'variants.attributes.colour.key', fieldType: 'lenum', value: 'red' } };
  const ofVariants = { distinct: { ...colour, scope: 'query', level: 'variants' } };
  expect(await facet(ofVariants, { query: red })).toMatchObject({ buckets: [{ key: 'red', count: 2 }] });
});

test('a post filter narrows the results and not the facets', async () => {
  const { search } = await searcher();
  const { json } = await search({
    facets: [{ distinct: { ...colour, scope: 'query' } }],
    postFilter: { exact: { field: 'variants.attributes.colour.key', fieldType: 'lenum', value: 'red' } },
  });
  expect([json.total, json.results.map(({ id }) => id)]).toEqual([2, ['mug', 'pencil']]);
  expect(json.facets).toMatchObject([
    {
      buckets: [
        { key: 'blue', count: 4 },
        { key: 'red', count: 2 },
      ],
    },
  ]);
});

test('ranges take their lower end and not their upper, and a filter on prices leaves those of one currency', async () => {
  const { facet } = await searcher();
  const prices = { name: 'price', field: 'variants.prices.centAmount' };
  const ranges = [{ to: 900 }, { from: 900, to: 4900, key: 'middle' }, { from: 4900 }];
  const counted = (low: number, middle: number, high: number) => ({
    name: 'price',
    buckets: [
      { key: '*-900.0', count: low },
      { key: 'middle', count: middle },
      { key: '4900.0-*', count: high },
    ],
  });
  expect(await facet({ ranges: { ...prices, ranges } })).toEqual(counted(1, 2, 2));
  expect(await facet({ ranges: { ...prices, ranges, filter: inEuro } })).toEqual(counted(1, 2, 1));
  expect(await facet({ ranges: { ...prices, ranges, level: 'variants', filter: inEuro } })).toEqual(counted(1, 3, 1));
});

test('a count is of products or of variants', async () => {
  const { facet } = await searcher();
  expect(await facet({ count: { name: 'all' } })).toEqual({ name: 'all', value: 5 });
  expect(await facet({ count: { name: 'all', level: 'variants' } })).toEqual({ name: 'all', value: 6 });
  expect(await facet({ count: { name: 'desk', filter: inDesk } })).toEqual({ name: 'desk', value: 3 });
  expect(await facet({ count: { name: 'found', scope: 'query' } }, { query: inDesk })).toMatchObject({ value: 3 });
});

test('stats say how far the values reach; sum and mean are of numbers only', async () => {
  const { facet } = await searcher();
  const price = { name: 'price', field: 'variants.prices.centAmount', filter: { and: [inEuro, inDesk] } };
  expect(await facet({ stats: price })).toEqual({ name: 'price', min: 150, max: 900, mean: 525, sum: 1050, count: 2 });
  const at = '2026-01-05T08:00:00.000Z';
  expect(await facet({ stats: { name: 'made', field: 'createdAt' } })).toEqual({
    name: 'made',
    min: at,
    max: at,
    count: 5,
  });
});

test('currency, country and amount side by side are of one price', async () => {
  const { search } = await searcher();
  const amount = (value: number) => ({ range: { field: 'variants.prices.centAmount', gte: value, lte: value } });
  const country = { exact: { field: 'variants.prices.country', value: 'DE' } };
  const found = async (...and: object[]) => (await search({ query: { and } })).json.results.map(({ id }) => id);
  expect(await found(inEuro, amount(1490))).toEqual([]);
  expect(await found(inEuro, amount(1250), country)).toEqual([]);
  expect(await found(inEuro, amount(1190), country)).toEqual(['mug']);
});

test.each([
  [{ distinct: colour, count: { name: 'x' } }, 'InvalidInput'],
  [{}, 'InvalidInput'],
  [{ distinct: { ...colour, limit: 201 } }, 'InvalidInput'],
  [{ distinct: { ...colour, name: '' } }, 'InvalidInput'],
  [{ distinct: { ...colour, fieldType: undefined } }, 'InvalidInput'],
  [{ distinct: { name: 'x', field: 'categories.id' } }, 'InvalidInput'],
  [{ distinct: { name: 'x', field: 'name' } }, 'InvalidInput'],
  [{ distinct: { ...colour, filter: {} } }, 'InvalidInput'],
  [{ distinct: { field: 'key' } }, 'InvalidJsonInput'],
  [{ ranges: { name: 'x', field: 'variants.prices.centAmount', ranges: [{ from: 'a' }] } }, 'InvalidInput'],
  [{ ranges: { name: 'x', field: 'variants.availability.isOnStock', ranges: [{ from: 1 }] } }, 'InvalidInput'],
  [{ stats: { name: 'x', field: 'colour' } }, 'InvalidInput'],
])('the facet %j is refused', async (facet, code) => {
  const { search } = await searcher();
  const { status, json } = await search({ facets: [facet] });
  expect([status, json.errors[0]?.code]).toEqual([400, code]);
});
