import { expect, test } from 'vitest';
import { browsing, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

async function visitor(store = smallStore({ catalogModel: 'Modular' })) {
  const bearer = await browsing(store);
  const get = (path: string) => send(store, 'GET', `/demo/${path}`, { bearer });
  const post = (path: string, body: object) => send(store, 'POST', `/demo/${path}`, { bearer, body });
  return { store, get, post };
}

test('in a modular catalogue products are shown without their variants', async () => {
  const { get } = await visitor();
  for (const path of [
    'product-projections/mug',
    'product-projections/search?text.en=mug',
    'product-projections?where=id%3D%22mug%22',
  ]) {
    const { json } = await get(`${path}`);
    const product = json.results?.[0] ?? json;
    expect(product).toMatchObject({ id: 'mug', name: { en: 'Harbour mug' }, variants: [] });
    expect(product).not.toHaveProperty('masterVariant');
  }
});

test('variants are asked for by their product, with the price for the caller', async () => {
  const { get } = await visitor();
  const where = encodeURIComponent('product(id in ("mug", "pencil"))');
  const { status, json } = await get(
    `variant-projections?where=${where}&priceCurrency=EUR&priceCountry=DE&sort=sku+asc`,
  );
  expect([status, json.total]).toEqual([200, 3]);
  expect(json.results).toMatchObject([
    {
      ...{ sku: 'MUG-BLUE', variantId: 1, default: true, staged: false, product: { typeId: 'product', id: 'mug' } },
      ...{ name: { en: 'Harbour mug' }, price: { value: { centAmount: 1190 } } },
      images: [{ url: 'https://store.test/pictures/mug.svg' }],
    },
    { sku: 'MUG-RED', variantId: 2, default: false },
    { sku: 'PENCIL-RED', price: { value: { centAmount: 150 } } },
  ]);
  expect(json.results[0]).not.toHaveProperty('prices');
  const { id, key } = json.results[1] ?? {};
  expect((await get(`variant-projections/${id}`)).json).toMatchObject({ sku: 'MUG-RED' });
  expect((await get(`variant-projections/key=${key}`)).json.id).toBe(id);
  expect((await get('in-store/key=lighthouse/variant-projections?limit=1')).json.count).toBe(1);
});

test('what is no variant is not found, and a field there is not cannot be asked for', async () => {
  const { get } = await visitor();
  expect((await get('variant-projections/gone')).json.errors[0]?.code).toBe('ResourceNotFound');
  expect((await get('variant-projections?where=masterVariant(id%3D1)')).json.errors[0]?.code).toBe('InvalidInput');
});

test('searches still find by what variants are', async () => {
  const { post } = await visitor();
  const query = { exact: { field: 'variants.sku', value: 'MUG-RED' } };
  expect((await post('products/search', { query })).json.results).toEqual([{ id: 'mug' }]);
});

test('GraphQL has no master variant to give, which its type does not allow', async () => {
  const { post } = await visitor();
  const ask = async (fields: string) =>
    (await post('graphql', { query: `{ product(id: "mug") { masterData { current { ${fields} } } } }` })).json;
  expect(await ask('allVariants { id }')).toMatchObject({
    data: { product: { masterData: { current: { allVariants: [] } } } },
  });
  expect(await ask('masterVariant { id }')).toMatchObject({
    data: { product: { masterData: { current: null } } },
    errors: [{}],
  });
});

test('a cart takes its variants by number', async () => {
  const { create } = await guestIn(smallStore({ catalogModel: 'Modular' }));
  expect((await create({ currency: 'EUR', lineItems: [{ sku: 'MUG-RED' }] })).json.lineItems[0]?.productId).toBe('mug');
});

test('a classic catalogue has no variants beside its products', async () => {
  const { get } = await visitor(smallStore());
  expect((await get('variant-projections')).json.results).toEqual([]);
});
