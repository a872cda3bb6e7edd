import { expect, test } from 'vitest';
import { browsing, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { asBrowser } from './browser-fetch.ts';

test('a preflight is answered without a token, on every path and host', async () => {
  const store = smallStore();
  const headers = { origin: 'chrome-extension://x', 'access-control-request-method': 'POST' };
  for (const path of ['/oauth/token', '/demo/me/carts', '/demo/nothing-here', '/pictures/mug.svg']) {
    const { status, headers: answer, json } = await send(store, 'OPTIONS', path, { headers });
    expect(status).toBe(200);
    expect(json).toBeUndefined();
    expect(Object.fromEntries(answer)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'Accept, Authorization, Content-Type, Origin, User-Agent, X-Correlation-ID',
      'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
      'access-control-max-age': '299',
      'access-control-expose-headers': 'X-Correlation-ID',
    });
  }
  expect(store.wire.map(({ preflight }) => preflight)).toEqual([true, true, true, true]);
});

test('every answer is open to other origins and names its correlation id, refusals as well', async () => {
  const store = smallStore();
  for (const path of ['/demo/categories', '/demo/nothing-here', '/oauth/nothing-here']) {
    const { headers } = await send(store, 'GET', path, { bearer: await browsing(store) });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toBe('X-Correlation-ID');
    expect(headers.get('x-correlation-id')).toMatch(/^projects-[0-9a-f-]{36}$/);
    expect(headers.has('access-control-max-age')).toBe(false);
  }
  const own = await send(store, 'GET', '/demo/categories', { headers: { 'x-correlation-id': 'my-own' } });
  expect(own.headers.get('x-correlation-id')).toBe('my-own');
});

test('a page may send the six headers, with one preflight an address', async () => {
  const store = smallStore();
  const fetch = asBrowser(store.fetch);
  const headers = { authorization: `Bearer ${await browsing(store)}`, 'x-correlation-id': 'a' };
  store.wire.length = 0;
  for (const _again of [1, 2]) {
    const { status } = await fetch(new Request('https://store.test/demo/categories', { headers }));
    expect(status).toBe(200);
  }
  expect(store.wire.map(({ method, preflight }) => [method, preflight])).toEqual([
    ['OPTIONS', true],
    ['GET', false],
    ['GET', false],
  ]);
});

test.each([{ 'x-ab-test-id': 'a' }, { 'if-none-match': 'a' }, { 'cache-control': 'no-cache' }])(
  'a page that sends %j fails its preflight',
  async (headers) => {
    const store = smallStore();
    const request = new Request('https://store.test/demo/categories', { headers: headers as Record<string, string> });
    await expect(asBrowser(store.fetch)(request)).rejects.toThrow(TypeError);
    expect(store.wire.map(({ preflight }) => preflight)).toEqual([true]);
  },
);

test('a page may not PUT', async () => {
  const store = smallStore();
  const request = new Request('https://store.test/demo/categories', { method: 'PUT', body: '{}' });
  await expect(asBrowser(store.fetch)(request)).rejects.toThrow(TypeError);
});
