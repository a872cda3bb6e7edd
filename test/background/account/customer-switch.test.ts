/** Another customer signs in: nothing of the previous customer is left or sent. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openExtension, openShop, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf, settle } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const known = () => credentialsOf(store);
const bob = { firstName: 'Bob', lastName: 'B', email: 'bob@example.com', password: 'bob', keepSignedIn: true };

const gate = () => {
  let open = () => {};
  const hold = new Promise<void>((r) => (open = r));
  return { hold, open: () => open() };
};

const keys = async () => {
  const { local, session } = await extension.stored();
  return Object.keys({ ...local, ...session }).sort();
};

test('a password changed while somebody else signs in gives them nothing of the first', async () => {
  await extension.ask('account.signUp', bob);
  await extension.ask('account.signOut');
  await extension.ask('account.signIn', known());
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/customers/token'), fault: { hold } });
  const changing = extension
    .ask('account.changePassword', { current: store.customer.password, next: 'new' })
    .catch(() => {});
  await expect.poll(() => struck.struck()).toBe(1);
  await extension.ask('account.signOut');
  await extension.ask('account.signIn', bob);
  open();
  await changing;
  expect((await extension.ask('panel.open')).account).toMatchObject({ email: bob.email });
  expect((await extension.ask('account.profile')).email).toBe(bob.email);
});

test('signing in as somebody else ends the tokens of the first', async () => {
  await extension.ask('account.signUp', bob);
  await extension.ask('account.signIn', known());
  await expect
    .poll(() => store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject))
    .toHaveLength(1);
});

test('what waited for one customer to sign in again is not carried out for another', async () => {
  await extension.ask('account.signUp', bob);
  await extension.ask('account.signOut');
  await extension.ask('account.signIn', known());
  store.revokeAll();
  expect((await failureFrom(extension.change(add(mug)))).name).toBe('session-ended');

  expect(await extension.ask('account.signIn', bob)).toMatchObject({
    account: { email: bob.email },
    cart: { count: 0 },
  });
});

test('another customer who comes in with the worker stopped at any point has nothing of the first', async () => {
  const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
  for (let point = 0, isOver = false; !isOver; point += 1) {
    openShop(createDemoStore({ catalogue }));
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('account.signUp', bob);
    await extension.ask('account.signOut');
    await extension.ask('account.signIn', known());
    await extension.ask('catalog.remember', 'a present');
    await extension.ask('catalog.noteViewed', lamp);
    const { viewerEpoch } = await extension.ask('panel.open');
    store.revokeAll();
    await failureFrom(extension.change(add(mug, 2)));
    let calls = 0;
    const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');

    await extension.ask('account.signIn', bob).catch(() => {});
    isOver = !death.hasEnded();
    extension.stopWorker();
    if ((await extension.ask('panel.open')).account.state !== 'customer') await extension.ask('account.signIn', bob);
    await vi.advanceTimersByTimeAsync(60_000);
    await settle(extension.ask('cart.read'));

    const panel = await extension.ask('panel.open');
    const { recent } = await extension.ask('catalog.home');
    expect([point, panel.account, panel.cart.count, panel.earlier, recent]).toMatchObject([
      ...[point, { email: bob.email }, 0, [], []],
    ]);
    expect(panel.viewerEpoch).not.toBe(viewerEpoch);
    expect(store.inspect.carts().flatMap(({ lineItems }) => lineItems)).toEqual([]);
  }
});

test('another customer who comes in finds the shop as it is, and nothing that was under way for the first', async () => {
  const { shopper } = store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('view_categories'));
  openExtension(faults.fetch);
  await extension.ask('settings.save', settingsFor(store));
  await extension.ask('account.signUp', bob);
  await extension.ask('account.signOut');
  await extension.ask('account.signIn', known());
  expect((await extension.ask('panel.open')).shop.without).toEqual(['categories']);
  store.revokeAll();
  await failureFrom(extension.change(add(mug, 2)));
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/product-projections'), fault: { hold } });
  const looking = extension.ask('catalog.noteViewed', lamp).catch(() => {});
  await expect.poll(() => struck.struck()).toBe(1);

  await extension.ask('account.signIn', bob);
  open();
  await settle(looking);

  expect((await keys()).filter((key) => key.startsWith('viewed@'))).toEqual([]);
  expect((await extension.ask('panel.open')).shop.without).toEqual(['categories']);
});

test('what is begun while the next customer is let in is not theirs', async () => {
  await extension.ask('account.signUp', bob);
  await extension.ask('account.signOut');
  await extension.ask('account.signIn', known());
  const held = holdStorage('session', 'get', (key) => key.startsWith('profile@'));
  const entering = extension.ask('account.signIn', bob);
  await expect.poll(() => held.state.reached).toBe(true);
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/product-projections'), fault: { hold } });
  const looking = extension.ask('catalog.noteViewed', lamp).catch(() => {});
  await expect.poll(() => struck.struck()).toBe(1);

  held.open();
  await settle(entering);
  open();
  await settle(looking);

  expect((await keys()).filter((key) => key.startsWith('viewed@'))).toEqual([]);
});

test.each<[string, () => Promise<unknown>]>([
  ['a product that is looked at', () => extension.ask('catalog.noteViewed', lamp)],
  ['a check of the cart', () => extension.ask('cart.check')],
])('%s while its customer signs out leaves nothing', async (_, ask) => {
  await extension.ask('account.signIn', known());
  await extension.change(add(mug));
  const { hold, open } = gate();
  const struck = faults.add({ match: ({ path }) => path.endsWith('/product-projections'), fault: { hold } });
  const asking = ask().catch(() => {});
  await expect.poll(() => struck.struck()).toBe(1);

  await extension.ask('account.signOut');
  open();
  await settle(asking);

  expect((await keys()).filter((key) => /^(viewed|today)@/.test(key))).toEqual([]);
});

test('what waits for somebody to come in outlives a worker stopped at any point while they do, kept or not', async () => {
  const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
  for (let point = 0, isOver = false; !isOver; point += 1) {
    openShop(createDemoStore({ catalogue }));
    // This API client may not open guest sessions.
    await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
    await failureFrom(extension.change(add(mug, 2)));
    let calls = 0;
    const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');
    const unkept = { ...known(), keepSignedIn: false };

    await extension.ask('account.signIn', unkept).catch(() => {});
    isOver = !death.hasEnded();
    extension.stopWorker();
    if ((await extension.ask('panel.open')).account.state !== 'customer') await extension.ask('account.signIn', unkept);
    await vi.advanceTimersByTimeAsync(60_000);

    expect([point, (await settle(extension.ask('cart.read'))).count]).toEqual([point, 2]);
  }
});

/** Holds the first call to storage that `wanted` recognises, until it is let go. */
function holdStorage(area: 'local' | 'session', method: 'get' | 'set', wanted: (key: string) => boolean) {
  const storage = fakeBrowser.storage[area] as unknown as Record<string, (...call: unknown[]) => Promise<unknown>>;
  const real = storage[method] as (...call: unknown[]) => Promise<unknown>;
  const { hold, open } = gate();
  const state = { reached: false };
  storage[method] = async (...call) => {
    const [keys] = call;
    const named = typeof keys === 'string' ? [keys] : Object.keys(keys ?? {});
    if (!state.reached && named.some(wanted)) {
      state.reached = true;
      await hold;
    }
    return real(...call);
  };
  return {
    state,
    open: () => {
      storage[method] = real;
      open();
    },
  };
}

describe('a sign-in that is being stored', () => {
  const traces = async () => (await keys()).filter((key) => /^(session|profile|cart|wishes)@/.test(key));

  test('leaves nothing when its customer signs out at that moment', async () => {
    const held = holdStorage('session', 'get', (key) => key.startsWith('profile@'));
    const entering = extension.ask('account.signIn', known()).catch(() => {});
    await expect.poll(() => held.state.reached).toBe(true);

    const leaving = extension.ask('account.signOut');
    await vi.advanceTimersByTimeAsync(0);
    held.open();
    await settle(Promise.all([entering, leaving]));

    expect((await traces()).filter((key) => !key.startsWith('session@'))).toEqual([]);
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
  });

  test.each<['local' | 'session', 'get' | 'set', string]>([
    ['session', 'get', 'profile@'],
    ['local', 'set', 'session@'],
  ])('leaves nothing when the shop changes at that moment (%s %s %s)', async (area, method, item) => {
    const held = holdStorage(area, method, (key) => key.startsWith(item));
    const entering = extension.ask('account.signIn', known()).catch(() => {});
    await expect.poll(() => held.state.reached).toBe(true);

    const saving = extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
    await vi.advanceTimersByTimeAsync(0);
    held.open();
    await settle(Promise.all([entering, saving]));

    await expect.poll(async () => (await traces()).filter((key) => key.includes(store.clients.shopper.id))).toEqual([]);
  });
});
