import { expect, test } from 'vitest';
import { browsing, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { createDemoStore } from './store.ts';

test('the demo shop stands with 1,500 products, is searched in four languages, and sells what it finds', async () => {
  const store = createDemoStore();
  const { projectKey } = store;
  const bearer = await guest(store);
  const { json: all } = await send(store, 'GET', `/${projectKey}/product-projections?limit=1`, { bearer });
  expect(all.total).toBe(1500);
  for (const [language, value] of [
    ['en', 'mugs'],
    ['de', 'Becher'],
    ['fr', 'tasse'],
    ['ar', 'كوب'],
  ]) {
    const query = { fullText: { field: 'name', language, value } };
    const { json } = await send(store, 'POST', `/${projectKey}/products/search`, { bearer, body: { query } });
    expect(json.total, `${language}: ${value}`).toBeGreaterThan(0);
    const lineItems = [{ productId: json.results[0]?.id }];
    const cart = { currency: 'EUR', country: 'DE', lineItems };
    expect((await send(store, 'POST', `/${projectKey}/me/carts`, { bearer, body: cart })).status).toBe(201);
  }
});

test('the same seed gives the same shop', async () => {
  const catalogueOf = async (seed: number) => {
    const store = createDemoStore({ products: 40, seed });
    const bearer = await browsing(store);
    return (await send(store, 'GET', `/${store.projectKey}/product-projections?limit=500`, { bearer })).json;
  };
  expect(await catalogueOf(7)).toEqual(await catalogueOf(7));
  expect(await catalogueOf(7)).not.toEqual(await catalogueOf(8));
});

test('pictures need no token, may be kept, and are open to every origin', async () => {
  const store = smallStore();
  const { status, headers, json } = await send(store, 'GET', '/pictures/mug.svg');
  expect(status).toBe(200);
  expect(json).toMatch(/^<svg/);
  expect(headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(headers.get('cache-control')).toBe('public, max-age=86400');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect((await send(store, 'GET', '/pictures/gone.svg')).status).toBe(404);
});

test('the wire holds every request as it arrived', async () => {
  const store = smallStore();
  await send(store, 'POST', '/demo/me/carts?x=1', { body: { a: 1 }, headers: { 'X-Correlation-ID': 'c' } });
  expect(store.wire).toEqual([
    {
      method: 'POST',
      path: '/demo/me/carts',
      query: '?x=1',
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-correlation-id': 'c' },
      body: '{"a":1}',
      preflight: false,
      status: 401,
    },
  ]);
});

test('a request given up before it is sent never arrives', async () => {
  const store = smallStore();
  const request = new Request('https://store.test/demo', { signal: AbortSignal.abort(new Error('given up')) });
  await expect(store.fetch(request)).rejects.toThrow('given up');
  expect(store.wire).toEqual([]);
});

test('a cart can be taken away behind the shopper’s back', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  const { json } = await send(store, 'POST', '/demo/me/carts', { bearer, body: { currency: 'EUR' } });
  store.deleteCart(json.id);
  expect((await send(store, 'GET', `/demo/me/carts/${json.id}`, { bearer })).status).toBe(404);
});
