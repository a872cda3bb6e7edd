/** Shops as they are: other catalogue models, stores, languages and currencies than the usual. */
import { expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { add } from '../../harness/shopper.ts';
import { installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });

interface Projection {
  id: string;
  masterVariant?: object & { id: number };
  variants: (object & { id: number })[];
}

/**
 * The demo store in the modular catalogue model: products without their variants, which are resources of their own.
 * https://docs.commercetools.com/api/projects/variant-projections
 */
function modular(fetch: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const bare = ({ masterVariant: _, ...projection }: Projection) => ({ ...projection, variants: [] });
    if (url.pathname.endsWith('/variant-projections')) {
      const ids = /^product\(id in \((.*)\)\)$/.exec(url.searchParams.get('where') ?? '')?.[1];
      url.pathname = url.pathname.replace('variant-projections', 'product-projections');
      url.searchParams.set('where', `id in (${ids})`);
      const response = await fetch(new Request(url, { headers: request.headers }));
      const { results } = (await response.json()) as { results: Projection[] };
      return Response.json({
        results: results.flatMap(({ id, masterVariant, variants }) =>
          [...variants, ...(masterVariant ? [masterVariant] : [])].map(({ id: variantId, ...variant }) => ({
            ...variant,
            id: `${id}-${variantId}`,
            variantId,
            product: { typeId: 'product', id },
            default: variantId === 1,
          })),
        ),
      });
    }
    const response = await fetch(request);
    if (!url.pathname.includes('/product-projections')) return response;
    const body = (await response.json()) as Projection | { results: Projection[] };
    return Response.json('results' in body ? { ...body, results: body.results.map(bare) } : bare(body), {
      status: response.status,
    });
  };
}

test.each([
  ['Product Search', { graphql: false }],
  ['browsing', { graphql: false, productSearch: false, projectionSearch: false }],
])('a modular catalogue is found by %s, shown with its variants, and sold', async (_way, switches) => {
  const search = { productSearch: true, projectionSearch: true, suggestions: false, ...switches };
  const store = createDemoStore({ catalogue, search });
  const extension = installExtension(modular(store.fetch));
  await extension.ask('settings.save', settingsFor(store));

  const { results } = await extension.ask('catalog.search', { text: '', offset: 0 });
  expect(results).toHaveLength(20);
  expect(results.every(({ price, variantCount }) => price && variantCount > 0)).toBe(true);
  const several = catalogue.products.find(({ variants }) => variants.length > 1);
  const product = await extension.ask('catalog.product', several?.id ?? '');
  expect(product.variants.map(({ id }) => id)).toEqual(
    [1, ...(several?.variants ?? []).map(({ id }) => id)].sort((one, other) => one - other),
  );
  const variant = product.variants.find(({ available, price }) => available && price);
  const cart = await extension.ask('cart.change', add(product.id, 1, variant?.id));
  expect(cart.lines).toHaveLength(1);
});

test('with a store its products are asked for as the store shows them', async () => {
  const store = createDemoStore({ catalogue });
  store.search.graphql = false;
  const extension = installExtension(store.fetch);
  const form = settingsFor(store);
  const storeKey = Object.values(store.stores)[0]?.key ?? '';
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, storeKey } });

  const { results } = await extension.ask('catalog.search', { text: '', offset: 0 });
  await extension.ask('catalog.product', results[0]?.id ?? '');

  const reads = store.wire.filter(({ path }) => path.includes('/product-projections'));
  expect(
    reads.map(
      ({ path, query }) => path.includes(`/in-store/key=${storeKey}/`) || query.includes(`storeProjection=${storeKey}`),
    ),
  ).toEqual([true, true]);
});

test.each([
  ['en-ZA', 'en'],
  ['ja', 'en'],
])('a shopper whose %s the project does not have searches in %s', async (locale, language) => {
  const store = createDemoStore({ catalogue });
  const extension = installExtension(store.fetch);
  const form = settingsFor(store);
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, locale } });
  const name = catalogue.products[0]?.name[language] ?? '';

  // The very first question: nothing has been learnt of the shop's languages yet.
  const { results } = await extension.ask('catalog.search', { text: name, offset: 0 });

  expect(results[0]).toMatchObject({ name, language });
});

test('what has a price in another currency only is shown without one, and can be found', async () => {
  const store = createDemoStore({ catalogue });
  const extension = installExtension(store.fetch);
  const form = settingsFor(store);
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, currency: 'SEK' } });

  const { results, total } = await extension.ask('catalog.search', { text: '', offset: 0 });

  expect(total).toBe(60);
  expect(results.every(({ price }) => price === undefined)).toBe(true);
});

const insufficient = { message: 'Insufficient scope.', code: 'insufficient_scope' };

test.each([
  ['with 403', 403, { statusCode: 403, message: insufficient.message, errors: [insufficient] }],
  [
    'inside a 200',
    200,
    { data: null, errors: [{ message: insufficient.message, extensions: { code: insufficient.code } }] },
  ],
])('GraphQL that refuses a scope %s is left for REST, and not asked again', async (_how, status, body) => {
  const store = createDemoStore({ catalogue });
  let refused = 0;
  const extension = installExtension(async (request) => {
    if (!request.url.endsWith('/graphql')) return store.fetch(request);
    refused += 1;
    return Response.json(body, { status });
  });
  await extension.ask('settings.save', settingsFor(store));

  const first = await extension.ask('catalog.search', { text: '', offset: 0 });
  const second = await extension.ask('catalog.search', { text: '', offset: 20 });

  expect([first, second].map(({ abilities }) => abilities.strategy)).toEqual(['product-search', 'product-search']);
  expect(refused).toBe(1);
});

test.each([
  ['a page of HTML', () => new Response('<html>', { status: 200 })],
  ['an empty page', () => new Response('', { status: 200 })],
  ['data without a search', () => Response.json({ data: {} })],
])('GraphQL that answers %s is passed over this once', async (_what, answer) => {
  const store = createDemoStore({ catalogue });
  let isBroken = true;
  const extension = installExtension(async (request) =>
    isBroken && request.url.endsWith('/graphql') ? answer() : store.fetch(request),
  );
  await extension.ask('settings.save', settingsFor(store));

  expect((await extension.ask('catalog.search', { text: '', offset: 0 })).abilities.strategy).toBe('product-search');
  isBroken = false;
  expect((await extension.ask('catalog.search', { text: '', offset: 20 })).abilities.strategy).toBe('graphql');
});

test.each([true, false])(
  'prices for all countries decide the order as those for one do (GraphQL: %s)',
  async (graphql) => {
    const store = createDemoStore({ catalogue });
    store.search.graphql = graphql;
    const extension = installExtension(store.fetch);
    const form = settingsFor(store);
    const dollars = { ...form.preferences, currency: 'USD', country: 'US' };
    await extension.ask('settings.save', { ...form, preferences: dollars });

    const { results } = await extension.ask('catalog.search', { text: '', sort: 'price-up', offset: 0 });

    // Where a product has several variants, its row may show another than the cheapest.
    const amounts = results.filter(({ variantCount }) => variantCount === 1).map(({ price }) => price?.now.amount ?? 0);
    expect(amounts.length).toBeGreaterThan(5);
    expect(amounts).toEqual([...amounts].sort((one, other) => one - other));
  },
);
