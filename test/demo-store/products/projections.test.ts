import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

async function browserIn(store = smallStore()) {
  const bearer = await browsing(store);
  const get = (path: string) => send(store, 'GET', `/demo/${path}`, { bearer });
  const list = (parameters: Record<string, string>) => get(`product-projections?${new URLSearchParams(parameters)}`);
  const ids = async (parameters: Record<string, string>) => (await list(parameters)).json.results.map(({ id }) => id);
  return { get, list, ids };
}

test('a page says how much of how much it is', async () => {
  const { list } = await browserIn();
  const { json } = await list({ limit: '2', offset: '4' });
  expect(json).toMatchObject({ limit: 2, offset: 4, count: 1, total: 5 });
  expect((await list({ withTotal: 'false' })).json).not.toHaveProperty('total');
});

test.each([
  ['id in ("pencil", "mug", "unknown")', ['mug', 'pencil']],
  ['id = "mug"', ['mug']],
  ['key = "key-lamp"', ['lamp']],
  ['slug(en = "harbour-mug")', ['mug']],
  ['slug(`en` = "harbour-mug")', ['mug']],
  ['categories(id = "desk")', ['notebook', 'pencil', 'lamp']],
  ['categories(id = "desk") and not(key = "key-lamp")', ['notebook', 'pencil']],
  ['(id = "mug" or id = "lamp") and published = true', ['mug', 'lamp']],
  ['id not in ("mug", "pencil", "lamp", "teapot")', ['notebook']],
  ['masterVariant(sku = "MUG-BLUE")', ['mug']],
  ['variants(sku = "MUG-RED")', ['mug']],
  ['masterVariant(prices(country = "JP"))', ['notebook']],
  ['masterVariant(prices(value(centAmount < 200)))', ['pencil']],
  ['name(en <> "Pencil" and de > "S")', ['teapot', 'lamp']],
  ['taxCategory is defined', []],
  ['variants is not empty', ['mug']],
  ['version > 3 or version >= 3 and version != 4 and version <= 3', ['mug', 'teapot', 'notebook', 'pencil', 'lamp']],
  ['name(en = "a \\"quoted\\" name")', []],
  ['id contains any ("mug", "lamp")', ['mug', 'lamp']],
])('where %s', async (where, expected) => {
  const { ids } = await browserIn();
  expect((await ids({ where })).sort()).toEqual([...expected].sort());
});

test('what is asked for by ids does not come in their order', async () => {
  const { ids } = await browserIn();
  const asked = ['teapot', 'mug', 'pencil'];
  const found = await ids({ where: `id in (${asked.map((id) => `"${id}"`)})` });
  expect(found).not.toEqual(asked);
  expect(found.sort()).toEqual(asked.sort());
});

test('a predicate may have variables, and several must all hold', async () => {
  const { get } = await browserIn();
  const one = await get('product-projections?where=key%3D%3Akey&var.key=key-mug');
  expect(one.json.results.map(({ id }) => id)).toEqual(['mug']);
  const both = await get('product-projections?where=published%3Dtrue&where=id%3D%22mug%22');
  expect(both.json.results.map(({ id }) => id)).toEqual(['mug']);
});

test.each([
  ['', 'Unexpected end of input, expected not or conditional expression (line 1, column 1):\n\n^'],
  [
    'id in ()',
    "Invalid input ')', expected StringLiteral, NumberLiteral, boolean or inputParam (line 1, column 8):\nid in ()\n       ^",
  ],
  [
    'slug(en-US = "x")',
    "Invalid input '-', expected '(' or an operator (line 1, column 8):\nslug(en-US = \"x\")\n       ^",
  ],
  [
    'id = "mug',
    'Invalid input \'"\', expected StringLiteral, NumberLiteral, boolean or inputParam (line 1, column 6):\nid = "mug\n     ^',
  ],
  [
    'id in ("a" "b")',
    'Invalid input \'"\', expected comma or \')\' (line 1, column 12):\nid in ("a" "b")\n           ^',
  ],
  [
    'id = "a" id = "b"',
    "Invalid input 'i', expected 'and', 'or' or end of input (line 1, column 10):\nid = \"a\" id = \"b\"\n         ^",
  ],
  [
    'id = "a" and',
    'Unexpected end of input, expected not or conditional expression (line 1, column 13):\nid = "a" and\n            ^',
  ],
])('a malformed predicate is pointed at: %s', async (where, why) => {
  const { list } = await browserIn();
  const { status, json } = await list({ where });
  const message = `Malformed parameter: where: Syntax error while parsing 'where'. ${why}`;
  expect(status).toBe(400);
  expect(json).toEqual({ statusCode: 400, message, errors: [{ code: 'InvalidInput', message }] });
});

test.each([
  { where: 'colour = "red"' },
  { where: 'id = :missing' },
  { sort: 'colour asc' },
  { sort: 'name.en upwards' },
  { limit: '501' },
  { limit: '-1' },
  { limit: 'many' },
  { offset: '10001' },
  { withTotal: 'yes' },
  { priceCountry: 'DE' },
  { priceCurrency: 'eur' },
  { priceCurrency: 'EUR', priceCountry: 'de' },
] as Record<string, string>[])('%j is refused', async (parameters) => {
  const { list } = await browserIn();
  const { status, json } = await list(parameters);
  const [name] = Object.keys(parameters).slice(-1);
  expect(status).toBe(400);
  expect(json.errors[0]?.code).toBe('InvalidInput');
  expect(json.message).toMatch(`Malformed parameter: ${name}: `);
});

test('results are sorted as asked', async () => {
  const { ids } = await browserIn();
  expect(await ids({ sort: 'name.en desc', limit: '2' })).toEqual(['notebook', 'teapot']);
  expect(await ids({ sort: 'key asc', limit: '1' })).toEqual(['lamp']);
});

test('with a currency one price is selected: the country’s own, else the one for everywhere, else none', async () => {
  const { list } = await browserIn();
  const prices = async (parameters: Record<string, string>) => {
    const { json } = await list({ sort: 'id asc', ...parameters });
    return json.results.map(({ masterVariant: { price } }) => price && [price.value.centAmount, price.country]);
  };
  expect(await prices({ priceCurrency: 'EUR', priceCountry: 'DE' })).toEqual([
    undefined, // the lamp
    [1190, 'DE'],
    [900, undefined],
    [150, undefined],
    [4900, undefined],
  ]);
  expect(await prices({ priceCurrency: 'USD' })).toEqual([
    undefined,
    [1490, undefined],
    undefined,
    undefined,
    undefined,
  ]);
  expect(await prices({})).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('a product is fetched by id and by key, or is not found', async () => {
  const { get } = await browserIn();
  const byId = await get('product-projections/mug?priceCurrency=EUR');
  expect(byId.json).toMatchObject({ id: 'mug', masterVariant: { price: { value: { centAmount: 1250 } } } });
  expect((await get('product-projections/key=key-mug')).json.id).toBe('mug');
  for (const name of ['gone', 'key=gone']) {
    const { status, json } = await get(`product-projections/${name}`);
    expect([status, json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  }
});

test('locale projection leaves the other languages out', async () => {
  const { get } = await browserIn();
  const { json } = await get('product-projections/mug?localeProjection=de');
  expect(json.name).toEqual({ de: 'Hafenbecher' });
  expect(json.slug).toEqual({ de: 'hafenbecher' });
});

test('categories are listed and fetched the same way', async () => {
  const { get } = await browserIn();
  const { json } = await get('categories?limit=500&withTotal=false&sort=orderHint+asc');
  expect(json.results.map(({ id }) => id)).toEqual(['kitchen', 'cups', 'desk']);
  expect((await get('categories?where=parent(id%3D%22kitchen%22)')).json.results.map(({ id }) => id)).toEqual(['cups']);
  expect((await get('categories/cups')).json).toMatchObject({ ancestors: [{ typeId: 'category', id: 'kitchen' }] });
  expect((await get('categories/key=desk')).json.id).toBe('desk');
  expect((await get('categories/gone')).json.errors[0]?.code).toBe('ResourceNotFound');
});

test('HEAD answers as GET does, without a body', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  const { status, json } = await send(store, 'HEAD', '/demo/product-projections/mug', { bearer });
  expect([status, json]).toEqual([200, undefined]);
  expect((await send(store, 'HEAD', '/demo/product-projections/gone', { bearer })).status).toBe(404);
});
