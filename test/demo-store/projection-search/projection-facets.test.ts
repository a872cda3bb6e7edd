import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

type Parameters = Record<string, string | string[]>;

async function searcher(store = smallStore()) {
  const bearer = await browsing(store);
  const search = (parameters: Parameters) => {
    const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return send(store, 'GET', `/demo/product-projections/search?${new URLSearchParams(pairs)}`, { bearer });
  };
  const facets = async (parameters: Parameters) => {
    const { status, json } = await search(parameters);
    expect([status, json.message]).toEqual([200, undefined]);
    return json.facets as unknown as Record<string, unknown>;
  };
  return { search, facets };
}

const colour = 'variants.attributes.colour.key';
const text = (counts: Record<string, number>) => Object.entries(counts).map(([term, count]) => ({ term, count }));

test('terms of variants are counted by variants, those of products by products', async () => {
  const { facets } = await searcher();
  expect(await facets({ facet: [colour, 'categories.id'] })).toEqual({
    [colour]: { type: 'terms', dataType: 'text', missing: 0, total: 6, other: 0, terms: text({ blue: 4, red: 2 }) },
    'categories.id': {
      ...{ type: 'terms', dataType: 'text', missing: 0, total: 5, other: 0 },
      terms: text({ desk: 3, cups: 1, kitchen: 1 }),
    },
  });
});

test('products are counted beside variants, under another name, when that is wanted', async () => {
  const { facets } = await searcher();
  const expected = {
    shades: {
      missing: 0,
      terms: [
        { term: 'blue', count: 4, productCount: 4 },
        { term: 'red', count: 2, productCount: 2 },
      ],
    },
  };
  expect(await facets({ facet: `${colour} as shades counting products` })).toMatchObject(expected);
  expect(await facets({ facet: `${colour} counting products as shades` })).toMatchObject(expected);
  const sku = await facets({ facet: 'variants.images.url counting products as pictures', 'text.en': 'mug' });
  expect(sku['pictures']).toMatchObject({ terms: [{ term: '/pictures/mug.svg', count: 2, productCount: 1 }] });
});

test('what has none of it is missing', async () => {
  const { facets } = await searcher();
  const parameters = { facet: 'variants.scopedPriceDiscounted as sale', priceCurrency: 'EUR' };
  expect((await facets(parameters))['sale']).toEqual({
    ...{ type: 'terms', dataType: 'boolean', missing: 1, total: 5, other: 0 },
    terms: [
      { term: false, count: 4 },
      { term: true, count: 1 },
    ],
  });
});

test('ranges take their lower end and not their upper, and sum up what is in them', async () => {
  const { facets } = await searcher();
  const price = 'variants.scopedPrice.value.centAmount';
  const range = `${price}: range (* to 900), (900 to 4900), (4900 to *) counting products`;
  expect(await facets({ facet: range, priceCurrency: 'EUR', priceCountry: 'DE' })).toEqual({
    [price]: {
      type: 'range',
      ranges: [
        {
          from: 0,
          fromStr: '',
          to: 900,
          toStr: '900.0',
          count: 1,
          productCount: 1,
          total: 150,
          min: 150,
          max: 150,
          mean: 150,
        },
        {
          from: 900,
          fromStr: '900.0',
          to: 4900,
          toStr: '4900.0',
          count: 3,
          productCount: 2,
          total: 3280,
          min: 900,
          max: 1190,
          mean: 3280 / 3,
        },
        {
          from: 4900,
          fromStr: '4900.0',
          to: 0,
          toStr: '',
          count: 1,
          productCount: 1,
          total: 4900,
          min: 4900,
          max: 4900,
          mean: 4900,
        },
      ],
    },
  });
});

test('a filter as a facet says how many pass it', async () => {
  const { facets } = await searcher();
  const facet = ['categories.id: subtree("kitchen") as kitchen', `${colour}:"red","green" as red`];
  expect(await facets({ facet })).toEqual({ kitchen: { type: 'filter', count: 2 }, red: { type: 'filter', count: 2 } });
});

test.each([
  ['the text and filter.query narrow both', { 'filter.query': `${colour}:"red"` }, 2, { red: 2, blue: 1 }],
  ['filter narrows the results alone', { filter: `${colour}:"red"` }, 2, { blue: 4, red: 2 }],
  ['filter.facets narrows the facets alone', { 'filter.facets': 'categories.id:"desk"' }, 5, { blue: 2, red: 1 }],
  ['but not the facet of its own field', { 'filter.facets': `${colour}:"red"` }, 5, { blue: 4, red: 2 }],
  ['the text narrows both', { 'text.en': 'mug' }, 1, { blue: 1, red: 1 }],
] as [string, Record<string, string>, number, Record<string, number>][])(
  '%s',
  async (_what, parameters, total, counts) => {
    const { search } = await searcher();
    const { json } = await search({ facet: colour, ...parameters });
    expect(json.total).toBe(total);
    expect(json.facets).toMatchObject({ [colour]: { terms: text(counts) } });
  },
);

test.each([
  { facet: 'colour is red' },
  { facet: `${colour}:red` },
  { facet: `${colour}:range ("a" to "b")` },
  { facet: `${colour}:range 1 to 2` },
  { 'filter.facets': colour },
])('%j is refused', async (parameters) => {
  const { search } = await searcher();
  const { status, json } = await search(parameters as Parameters);
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidInput']);
});
