import { request as requestOverTls } from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../browser/build/certificate.ts';
import { askForToken, browsing, guest } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { withFaults } from './faults.ts';
import { serve } from './serve.ts';

/** Serves the small store on a free port until the test ends. */
async function served(fetch: (request: Request) => Promise<Response>) {
  const running = await serve(fetch);
  onTestFinished(running.close);
  return running;
}

test('behind a port the store is what it is as a function', async () => {
  const store = smallStore();
  const { url, port } = await served(store.fetch);
  expect(url).toBe(`http://127.0.0.1:${port}`);
  const bearer = await guest({
    ...store,
    fetch: (request) => fetch(new Request(url + new URL(request.url).pathname, request)),
  });
  const response = await fetch(`${url}/demo/me/carts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ currency: 'EUR', lineItems: [{ sku: 'MUG-BLUE' }] }),
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({
    lineItems: [{ variant: { images: [{ url: `${url}/pictures/mug.svg` }] } }],
  });
  expect(store.wire.at(-1)).toMatchObject({
    method: 'POST',
    path: '/demo/me/carts',
    query: '',
    body: expect.stringContaining('MUG-BLUE'),
    preflight: false,
    status: 201,
    headers: { 'content-type': 'application/json' },
  });
});

test('a taken port is refused', async () => {
  const { port } = await served(smallStore().fetch);
  await expect(serve(smallStore().fetch, { port })).rejects.toThrow('EADDRINUSE');
});

test('a lost answer breaks the connection, and the next request finds it good again', async () => {
  const store = smallStore();
  const line = withFaults(store.fetch);
  const { url } = await served(line.fetch);
  const headers = { authorization: `Bearer ${await browsing(store)}` };
  const get = () => fetch(`${url}/demo/categories`, { headers });
  line.add({ fault: 'drop-after' });
  line.add({ fault: 'cut-body' });
  await expect(get()).rejects.toThrow(TypeError);
  await expect(get().then((response) => response.text())).rejects.toThrow(TypeError);
  expect((await get()).status).toBe(200);
  expect(store.wire.filter(({ path }) => path === '/demo/categories')).toHaveLength(3);
});

test('a request that hangs does not keep the server from closing', async () => {
  const line = withFaults(smallStore().fetch);
  const { url, close } = await serve(line.fetch);
  line.add({ fault: 'hang-before' });
  const lost = expect(fetch(`${url}/demo/categories`)).rejects.toThrow(TypeError);
  const struck = line.add({ fault: 'html' });
  await fetch(`${url}/demo/categories`);
  expect(struck.struck()).toBe(1);
  await close();
  await lost;
});

test('over TLS it answers to the name it was called by, in its picture addresses as well', async () => {
  const store = smallStore();
  const host = 'api.europe-west1.gcp.commercetools.com';
  const { key, cert } = selfSigned([host]);
  const { port, url, close } = await serve(store.fetch, { tls: { key, cert } });
  onTestFinished(close);
  expect(url).toBe(`https://127.0.0.1:${port}`);
  const headers = { host, authorization: `Bearer ${await browsing(store)}` };
  const body = await new Promise<string>((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: '/demo/product-projections/mug',
      servername: host,
      headers,
      ca: cert,
    };
    requestOverTls(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
  expect(body).toContain(`"url":"https://${host}/pictures/mug.svg"`);
});

test('a proxy in front may say by which name it was called', async () => {
  const store = smallStore();
  const { url } = await served(store.fetch);
  const response = await fetch(`${url}/demo/product-projections/mug`, {
    headers: {
      authorization: `Bearer ${await browsing(store)}`,
      'x-forwarded-host': 'shop.example',
      'x-forwarded-proto': 'https',
    },
  });
  expect(await response.text()).toContain('"url":"https://shop.example/pictures/mug.svg"');
});

test('five askers at once get five tokens: the store itself counts nothing together', async () => {
  const store = smallStore();
  const ask = () => askForToken(store, store.clients.shopper, '/oauth/token', { grant_type: 'client_credentials' });
  const answers = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
  expect(new Set(answers.map(({ json }) => json.access_token)).size).toBe(5);
  expect(store.wire).toHaveLength(5);
});
