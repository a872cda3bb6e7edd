/** Requests are under way while the session changes, the disk is full, or the clock is set back. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf, settle, step } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const known = () => credentialsOf(store);
const bob = { firstName: 'Bob', lastName: 'B', email: 'bob@example.com', password: 'bob', keepSignedIn: true };
const tokenRequests = () => store.wire.filter(({ path }) => path.includes('/oauth/') && !path.endsWith('/revoke'));
const isTokenRequest = ({ path }: { path: string }) => path === '/oauth/token';

const gate = () => {
  let open = () => {};
  const hold = new Promise<void>((r) => (open = r));
  return { hold, open: () => open() };
};

/** What stays when everything of a customer is gone, and what marks what pages keep as the next one's. */
const keysLeft = ['page/viewer-epoch', 'settings', 'settings/active-shop'];

const keys = async () => {
  const { local, session } = await extension.stored();
  return Object.keys({ ...local, ...session }).sort();
};

test('a password changed while its customer signs out leaves nothing', async () => {
  await extension.ask('account.signIn', known());
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/customers/token'), fault: { hold } });
  const changing = extension
    .ask('account.changePassword', { current: store.customer.password, next: 'new' })
    .catch(() => {});
  await expect.poll(() => struck.struck()).toBe(1);
  await extension.ask('account.signOut');
  open();
  await changing;
  await expect.poll(keys).toEqual(keysLeft);
});

test('a question asked while the password changes signs nobody out', async () => {
  await extension.ask('account.signIn', known());
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/customers/token'), fault: { hold } });
  const changing = extension.ask('account.changePassword', { current: store.customer.password, next: 'new' });
  await expect.poll(() => struck.struck()).toBe(1);
  await extension.ask('catalog.product', mug); // any page
  open();
  expect((await changing).state).toBe('customer');
});

test('the same product added on two devices at once counts twice', async () => {
  await extension.change(add(mug));
  const cart = store.inspect.carts()[0];
  const token = [...store.inspect.tokens().access].at(-1);
  const r = await store.fetch(
    new Request(`http://127.0.0.1:9/${store.projectKey}/me/carts/${cart?.id}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token?.value}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        version: cart?.version,
        actions: [{ action: 'addLineItem', productId: mug, variantId: 1, quantity: 1 }],
      }),
    }),
  );
  expect(r.status).toBe(200);
  await extension.change(add(mug));
  expect(store.inspect.carts()[0]?.lineItems[0]?.quantity).toBe(3);
});

test('a question under way at sign-out opens no guest session', async () => {
  await extension.ask('account.signIn', known());
  faults.add({ match: ({ path }) => path.endsWith('/me'), fault: { status: 503 } });
  const late = extension.ask('account.profile').catch(() => {});
  await expect.poll(() => store.wire.some(({ path }) => path.endsWith('/customers/token'))).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  await extension.ask('account.signOut');
  store.wire.length = 0;
  await settle(late);
  expect(store.wire.map(({ path }) => path)).not.toContain(`/oauth/${store.projectKey}/anonymous/token`);
  await expect.poll(keys).toEqual(keysLeft);
});

test('an add under way at sign-out lands in no new cart', async () => {
  await extension.ask('account.signIn', known());
  await extension.change(add(lamp));
  faults.add({ match: ({ method, path }) => method === 'POST' && path.includes('/me/carts'), fault: { status: 503 } });
  const late = extension.change(add(mug)).catch(() => {});
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(0);
  await extension.ask('account.signOutAnyway');
  await settle(late);
  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
});

test('a command that waits its turn at sign-out is not carried out for the next one', async () => {
  await extension.ask('account.signIn', known());
  await extension.change(add(lamp));
  const { hold, open } = gate();
  const s = faults.add({
    match: ({ method, path }) => method === 'POST' && path.includes('/me/carts'),
    fault: { hold },
  });
  const first = extension.change(add(lamp)).catch(() => {});
  const second = extension.change(add(mug)).catch(() => {});
  await expect.poll(() => s.struck()).toBe(1);
  await extension.ask('account.signOutAnyway');
  open();
  await settle(Promise.all([first, second]));
  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
});

test('a profile asked for when nobody is here opens no guest session', async () => {
  await extension.ask('account.profile').catch(() => {});
  expect(store.wire.map(({ path }) => path)).not.toContain(`/oauth/${store.projectKey}/anonymous/token`);
});

test("a guest's token that is refused at sign-in is renewed", async () => {
  await extension.change(add(mug));
  store.expireAccessTokens();
  expect(await extension.ask('account.signIn', known())).toMatchObject({
    account: { state: 'customer' },
    cart: { count: 1 },
  });
});

test("a guest's token that is refused at sign-up is renewed", async () => {
  await extension.change(add(mug));
  store.expireAccessTokens();
  expect(await extension.ask('account.signUp', bob)).toMatchObject({
    account: { state: 'customer' },
    cart: { count: 1 },
  });
});

test('a sign-in under way when the shop changes leaves nothing', async () => {
  const { hold, open } = gate();
  const s = faults.add({ match: ({ path }) => path.endsWith('/customers/token'), fault: { hold } });
  const late = extension.ask('account.signIn', known()).catch(() => {});
  await expect.poll(() => s.struck()).toBe(1);
  await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  open();
  await settle(late);
  expect((await keys()).filter((k) => k.includes(store.clients.shopper.id))).toEqual([]);
});

test('signing out with a full disk ends the tokens all the same', async () => {
  await extension.ask('account.signIn', known());
  extension.fillDisk();
  await extension.ask('account.signOut').catch(() => {});
  await expect
    .poll(() => store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject))
    .toEqual([]);
});

test('signing out forgets at once though a token request hangs', async () => {
  await extension.ask('account.signIn', known());
  store.expireAccessTokens();
  const s = faults.add({ match: isTokenRequest, times: 99, fault: 'hang-before' });
  void extension.ask('account.profile').catch(() => {});
  await expect.poll(() => s.struck()).toBe(1);
  void extension.ask('account.signOut').catch(() => {});
  await vi.advanceTimersByTimeAsync(5_000);
  expect(JSON.stringify((await extension.stored()).local)).not.toContain(store.customer.email);
});

test('tokens that are being revoked are noted, with an alarm, before the shop is asked', async () => {
  await extension.ask('account.signIn', known());
  const s = faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 99, fault: 'hang-before' });
  void extension.ask('account.signOut').catch(() => {});
  await expect.poll(() => s.struck()).toBe(2);
  expect(await keys()).toContain('revocations');
  expect((await fakeBrowser.alarms.getAll()).map(({ name }) => name)).toEqual(['revocation']);
});

test('a step in an ended session says so every time', async () => {
  await extension.ask('account.signIn', known());
  const { lines } = await extension.change(add(mug));
  store.revokeAll();
  const more = () => extension.change(step(lines[0], 1));
  expect((await failureFrom(more())).name).toBe('session-ended');
  expect((await failureFrom(more())).name).toBe('session-ended');
});

test('every command that waited for the sign-in is carried out', async () => {
  await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  await extension.change(add(mug)).catch(() => {});
  await extension.change(add(lamp)).catch(() => {});
  const e = await extension.ask('account.signIn', known());
  expect(e).toMatchObject({ cart: { count: 2 } });
});

test('with a full disk no guest session is begun', async () => {
  extension.fillDisk();
  expect((await failureFrom(extension.change(add(mug)))).name).toBe('storage-failed');
  await extension.change(add(mug)).catch(() => {});
  expect(store.wire.filter(({ path }) => path.endsWith('/anonymous/token'))).toEqual([]);
});

test('with a full disk a session goes on without a storm of requests', async () => {
  await extension.ask('account.signIn', known());
  store.expireAccessTokens();
  extension.fillDisk();
  store.wire.length = 0;
  for (let i = 0; i < 20; i += 1) await extension.ask('catalog.product', mug).catch(() => {});
  expect(tokenRequests().length).toBeLessThanOrEqual(2);
});

test('a token endpoint that asks for a minute gets it', async () => {
  await extension.ask('account.signIn', known());
  store.expireAccessTokens();
  const s = faults.add({ match: isTokenRequest, times: 999, fault: { status: 429, headers: { 'Retry-After': '60' } } });
  for (let i = 0; i < 50; i += 1) {
    await settle(extension.ask('account.profile').catch(() => {}));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(s.struck()).toBe(1);
});

test('signing up with the password of an account that has a cart merges nothing unasked', async () => {
  await extension.ask('account.signIn', known());
  await extension.change(add(mug, 3));
  await extension.ask('account.signOut');
  await extension.change(add(lamp, 2));
  const failure = await failureFrom(extension.ask('account.signUp', { ...bob, ...known() }));
  expect(failure).toMatchObject({ name: 'email-taken' });
  expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' } });
});

test('an account deleted with the answer lost is gone here too', async () => {
  await extension.ask('account.signUp', bob);
  faults.add({ match: ({ method }) => method === 'DELETE', fault: 'drop-after' });
  await settle(extension.ask('account.delete').catch(() => {}));
  await expect.poll(keys).toEqual(keysLeft);
});

test('an address is saved once though the answer is lost', async () => {
  await extension.ask('account.signUp', bob);
  faults.add({
    match: ({ method, path }) => method === 'POST' && path.endsWith('/me'),
    fault: { status: 502, after: true },
  });
  const address = { firstName: 'A', lastName: 'B', street: 'S 1', postalCode: '1', city: 'C', country: 'DE' };
  const save = () => extension.ask('account.change', { kind: 'save-address', address });
  await settle(save().catch(save));
  expect((await extension.ask('account.profile')).addresses).toHaveLength(1);
});

test('the same command sent twice is one', async () => {
  await extension.change(add(mug));
  const again = add(mug);
  await extension.change(again);
  await extension.change(again);
  expect(store.inspect.carts()[0]?.lineItems[0]?.quantity).toBe(2);
});

test('a client without the scope for carts signs in', async () => {
  faults.add({
    match: ({ path }) => path.endsWith('/me/active-cart'),
    fault: {
      status: 403,
      body: {
        statusCode: 403,
        message: `Insufficient scope. One of the following scopes is missing: manage_my_orders:${store.projectKey}.`,
        errors: [{ code: 'insufficient_scope' }],
        error: 'insufficient_scope',
      },
    },
  });
  expect(await extension.ask('account.signIn', known())).toMatchObject({ account: { state: 'customer' } });
});

test('a cart is read again though the clock was set back', async () => {
  await extension.change(add(mug));
  vi.setSystemTime(Date.now() - 86_400_000);
  await vi.advanceTimersByTimeAsync(3_600_000);
  store.wire.length = 0;
  await extension.ask('cart.read');
  expect(store.wire.length).toBeGreaterThan(0);
});

test('a worker stopped right after saving another shop leaves the old one at its next start', async () => {
  await extension.ask('account.signIn', known());
  const layer = settingsFor(store, store.clients.tutorial);
  await fakeBrowser.storage.local.set({ settings: layer });
  extension.stopWorker();
  await extension.ask('panel.open');
  expect((await keys()).filter((k) => k.includes(store.clients.shopper.id))).toEqual([]);
});
