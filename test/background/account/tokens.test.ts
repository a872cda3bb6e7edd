/**
 * Every way in which tokens go wrong, through the real parts: the worker, extension storage, and the demo store over a
 * bad line.
 */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Fault } from '../../demo-store/store/faults.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, askAsPage, credentialsOf, settle } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const known = () => credentialsOf(store);
const tokenRequests = () => store.wire.filter(({ path }) => path.includes('/oauth/') && !path.endsWith('/revoke'));
const isTokenRequest = ({ path }: { path: string }) => path === '/oauth/token';
const isApiCall = ({ path }: { path: string }) => path.startsWith(`/${store.projectKey}/`);
const refused = {
  status: 401,
  body: { statusCode: 401, message: 'invalid_token', errors: [{ code: 'invalid_token' }], error: 'invalid_token' },
} satisfies Fault;

beforeEach(async () => {
  await extension.ask('account.signIn', known());
  await extension.change(add(mug));
  store.wire.length = 0;
});

describe('a token that is refused', () => {
  test('once is renewed once, the call repeated once, and nobody notices', async () => {
    faults.add({ match: isApiCall, fault: refused });

    expect((await extension.change(add(lamp))).count).toBe(2);
    expect(tokenRequests()).toHaveLength(1);
  });

  test('for ever is renewed once, then the shopper is asked to sign in, and the cart stays on screen', async () => {
    faults.add({ match: isApiCall, times: Number.POSITIVE_INFINITY, fault: refused });

    expect((await failureFrom(extension.change(add(lamp)))).name).toBe('session-ended');
    expect(tokenRequests()).toHaveLength(1);
    // With what waits until they have signed in.
    expect((await extension.ask('panel.open')).cart).toMatchObject({ count: 2, waiting: { count: 1 } });
  });
});

describe('a token that will run out within minutes', () => {
  test('is renewed behind an opened panel, so that the next change need not wait for it', async () => {
    const { access } = store.inspect.tokens();
    const left = (access.at(-1)?.expiresAt ?? 0) - Date.now();
    await vi.advanceTimersByTimeAsync(left - 8 * 60_000);
    store.wire.length = 0;

    await extension.ask('panel.open');
    await expect.poll(() => tokenRequests().length).toBe(1);
    expect(tokenRequests()[0]?.body).toContain('grant_type=refresh_token');
    await vi.advanceTimersByTimeAsync(7.5 * 60_000);
    store.wire.length = 0;
    await extension.change(add(lamp));
    expect(tokenRequests()).toEqual([]);
  });

  test('is left alone before that, and while the shop cannot be reached serves on', async () => {
    await extension.ask('panel.open');
    expect(tokenRequests()).toEqual([]);

    const left = (store.inspect.tokens().access.at(-1)?.expiresAt ?? 0) - Date.now();
    await vi.advanceTimersByTimeAsync(left - 8 * 60_000);
    faults.add({ match: isTokenRequest, fault: { status: 503 }, times: Number.POSITIVE_INFINITY });
    await extension.ask('panel.open');
    await vi.advanceTimersByTimeAsync(60_000);
    faults.clear();

    expect((await extension.change(add(lamp))).count).toBe(2);
    expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
  });
});

describe('a token that has run out', () => {
  test('costs one token request for eight messages at once', async () => {
    store.expireAccessTokens();

    await Promise.all([
      ...catalogue.products.slice(0, 7).map(({ id }) => extension.ask('catalog.product', id)),
      extension.change(add(lamp)),
    ]);

    expect(tokenRequests()).toHaveLength(1);
  });

  test('with two pages and a worker that is stopped in the middle signs nobody out', async () => {
    store.expireAccessTokens();

    const before = add(lamp);
    const first = [askAsPage(() => extension.change(before)), askAsPage(() => extension.ask('account.profile'))];
    extension.stopWorker();
    const second = [extension.change(add(lamp)), extension.ask('account.profile')];
    await Promise.all([...first, ...second]);

    expect(tokenRequests()).toHaveLength(1);
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' }, cart: { count: 3 } });
  });

  test('is renewed again and again with the refresh token that came first, for answers bring no other', async () => {
    for (let day = 0; day < 5; day += 1) {
      vi.setSystemTime(Date.now() + 3 * 86_400_000);
      await extension.ask('account.profile');
    }

    expect(tokenRequests().map(({ body }) => new URLSearchParams(body).get('grant_type'))).toEqual(
      Array(5).fill('refresh_token'),
    );
    expect(new Set(tokenRequests().map(({ body }) => new URLSearchParams(body).get('refresh_token'))).size).toBe(1);
  });

  test("of a guest is renewed in the same anonymous session, never in a new one, so the guest's cart stays", async () => {
    await extension.ask('account.signOut');
    await extension.change(add(mug));
    store.wire.length = 0;
    vi.setSystemTime(Date.now() + 3 * 86_400_000);

    const cart = await extension.change(add(lamp));

    expect(cart.lines.map(({ productId }) => productId)).toEqual([mug, lamp]);
    expect(tokenRequests().map(({ path }) => path)).toEqual(['/oauth/token']);
  });

  test('on a device whose clock was set back is renewed when the shop refuses it', async () => {
    vi.setSystemTime(Date.now() - 30 * 86_400_000);
    store.expireAccessTokens();

    expect((await extension.ask('account.profile')).email).toBe(store.customer.email);
    expect(tokenRequests()).toHaveLength(1);
  });
});

test('a session that the shop has ended says so; cart and browsing stay, and signing in goes on', async () => {
  store.revokeAll();

  expect((await failureFrom(extension.change(add(lamp)))).name).toBe('session-ended');
  expect(await extension.ask('panel.open')).toMatchObject({
    account: { state: 'ended', email: store.customer.email },
    cart: { count: 2, waiting: { count: 1 } },
  });
  expect((await extension.ask('catalog.product', lamp)).id).toBe(lamp);

  expect(await extension.ask('account.signIn', known())).toMatchObject({
    account: { state: 'customer' },
    cart: { count: 2 },
  });
});

test('a refusal of the client is asked for once by five calls at once', async () => {
  const { connection, preferences } = settingsFor(store);
  await extension.ask('account.signOut');
  await extension.ask('settings.save', { connection: { ...connection, clientSecret: 'wrong' }, preferences });
  store.wire.length = 0;

  const failures = await Promise.all(
    catalogue.products.slice(0, 5).map(({ id }) => failureFrom(extension.ask('catalog.product', id))),
  );

  expect(failures.map(({ name }) => name)).toEqual(Array(5).fill('client-refused'));
  expect(tokenRequests()).toHaveLength(1);
});

test('a token that was stored for an earlier session is not used', async () => {
  const { session } = await extension.stored();
  const [key = ''] = Object.keys(session).filter((each) => each.startsWith('access@'));
  const { value } = session[key] as { value: string };
  await fakeBrowser.storage.session.set({ [key]: { ...(session[key] as object), sessionId: 'another' } });

  await extension.ask('account.profile');

  expect(tokenRequests()).toHaveLength(1);
  expect(store.wire.at(-1)?.headers['authorization']).not.toContain(value);
});

describe('a token endpoint that fails', () => {
  test.each<[string, Fault]>([
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['429', { status: 429, headers: { 'Retry-After': '1' } }],
    ['no answer', 'hang-before'],
    ['a page for people', 'html'],
    ['no connection', 'drop-before'],
  ])('with %s keeps the session, and is not stormed', async (_what, fault) => {
    store.expireAccessTokens();
    const { struck } = faults.add({ match: isTokenRequest, times: Number.POSITIVE_INFINITY, fault });

    const failures = await settle(Promise.all([1, 2, 3, 4].map(() => failureFrom(extension.ask('account.profile')))));

    for (const { name } of failures) expect(name).not.toBe('session-ended');
    expect(struck()).toBeLessThanOrEqual(3);
    expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });

    faults.clear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await settle(extension.ask('account.profile'))).email).toBe(store.customer.email);
  });

  test('that asks to wait is not asked again before', async () => {
    store.expireAccessTokens();
    const { struck } = faults.add({
      match: isTokenRequest,
      fault: { status: 429, headers: { 'Retry-After': '3' } },
    });

    const asked = extension.ask('account.profile');
    await vi.advanceTimersByTimeAsync(2_900);
    expect(struck()).toBe(1);
    expect(tokenRequests()).toHaveLength(0);

    expect((await settle(asked)).email).toBe(store.customer.email);
  });

  test('and never answers is given up in time, and the next one gets through', async () => {
    store.expireAccessTokens();
    faults.add({ match: isTokenRequest, times: 3, fault: 'hang-before' });
    const begun = Date.now();

    expect((await settle(failureFrom(extension.ask('account.profile')))).name).toBe('timeout');

    expect(Date.now() - begun).toBeLessThan(30_000);
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await settle(extension.ask('account.profile'))).email).toBe(store.customer.email);
  });
});

test.each([0, 1, undefined, '60', 1e12, -5, 'soon', null])(
  'a token with expires_in %s makes no storm of requests',
  async (expires_in) => {
    store.expireAccessTokens();
    const { value } = store.inspect.tokens().access.at(-1) ?? { value: '' };
    faults.add({
      match: isTokenRequest,
      times: Number.POSITIVE_INFINITY,
      fault: {
        status: 200,
        body: { access_token: value, token_type: 'Bearer', scope: '', ...(expires_in !== undefined && { expires_in }) },
      },
    });
    const reviving = store.inspect.tokens().access.at(-1);
    if (reviving) reviving.expiresAt = Number.POSITIVE_INFINITY;

    for (let call = 0; call < 50; call += 1) await extension.ask('catalog.product', mug);

    expect(tokenRequests().length).toBeLessThanOrEqual(1);
  },
);

test('a worker stopped between the answer and the storing asks again, and goes on', async () => {
  store.expireAccessTokens();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  faults.add({ match: isTokenRequest, fault: { hold: held } });

  const lost = extension.ask('account.profile').catch(() => 'lost');
  await expect.poll(() => tokenRequests().length).toBe(1);
  extension.stopWorker();
  release();
  await settle(lost);

  expect((await settle(extension.change(add(lamp)))).count).toBe(2);
  expect((await extension.ask('panel.open')).account).toMatchObject({ state: 'customer' });
});

test('a wrong password is refused at once and asked of the shop once', async () => {
  await extension.ask('account.signOut');
  store.wire.length = 0;

  expect((await failureFrom(extension.ask('account.signIn', { ...known(), password: 'wrong' }))).name).toBe(
    'credentials-wrong',
  );
  expect(tokenRequests().filter(({ body }) => body.includes('grant_type=password'))).toHaveLength(1);
});

test.each<[string, Fault]>([
  ['the token', 'drop-after'],
  ['the sign-in', { status: 502, after: true }],
])('when the answer to %s is lost there is one session and one cart', async (what, fault) => {
  await extension.ask('account.signOut');
  await extension.change(add(lamp));
  faults.add({ match: ({ path }) => path.endsWith(what === 'the token' ? '/customers/token' : '/me/login'), fault });
  const credentials = { ...known(), carts: 'merge' as const };

  const entrance = await settle(
    extension.ask('account.signIn', credentials).catch(() => extension.ask('account.signIn', credentials)),
  );

  expect(entrance).toMatchObject({ account: { state: 'customer' }, cart: { count: 2 } });
  expect(store.inspect.carts().filter(({ cartState }) => cartState === 'Active')).toHaveLength(1);
});

describe('what belongs to an earlier session', () => {
  test('is thrown away after signing out', async () => {
    let release = () => {};
    faults.add({ match: isApiCall, fault: { hold: new Promise<void>((resolve) => (release = resolve)) } });
    const late = failureFrom(extension.ask('account.profile'));
    await expect.poll(() => store.wire.length).toBe(1);

    await extension.ask('account.signOut');
    release();

    expect((await late).name).toBe('superseded');
    await expect
      .poll(async () => {
        const { local, session } = await extension.stored();
        return Object.keys({ ...local, ...session });
      })
      .toEqual(['settings', 'settings/active-shop', 'page/viewer-epoch']);
  });

  test('is thrown away after a change of shop', async () => {
    let release = () => {};
    faults.add({
      match: ({ path }) => path.endsWith('/graphql'),
      fault: { hold: new Promise<void>((resolve) => (release = resolve)) },
    });
    const late = failureFrom(extension.ask('catalog.search', { text: '', offset: 0 }));
    await expect.poll(() => store.wire.length).toBe(1);

    await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
    release();

    expect((await late).name).toBe('superseded');
  });
});
