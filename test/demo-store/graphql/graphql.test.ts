import { expect, test } from 'vitest';
import { browsing, customerIn, guest, guestIn, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

interface Reply {
  // biome-ignore lint/suspicious/noExplicitAny: what is in it is for each test to say
  data: any;
  errors?: { message: string; path: unknown[]; extensions: Record<string, unknown> }[];
}

async function asker(store = smallStore(), token = browsing(store)) {
  const bearer = await token;
  const post = (body: unknown) => send(store, 'POST', '/demo/graphql', { bearer, body });
  const ask = async (query: string, variables: object = {}) => {
    const { status, json } = await post({ query, variables });
    expect([status, json.message]).toEqual([200, undefined]);
    return json as unknown as Reply;
  };
  return { store, bearer, post, ask };
}

const name = { field: 'name', language: 'en' };

/** https://docs.commercetools.com/api/graphql: all data for a panel in one request. */
const panel = `query Panel($q: SearchQueryInput, $sort: [SearchSortingInput!], $cur: Currency!, $ctry: Country, $loc: [Locale!]) {
  productsSearch(query: $q, sort: $sort, limit: 20, offset: 0) { total offset limit results { id product { id version masterData { current {
    name(acceptLanguage: $loc) slug(acceptLanguage: $loc) categories { id name(acceptLanguage: $loc) }
    masterVariant { id sku images { url dimensions { width height } }
      price(currency: $cur, country: $ctry) {
        value { type currencyCode centAmount fractionDigits } discounted { value { centAmount } } tiers { minimumQuantity value { centAmount } }
      }
      attributesRaw { name value }
      availability { noChannel { isOnStock availableQuantity restockableInDays } } }
    allVariants { id sku } variants { sku } } } } } }
  me { activeCart { id version cartState totalLineItemQuantity totalPrice { currencyCode centAmount fractionDigits }
    lineItems { id productId quantity name(acceptLanguage: $loc) totalPrice { centAmount } variant { sku images { url } } } } } }`;

test('one request finds the products, with their data, and reads the cart', async () => {
  const store = smallStore();
  const { bearer, create } = await guestIn(store);
  const { json: cart } = await create({ currency: 'EUR', country: 'DE', lineItems: [{ sku: 'MUG-RED', quantity: 2 }] });
  const { ask } = await asker(store, Promise.resolve(bearer));
  const variables = {
    q: { fullTextPrefix: { ...name, value: 'harb' } },
    cur: 'EUR',
    ctry: 'DE',
    loc: ['fr', 'de', 'en'],
  };
  const { data, errors } = await ask(panel, variables);
  expect(errors).toBeUndefined();
  expect(data.productsSearch).toEqual({
    ...{ total: 1, offset: 0, limit: 20 },
    results: [
      {
        id: 'mug',
        product: {
          ...{ id: 'mug', version: 3 },
          masterData: {
            current: {
              ...{ name: 'Hafenbecher', slug: 'hafenbecher' },
              categories: [{ id: 'cups', name: 'Cups' }],
              masterVariant: {
                ...{ id: 1, sku: 'MUG-BLUE' },
                images: [{ url: 'https://store.test/pictures/mug.svg', dimensions: { width: 10, height: 10 } }],
                price: {
                  value: { type: 'centPrecision', currencyCode: 'EUR', centAmount: 1190, fractionDigits: 2 },
                  ...{ discounted: null, tiers: null },
                },
                attributesRaw: [{ name: 'colour', value: { key: 'blue', label: { en: 'blue', de: 'blue' } } }],
                availability: null,
              },
              allVariants: [
                { id: 1, sku: 'MUG-BLUE' },
                { id: 2, sku: 'MUG-RED' },
              ],
              variants: [{ sku: 'MUG-RED' }],
            },
          },
        },
      },
    ],
  });
  expect(data.me.activeCart).toMatchObject({
    ...{ id: cart.id, version: 1, cartState: 'Active', totalLineItemQuantity: 2 },
    totalPrice: { currencyCode: 'EUR', centAmount: 2380 },
    lineItems: [{ productId: 'mug', quantity: 2, name: 'Hafenbecher', variant: { sku: 'MUG-RED' } }],
  });
});

test('ranges say of which type they are, in queries and in facets', async () => {
  const { ask } = await asker();
  const facets = `{ productsSearch(
    query: { range: { long: { field: "variants.prices.centAmount", gte: 150, lte: 1250 } } }
    postFilter: { exact: { field: "categories", value: "desk" } }
    sort: [{ field: "variants.prices.centAmount", order: desc }]
    facets: [
      { distinct: { name: "home", field: "categories", scope: query, sort: { by: key, order: asc } } }
      { ranges: { name: "price", field: "variants.prices.centAmount", ranges: { long: [{ to: 1000 }, { from: 1000, key: "more" }] } } }
      { count: { name: "all" } }
      { stats: { name: "least", field: "variants.prices.centAmount" } }
    ]
  ) { total results { id } facets { __typename name
    ... on ProductSearchFacetResultBucket { buckets { key count } }
    ... on ProductSearchFacetResultCount { value }
    ... on ProductSearchFacetResultStats { min max count } } } }`;
  const { data, errors } = await ask(facets);
  expect(errors).toBeUndefined();
  expect(data.productsSearch).toEqual({
    total: 2,
    results: [{ id: 'notebook' }, { id: 'pencil' }],
    facets: [
      {
        __typename: 'ProductSearchFacetResultBucket',
        name: 'home',
        buckets: [
          { key: 'cups', count: 1 },
          { key: 'desk', count: 2 },
        ],
      },
      {
        __typename: 'ProductSearchFacetResultBucket',
        name: 'price',
        buckets: [
          { key: '*-1000.0', count: 2 },
          { key: 'more', count: 4 },
        ],
      },
      { __typename: 'ProductSearchFacetResultCount', name: 'all', value: 5 },
      { __typename: 'ProductSearchFacetResultStats', name: 'least', min: 150, max: 7900, count: 12 },
    ],
  });
});

test('a product and the tree of categories can be had alone', async () => {
  const { ask } = await asker();
  const { data } = await ask(`{
    product(id: "mug") { key skus masterData { current { nameAllLocales { locale value } variant(sku: "MUG-RED") { id } } } }
    gone: product(key: "gone") { id }
    categories(sort: ["orderHint asc", "id asc"], limit: 2) { total count results { id childCount parent { id } ancestors { id } children { id } } }
  }`);
  expect(data).toEqual({
    product: {
      ...{ key: 'key-mug', skus: ['MUG-BLUE', 'MUG-RED'] },
      masterData: {
        current: {
          nameAllLocales: [
            { locale: 'en', value: 'Harbour mug' },
            { locale: 'de', value: 'Hafenbecher' },
          ],
          variant: { id: 2 },
        },
      },
    },
    gone: null,
    categories: {
      ...{ total: 3, count: 2 },
      results: [
        { id: 'cups', childCount: 0, parent: { id: 'kitchen' }, ancestors: [{ id: 'kitchen' }], children: [] },
        { id: 'desk', childCount: 0, parent: null, ancestors: [], children: [] },
      ],
    },
  });
});

test('a customer sees their orders', async () => {
  const store = smallStore();
  const { bearer } = await customerIn(store);
  const { ask } = await asker(store, Promise.resolve(bearer));
  const { data } = await ask(
    '{ me { orders(sort: ["createdAt desc"], limit: 1) { total results { orderNumber orderState cartRef { typeId } lineItems { quantity } } } } }',
  );
  expect(data.me.orders).toMatchObject({
    total: 3,
    results: [{ orderNumber: 'SW-10512', orderState: 'Complete', cartRef: { typeId: 'cart' } }],
  });
});

test('what a search refuses over HTTP it refuses here, under errors, and the rest is answered', async () => {
  const { ask } = await asker(undefined);
  const { data, errors } = await ask('{ productsSearch(limit: 101) { total } categories { total } }');
  expect(data).toEqual({ productsSearch: null, categories: { total: 3 } });
  expect(errors).toEqual([
    {
      message: "'limit' must be between 0 and 100.",
      locations: [{ line: 1, column: 3 }],
      path: ['productsSearch'],
      extensions: { code: 'InvalidInput' },
    },
  ]);
});

test('a project without Product Search says so', async () => {
  const { store, ask } = await asker();
  store.search.productSearch = false;
  const { data, errors } = await ask('{ productsSearch { total } }');
  expect(data).toEqual({ productsSearch: null });
  expect(errors).toMatchObject([{ extensions: { code: 'ObjectNotFound' }, path: ['productsSearch'] }]);
});

test('each field needs its own scope, and `me` a customer or guest', async () => {
  const store = smallStore();
  store.clients.shopper.scopes = ['view_categories:demo', 'create_anonymous_token:demo'];
  const { ask } = await asker(store, guest(store));
  const { data, errors } = await ask('{ productsSearch { total } categories { total } }');
  expect(data).toEqual({ productsSearch: null, categories: { total: 3 } });
  expect(errors).toMatchObject([{ path: ['productsSearch'], extensions: { code: 'insufficient_scope' } }]);
  const nobody = await asker();
  const reply = await nobody.ask('{ me { activeCart { id } } }');
  expect([reply.data, reply.errors?.[0]?.extensions]).toEqual([null, { code: 'insufficient_scope' }]);
  const guestOf = await asker(store, guest(store));
  const cart = await guestOf.ask('{ me { activeCart { id } } }');
  expect([cart.data, cart.errors?.[0]?.extensions]).toEqual([
    { me: { activeCart: null } },
    { code: 'insufficient_scope' },
  ]);
});

test.each([
  ['not GraphQL', { query: '{ productsSearch' }, 'InvalidInput'],
  ['a field there is not', { query: '{ productsFound { total } }' }, 'InvalidInput'],
  [
    'a variable of another type',
    { query: 'query($n: Int!) { categories(limit: $n) { total } }', variables: { n: 'x' } },
    'InvalidInput',
  ],
  [
    'a range without its type',
    { query: '{ productsSearch(query: { range: { field: "id", gte: 1 } }) { total } }' },
    'InvalidInput',
  ],
  ['no query', { variables: {} }, 'InvalidJsonInput'],
])('%s is refused as a whole', async (_what, body, code) => {
  const { post } = await asker();
  const { status, json } = await post(body);
  expect([status, json.errors[0]?.code]).toEqual([400, code]);
});

test('a client without a scope for it gets nothing, and a stranger gets nothing anywhere', async () => {
  const { store, post } = await asker();
  store.search.graphql = false;
  const { status, json } = await post({ query: '{ categories { total } }' });
  expect([status, json.error]).toEqual([403, 'insufficient_scope']);
  const stranger = await send(store, 'POST', '/demo/graphql', { body: { query: '{ categories { total } }' } });
  expect(stranger.status).toBe(401);
});
