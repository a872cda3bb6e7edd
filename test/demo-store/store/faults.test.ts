import { expect, test } from 'vitest';
import { guest } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import { withFaults } from './faults.ts';

/** Creates carts as a guest over a connection that can be disturbed. */
async function badLine() {
  const store = smallStore();
  const bearer = await guest(store);
  const line = withFaults(store.fetch);
  const makeCart = (signal?: AbortSignal) =>
    line.fetch(
      new Request('https://store.test/demo/me/carts', {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
        body: '{"currency":"EUR"}',
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  return { store, line, makeCart, carts: () => store.inspect.carts().length };
}

test('a good line changes nothing', async () => {
  const { makeCart, carts } = await badLine();
  expect((await makeCart()).status).toBe(201);
  expect(carts()).toBe(1);
});

test.each([
  ['drop-before', 0],
  ['drop-after', 1],
] as const)('%s fails as a broken network does, with %i carts in the store', async (fault, made) => {
  const { line, makeCart, carts } = await badLine();
  line.add({ fault });
  await expect(makeCart()).rejects.toThrow(TypeError);
  expect(carts()).toBe(made);
});

test.each([
  ['hang-before', 0],
  ['hang-after', 1],
] as const)('%s lasts until the caller gives up, with %i carts in the store', async (fault, made) => {
  const { line, makeCart, carts } = await badLine();
  line.add({ fault });
  const givingUp = new AbortController();
  const answer = makeCart(givingUp.signal);
  givingUp.abort(new Error('given up'));
  await expect(answer).rejects.toThrow('given up');
  // A request that was aborted before it was sent never arrives.
  expect(carts()).toBeLessThanOrEqual(made);
});

test('an answer cut in the middle cannot be read to its end', async () => {
  const { line, makeCart, carts } = await badLine();
  line.add({ fault: 'cut-body' });
  const response = await makeCart();
  expect(response.status).toBe(201);
  await expect(response.text()).rejects.toThrow(TypeError);
  expect(carts()).toBe(1);
});

test('another machine may answer, whether or not the store has acted', async () => {
  const { line, makeCart, carts } = await badLine();
  line.add({ fault: { status: 503, headers: { 'retry-after': '7' } } });
  line.add({ fault: { status: 502, body: 'bad gateway', after: true } });
  line.add({ fault: 'html' });
  const unavailable = await makeCart();
  expect([unavailable.status, unavailable.headers.get('retry-after'), carts()]).toEqual([503, '7', 0]);
  const gateway = await makeCart();
  expect([gateway.status, await gateway.text(), carts()]).toEqual([502, 'bad gateway', 1]);
  const page = await makeCart();
  expect([page.status, page.headers.get('content-type'), carts()]).toEqual([200, 'text/html; charset=utf-8', 1]);
});

test('an answer can be held back until another thing has happened', async () => {
  const { line, makeCart, carts } = await badLine();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  line.add({ fault: { hold: released } });
  let answered = false;
  const held = makeCart().then((response) => {
    answered = true;
    return response;
  });
  expect((await makeCart()).status).toBe(201);
  expect([carts(), answered]).toEqual([2, false]);
  release();
  expect((await held).status).toBe(201);
});

test('who gives up does not wait for what is held back', async () => {
  const { line, makeCart, carts } = await badLine();
  line.add({ fault: { hold: new Promise(() => {}) } });
  const givingUp = new AbortController();
  const answer = makeCart(givingUp.signal);
  givingUp.abort(new Error('given up'));
  await expect(answer).rejects.toThrow('given up');
  expect(carts()).toBeLessThanOrEqual(1);
});

test('a rule strikes whom it names, as often as it says, and never a preflight', async () => {
  const { store, line, makeCart } = await badLine();
  const rule = line.add({
    match: ({ method, path }) => method === 'POST' && path.endsWith('/carts'),
    times: 2,
    fault: 'drop-before',
  });
  const preflight = new Request('https://store.test/demo/me/carts', {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST' },
  });
  expect((await line.fetch(preflight)).status).toBe(200);
  expect((await line.fetch(new Request('https://store.test/demo/categories'))).status).toBe(401);
  await expect(makeCart()).rejects.toThrow(TypeError);
  await expect(makeCart()).rejects.toThrow(TypeError);
  expect((await makeCart()).status).toBe(201);
  expect(rule.struck()).toBe(2);
  line.add({ times: Number.POSITIVE_INFINITY, fault: 'drop-before' });
  line.clear();
  expect((await makeCart()).status).toBe(201);
  expect(store.wire.filter(({ method }) => method === 'POST')).toHaveLength(3);
});
