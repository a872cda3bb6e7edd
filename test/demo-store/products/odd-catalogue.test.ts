import { expect, test } from 'vitest';
import { browsing, guestIn, send } from '../scenarios/shopper.ts';
import { createDemoStore } from '../store/store.ts';
import { oddCatalogue } from './odd-catalogue.ts';

const oddStore = () => createDemoStore({ catalogue: oddCatalogue, projectKey: 'demo' });

async function visitor(store = oddStore()) {
  const bearer = await browsing(store);
  const get = (path: string) => send(store, 'GET', `/demo/${path}`, { bearer });
  const product = async (id: string) => (await get(`product-projections/${id}?priceCurrency=EUR`)).json;
  return { store, bearer, get, product };
}

test('every odd product is there by every way there is, as odd as it was made', async () => {
  const { store, bearer, get } = await visitor();
  const all = oddCatalogue.products.map(({ id }) => id);
  const idsOf = (results: readonly { id: string }[]) => results.map(({ id }) => id);
  expect(idsOf((await get('product-projections?limit=500')).json.results)).toEqual(all);
  expect(idsOf((await get('product-projections/search?limit=500')).json.results)).toEqual(all);
  const { json } = await send(store, 'POST', '/demo/products/search', { bearer, body: { limit: 100 } });
  expect(idsOf(json.results)).toEqual(all);
  const query = `{ productsSearch(limit: 100) { results { id product { masterData { current {
    name(acceptLanguage: ["en"]) allVariants { id sku images { url } price(currency: "EUR") { value { __typename centAmount } }
      attributesRaw { name value } availability { noChannel { isOnStock } channels { results { channelRef { id } availability { isOnStock } } } } } } } } } } }`;
  const answer = await send(store, 'POST', '/demo/graphql', { bearer, body: { query } });
  const { data } = answer.json as unknown as { data: { productsSearch: { results: { id: string }[] } } };
  expect(idsOf(data.productsSearch.results)).toEqual(all);
  expect(JSON.stringify(data)).toContain('<script>');
});

test('addresses of pictures are left as they are, but for the shop’s own', async () => {
  const { store, product } = await visitor();
  const addresses = async (id: string) => (await product(id)).masterVariant.images?.map(({ url }) => url);
  expect(await addresses('script-picture')).toEqual(['javascript:globalThis.ran=1']);
  expect(await addresses('no-address')).toEqual(['http://[', '']);
  expect(await addresses('svg-script')).toEqual(['https://store.test/pictures/script.svg']);
  expect((await send(store, 'GET', '/pictures/script.svg')).json).toContain('<script>');
  expect((await send(store, 'GET', '/pictures/lost.svg')).status).toBe(404);
});

test('products are without a master variant, a key, a number, a name, a price', async () => {
  const { product } = await visitor();
  expect(await product('no-master')).not.toHaveProperty('masterVariant');
  expect(await product('no-key')).not.toHaveProperty('key');
  expect((await product('no-sku')).masterVariant).not.toHaveProperty('sku');
  expect((await product('no-name')).name).toEqual({});
  for (const id of ['no-price', 'dollars-only']) expect((await product(id)).masterVariant).not.toHaveProperty('price');
  expect((await product('hundred')).variants).toHaveLength(99);
  expect((await product('long-name')).name['de']).toHaveLength(10_000);
});

test('money has no decimals, three, or more than its currency', async () => {
  const { product } = await visitor();
  const values = async (id: string) => (await product(id)).masterVariant.prices?.map(({ value }) => value);
  expect(await values('no-cents')).toMatchObject([{ currencyCode: 'JPY', fractionDigits: 0 }, {}]);
  expect(await values('three-digits')).toMatchObject([
    { currencyCode: 'KWD', centAmount: 4250, fractionDigits: 3 },
    {},
  ]);
  expect(await values('precise')).toMatchObject([{ type: 'highPrecision', preciseAmount: 123_456, fractionDigits: 4 }]);
});

test('stock is told channel by channel', async () => {
  const { product } = await visitor();
  const { availability } = (await product('channels')).masterVariant;
  expect(availability).toEqual({
    channels: {
      'channel-north': expect.objectContaining({ isOnStock: true, availableQuantity: 4 }),
      'channel-south': expect.objectContaining({ isOnStock: false, availableQuantity: 0 }),
    },
  });
});

test('categories run in circles and end in the void', async () => {
  const { get } = await visitor();
  const { json } = await get('categories?limit=500');
  const above = Object.fromEntries(
    json.results.map(({ id, parent }: { id: string; parent?: { id: string } }) => [id, parent?.id]),
  );
  expect(above).toMatchObject({ round: 'about', about: 'round', itself: 'itself', orphan: 'gone' });
});

test.each([
  'markup',
  'long-name',
  'turned',
  'emoji',
  'no-name',
  'free',
  'dearer-in-sale',
  'precise',
  'tiers',
  'no-sku',
])('%s can be bought', async (productId) => {
  const { create } = await guestIn(oddStore());
  const { status, json } = await create({ currency: 'EUR', country: 'DE', lineItems: [{ productId, quantity: 5 }] });
  expect([status, json.lineItems?.[0]?.productId]).toEqual([201, productId]);
});
