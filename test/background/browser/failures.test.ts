import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Fault } from '../../demo-store/store/faults.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held } from '../../harness/cart-contents.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, settle } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 40, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];
useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });
const search = (text = '') => extension.ask('catalog.search', { text, offset: 0 });
const writes = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.includes('/me/carts');
describe('each failure has its name', () => {
  test.each<[string, Fault, object]>([
    ['the shop cannot be reached', 'drop-before', { name: 'unreachable', host: '127.0.0.1:9' }],
    ['the shop does not answer', 'hang-before', { name: 'timeout', host: '127.0.0.1:9' }],
    ['the shop fails', { status: 500 }, { name: 'shop-failed' }],
    ['the shop is over capacity', { status: 503 }, { name: 'shop-failed' }],
    ['the shop asks for patience to the end', { status: 429 }, { name: 'shop-failed' }],
    ['the answer is no JSON', 'html', { name: 'unintelligible' }],
    ['the answer breaks off', 'cut-body', { name: 'unreachable' }],
  ])('%s', async (_what, fault, failure) => {
    faults.add({ match: ({ path }) => /\/(products|graphql)/.test(path), times: Number.POSITIVE_INFINITY, fault });

    expect(await settle(failureFrom(search()))).toMatchObject(failure);

    faults.clear();
    expect((await settle(search())).results.length).toBeGreaterThan(0);
  });

  test('no network', async () => {
    vi.stubGlobal('navigator', { ...navigator, onLine: false });

    expect(await settle(failureFrom(search()))).toEqual({ name: 'offline' });
  });

  test('wrong client secret', async () => {
    await extension.ask('settings.save', {
      ...settingsFor(store),
      connection: { ...settingsFor(store).connection, clientId: 'none', clientSecret: 'wrong' },
    });

    expect(await failureFrom(search())).toMatchObject({ name: 'client-refused' });
  });

  test('project unknown', async () => {
    const { connection, preferences } = settingsFor(store);
    await extension.ask('settings.save', {
      connection: { ...connection, projectKey: 'another-shop', scopes: '' },
      preferences,
    });

    expect(await failureFrom(search())).toEqual({ name: 'project-unknown', host: '127.0.0.1:9' });
  });

  test('missing scope', async () => {
    faults.add({
      match: ({ path }) => /\/(products|graphql)/.test(path),
      times: 2,
      fault: {
        status: 403,
        body: {
          statusCode: 403,
          message: `Insufficient scope. One of the following scopes is missing: view_published_products:${store.projectKey}.`,
          errors: [{ code: 'insufficient_scope', message: 'Insufficient scope.' }],
        },
      },
    });

    expect(await failureFrom(search())).toMatchObject({ name: 'scope-missing', scope: 'view_published_products' });
  });
});

test('a failure carries the support ID under which the shop logged the request', async () => {
  faults.add({ match: ({ path }) => /\/(products|graphql)/.test(path), fault: { status: 500 } });

  const { supportId } = await failureFrom(search());

  expect(supportId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a passing failure of a read is not noticed', async () => {
  faults.add({ match: ({ path }) => /\/(products|graphql)/.test(path), times: 2, fault: { status: 503 } });

  expect((await settle(search())).results.length).toBeGreaterThan(0);
});

test('a refused token is renewed once, and nobody notices', async () => {
  await extension.change(add(mug));
  faults.add({
    match: ({ path }) => path.includes('/me/carts'),
    fault: { status: 401, body: { statusCode: 401, message: 'invalid_token', error: 'invalid_token' } },
  });
  store.wire.length = 0;

  await extension.change(add(lamp));

  expect(store.wire.map(({ path }) => path.replace(store.projectKey, 'shop'))).toEqual([
    '/oauth/token',
    expect.stringMatching('/shop/me/carts/'),
  ]);
});

test('a token that is refused for ever is renewed once, then the shopper is asked to sign in', async () => {
  const { email, password } = store.customer;
  await extension.ask('account.signIn', { email, password, keepSignedIn: true });
  faults.add({
    match: ({ path }) => path.includes('/me/'),
    times: Number.POSITIVE_INFINITY,
    fault: { status: 401, body: { statusCode: 401, message: 'invalid_token', error: 'invalid_token' } },
  });
  store.wire.length = 0;

  expect((await failureFrom(extension.change(add(mug)))).name).toBe('session-ended');
  expect(store.wire.map(({ path }) => path)).toEqual(['/oauth/token']);
});

describe('added once, whatever happens to the request:', () => {
  const ambiguous: [string, Fault][] = [
    ['lost before it arrived', 'drop-before'],
    ['its answer lost', 'drop-after'],
    ['no answer to it', 'hang-after'],
    ['its answer cut', 'cut-body'],
    ['a page for people instead of its answer', 'html'],
    ['502 before it took effect', { status: 502 }],
    ['502 after it took effect', { status: 502, after: true }],
    ['500 after it took effect', { status: 500, after: true }],
    ['503 after it took effect', { status: 503, after: true }],
  ];

  test.each(ambiguous)('a line of a known cart, %s', async (_what, fault) => {
    await extension.change(add(mug));
    faults.add({ match: writes, fault });

    const command = add(lamp);
    await settle(extension.change(command).catch(() => extension.change(command)));

    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
  });

  test.each(ambiguous)('one more of what is in the cart, %s', async (_what, fault) => {
    await extension.change(add(mug));
    faults.add({ match: writes, fault });

    await settle(extension.change(add(mug, 2)).catch(() => {}));
    // The worker repeats the request by itself: with the same version it cannot count twice.
    await vi.advanceTimersByTimeAsync(2_000);

    expect(await extension.ask('panel.open')).toMatchObject({ cart: { count: 3 } });
    expect((await extension.ask('panel.open')).cart.waiting).toBeUndefined();
    expect(held()).toEqual([[[mug, 3]]]);
  });

  test.each<[string, Fault]>([
    ['its answer lost', 'drop-after'],
    ['no answer to it', 'hang-after'],
    ['its answer cut', 'cut-body'],
    ['502', { status: 502, after: true }],
  ])('the cart itself, and the shopper notices nothing, %s', async (_what, fault) => {
    faults.add({ match: writes, fault });

    expect((await settle(extension.change(add(mug, 2)))).count).toBe(2);
    expect(held()).toEqual([[[mug, 2]]]);
  });

  test.each(ambiguous)('the first line, cart and all, %s', async (_what, fault) => {
    faults.add({ match: writes, fault });

    const command = add(mug, 2);
    await settle(extension.change(command).catch(() => extension.change(command)));

    expect(held()).toEqual([[[mug, 2]]]);
  });
});
