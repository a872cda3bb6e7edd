import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Credentials } from '../../../src/contract/account.ts';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { type Fault, type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, changeEmailElsewhere, credentialsOf, remove } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

let store: DemoStore;
let faults: Faults;
let extension: Extension;

const alice = {
  firstName: 'Alice',
  lastName: 'Doe',
  email: 'alice@example.com',
  password: ' pass wörd&=+% ',
  keepSignedIn: true,
};
const known = () => credentialsOf(store);
/** Keys of all that is stored. */
const keys = async () => {
  const { local, session } = await extension.stored();
  return Object.keys({ ...local, ...session }).sort();
};
/** What stays when everything of a customer is gone, and what marks what pages keep as the next one's. */
const keysLeft = ['page/era', 'settings', 'settings/in-force'];
/** Signs in where nothing is left to decide. */
const enter = async (credentials: Credentials) => {
  const answer = await extension.ask('account.signIn', credentials);
  if (!('account' in answer)) throw new Error('The shopper is asked about the carts.');
  return answer;
};
const holdings = (cart: { lines: { productId: string; quantity: number }[] }) =>
  cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(async () => {
  store = createDemoStore({ catalogue });
  faults = withFaults(store.fetch);
  extension = installExtension(faults.fetch);
  await extension.ask('settings.save', settingsFor(store));
  requests();
});

describe('signing up', () => {
  test('makes a customer of the guest, whose cart stays', async () => {
    await extension.change(add(mug, 2));

    const entrance = await extension.ask('account.signUp', alice);

    expect(entrance.account).toEqual({
      state: 'customer',
      email: 'alice@example.com',
      firstName: 'Alice',
      lastName: 'Doe',
    });
    expect(holdings(entrance.cart)).toEqual([[mug, 2]]);
    const customer = store.inspect.customers().find(({ email }) => email === alice.email);
    expect(store.inspect.carts()).toMatchObject([{ customerId: customer?.id, lineItems: [{ productId: mug }] }]);
  });

  test('says when the email is taken, and the guest shops on', async () => {
    await extension.change(add(mug));

    const failure = await failureFrom(extension.ask('account.signUp', { ...alice, email: store.customer.email }));

    expect(failure).toMatchObject({ name: 'email-taken', field: 'email' });
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });
});

describe('signing up when the answer is lost', () => {
  test.each<[string, Fault]>([
    ['before it arrived', 'drop-before'],
    ['after it took effect', 'drop-after'],
    ['with a 502 after it took effect', { status: 502, after: true }],
  ])('%s: one account, one session, and no false "email taken"', async (_when, fault) => {
    await extension.change(add(mug, 2));
    faults.add({ match: ({ path }) => path.endsWith('/me/signup'), fault });

    const entrance = await extension.ask('account.signUp', alice).catch(() => extension.ask('account.signUp', alice));

    expect(entrance.account).toMatchObject({ state: 'customer', email: alice.email });
    expect(holdings(entrance.cart)).toEqual([[mug, 2]]);
    expect(store.inspect.customers().filter(({ email }) => email === alice.email)).toHaveLength(1);
  });
});

describe('signing in', () => {
  describe('when guest and customer both have something in the cart', () => {
    beforeEach(async () => {
      await extension.ask('account.signIn', known());
      await extension.change(add(mug, 3));
      await extension.ask('account.signOut');
      await extension.change(add(mug, 2));
      await extension.change(add(lamp, 1));
    });

    test('asks first, and nothing has happened', async () => {
      const answer = await extension.ask('account.signIn', known());

      expect(answer).toMatchObject({ guest: { count: 3 }, customer: { count: 3 } });
      expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 3 } });
      expect(store.wire.map(({ path }) => path)).not.toContain(`/${store.projectKey}/me/login`);
    });

    test('merges: of the same product the larger quantity stays, and what changed is told', async () => {
      const entrance = await enter({ ...known(), carts: 'merge' });

      expect(holdings(entrance.cart)).toEqual([
        [mug, 3],
        [lamp, 1],
      ]);
      expect(entrance.cart.news).toMatchObject([
        { kind: 'merged', lines: [{ productId: mug, quantity: 3, guestQuantity: 2 }] },
      ]);
      expect(await extension.ask('cart.read')).toEqual(entrance.cart);
    });

    test("or goes on with the guest's alone", async () => {
      const { cart } = await enter({ ...known(), carts: 'use-guest' });

      expect(holdings(cart)).toEqual([
        [mug, 2],
        [lamp, 1],
      ]);
    });

    test("or with the customer's alone", async () => {
      const { cart } = await enter({ ...known(), carts: 'leave-guest' });

      expect(holdings(cart)).toEqual([[mug, 3]]);
      expect(cart.news).toMatchObject([{ kind: 'merged', held: 'leave-guest', lines: [] }]);
    });
  });

  test("when the shop cannot take the guest's cart over says that, and the guest shops on", async () => {
    await extension.change(add(mug));
    faults.add({
      match: ({ path }) => path.endsWith('/me/login'),
      times: 9,
      fault: { status: 400, body: { statusCode: 400, message: 'm', errors: [{ code: 'MatchingPriceNotFound' }] } },
    });

    expect((await failureFrom(extension.ask('account.signIn', known()))).name).toBe('cart-not-movable');
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
    expect(await enter({ ...known(), carts: 'leave-guest' })).toMatchObject({ account: { state: 'customer' } });
  });

  test('brings along what an agent has put into a cart that the guest had emptied', async () => {
    const { lines } = await extension.change(add(mug));
    for (const line of lines) await extension.change(remove(line));
    const [cart = { anonymousId: '' }] = store.inspect.carts();
    store.elsewhere(cart).change({ action: 'addLineItem', productId: lamp, variantId: 1, quantity: 2 });

    expect(holdings((await enter({ ...known(), carts: 'merge' })).cart)).toEqual([[lamp, 2]]);
  });

  test("finds the customer's cart when there was no guest", async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.change(add(mug));
    await extension.ask('account.signOut');

    expect((await enter(known())).cart.lines).toEqual(filled.lines);
  });

  test('with a wrong password says so, asks the shop once, and leaves the guest as they were', async () => {
    await extension.change(add(mug));
    requests();

    const failure = await failureFrom(extension.ask('account.signIn', { ...known(), password: 'wrong' }));

    expect(failure.name).toBe('credentials-wrong');
    expect(requests().filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'guest' }, cart: { count: 1 } });
  });

  test("ends the guest's tokens at the shop", async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    await expect
      .poll(() => store.inspect.tokens().refresh.filter(({ subject }) => subject && 'anonymousId' in subject))
      .toEqual([]);
  });

  test('lasts over a worker that is stopped and a browser that is closed', async () => {
    await extension.ask('account.signIn', known());
    const filled = await extension.change(add(mug));
    extension.stopWorker();
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' }, cart: filled });
    await extension.restartBrowser();

    expect(await extension.ask('cart.read')).toEqual(filled);
    expect(await extension.ask('panel.open')).toMatchObject({
      account: { state: 'customer', email: store.customer.email },
    });
  });

  test('without "Keep me signed in" leaves nothing of the customer on the disk', async () => {
    await extension.ask('account.signIn', { ...known(), keepSignedIn: false });
    await extension.change(add(mug));

    const { local } = await extension.stored();
    const secrets = [
      store.customer.email,
      store.customer.lastName,
      mug,
      ...store.inspect.tokens().refresh.map(({ value }) => value),
      ...store.inspect.tokens().access.map(({ value }) => value),
    ];
    for (const secret of secrets) expect(JSON.stringify(local)).not.toContain(secret);
    await extension.restartBrowser();
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' }, cart: { count: 0 } });
  });

  test('keeps access tokens off the disk', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    const { local } = await extension.stored();
    for (const { value } of store.inspect.tokens().access) expect(JSON.stringify(local)).not.toContain(value);
  });
});

describe('signing out', () => {
  test('forgets everything of the shop and ends both tokens', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    expect(await extension.ask('account.signOut')).toEqual({
      account: { state: 'none' },
      cart: { lines: [], count: 0 },
    });

    await expect.poll(keys).toEqual(keysLeft);
    expect(store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject)).toEqual([]);
  });
});

test('every open page is told at once who comes, what is in the cart, and who goes', async () => {
  const told: Broadcast['changed'][] = [];
  fakeBrowser.runtime.onMessage.addListener((notice: Broadcast) => {
    told.push(notice.changed);
  });

  await extension.change(add(mug));
  await extension.ask('account.signIn', known());
  await extension.ask('account.signOut');

  const counts = told.flatMap(({ cart }) => (cart ? [cart.count] : []));
  expect([counts[0], new Set(counts.slice(0, -1)), counts.at(-1)]).toEqual([1, new Set([1]), 0]);
  expect(told.flatMap(({ account }) => (account ? [account.state] : []))).toEqual(['customer', 'none']);
});

test("what pages keep after somebody has left is the next one's", async () => {
  await extension.ask('account.signIn', known());
  const { era: former } = await extension.ask('panel.open');
  const eras: unknown[] = [];
  fakeBrowser.runtime.onMessage.addListener(({ changed: { era } }: Broadcast) => void (era && eras.push(era)));

  await extension.ask('account.signOut');

  expect(eras).toEqual([(await extension.stored()).session['page/era']]);
  expect(eras).not.toContain(former);
});

test('signing out in a worker that is stopped at any point leaves nothing to the next guest', async () => {
  const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
  for (let point = 0, isOver = false; !isOver; point += 1) {
    store = createDemoStore({ catalogue });
    faults = withFaults(store.fetch);
    extension = installExtension(faults.fetch);
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('account.signIn', known());
    await extension.change(add(mug));
    faults.add({ match: ({ method }) => method === 'POST', times: 9, fault: 'drop-before' });
    await extension.ask('cart.change', add(lamp, 2));
    let calls = 0;
    const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');

    await extension.ask('account.signOut').catch(() => {});
    isOver = !death.hasEnded();
    extension.stopWorker();
    faults.clear();
    const { account } = await extension.ask('panel.open');
    if (account.state !== 'none') await extension.ask('account.signOut');

    const cart = await extension.change(add(mug, 4));
    expect([point, holdings(cart), cart.news]).toEqual([point, [[mug, 4]], undefined]);
  }
});

describe('signing out when the shop cannot be reached', () => {
  test('leaves nothing but the tokens to revoke, which are revoked when the shop is back', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());
    const { refresh } = store.inspect.tokens();
    faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 99, fault: { status: 500 } });

    await extension.ask('account.signOut');

    expect(await keys()).toEqual(['revocations', ...keysLeft].sort());
    const { local } = await extension.stored();
    for (const secret of [store.customer.email, mug]) expect(JSON.stringify(local)).not.toContain(secret);
    expect(JSON.stringify(local)).toContain(refresh.at(-1)?.value);

    faults.clear();
    await extension.alarm('revocation');

    await expect.poll(keys).toEqual(keysLeft);
    expect(store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject)).toEqual([]);
  });

  describe('goes on after an update of the extension, which takes the alarms away,', () => {
    const refreshTokens = () =>
      store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject);

    beforeEach(async () => {
      await extension.ask('account.signIn', known());
      faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 999, fault: { status: 500 } });
      await extension.ask('account.signOut');
      extension.stopWorker();
      await fakeBrowser.alarms.clearAll();
    });

    test.each([true, false])('at once when the browser tells of it: %s', async (isTold) => {
      faults.clear();
      // Whatever starts it.
      await extension.ask('settings.read');
      if (isTold) {
        await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.0.1' });
        await expect.poll(refreshTokens).toEqual([]);
      } else expect(refreshTokens()).not.toEqual([]);
    });

    test('by alarm from then on', async () => {
      await extension.ask('settings.read');
      await expect.poll(() => fakeBrowser.alarms.get('revocation')).toBeDefined();
      faults.clear();

      await extension.alarm('revocation');

      await expect.poll(refreshTokens).toEqual([]);
      expect(await fakeBrowser.alarms.get('revocation')).toBeUndefined();
    });

    test('and an alarm that is there is not put off by each start of the worker', async () => {
      await extension.ask('settings.read');
      const set = vi.spyOn(fakeBrowser.alarms, 'create');
      await expect.poll(() => fakeBrowser.alarms.get('revocation')).toBeDefined();
      set.mockClear();
      extension.stopWorker();
      await extension.ask('settings.read');
      await extension.ask('panel.open');

      expect(set.mock.calls.filter(([name]) => String(name) === 'revocation')).toEqual([]);
      set.mockRestore();
    });
  });

  test('tries for a day', async () => {
    await extension.ask('account.signIn', known());
    faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 999, fault: { status: 500 } });
    await extension.ask('account.signOut');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_001 });

    await extension.alarm('revocation');

    await expect.poll(keys).toEqual(keysLeft);
    vi.useRealTimers();
  });
});

describe('the profile', () => {
  beforeEach(async () => {
    await extension.ask('account.signUp', alice);
  });

  test('is read and changed, and the panel knows the new name', async () => {
    expect(await extension.ask('account.profile')).toMatchObject({ firstName: 'Alice', email: alice.email });

    const profile = await extension.ask('account.change', { kind: 'name', firstName: 'Ada', lastName: 'Byron' });

    expect(profile).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
    expect((await extension.ask('panel.open')).account).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
  });

  test('takes addresses: added, changed without losing what is not shown, made default, removed', async () => {
    const address = {
      firstName: 'Alice',
      lastName: 'Doe',
      street: 'Hafenstraße 12',
      postalCode: '20457',
      city: 'Hamburg',
      country: 'DE',
    };
    const added = await extension.ask('account.change', { kind: 'save-address', address });
    const id = added.addresses[0]?.id ?? '';
    expect(added.addresses).toEqual([{ ...address, id }]);

    const moved = { ...address, id, city: 'Altona' };
    expect((await extension.ask('account.change', { kind: 'save-address', address: moved })).addresses).toEqual([
      moved,
    ]);
    expect(await extension.ask('account.change', { kind: 'default-address', use: 'shipping', id })).toMatchObject({
      defaultShippingId: id,
    });
    expect((await extension.ask('account.change', { kind: 'remove-address', id })).addresses).toEqual([]);
  });

  test('says when the new email is taken', async () => {
    const failure = await failureFrom(extension.ask('account.change', { kind: 'email', email: store.customer.email }));

    expect(failure.name).toBe('email-taken');
  });

  test('takes a new password, and the shopper notices nothing', async () => {
    const filled = await extension.change(add(mug));

    await extension.ask('account.changePassword', { current: alice.password, next: ' new&= ' });

    const { cart } = { cart: await extension.change(add(lamp)) };
    expect(cart.count).toBe(filled.count + 1);
    await extension.ask('account.signOut');
    expect((await failureFrom(extension.ask('account.signIn', alice))).name).toBe('credentials-wrong');
    expect(await enter({ ...alice, password: ' new&= ' })).toMatchObject({ account: { state: 'customer' } });
  });

  test('refuses a new password when the old one is wrong', async () => {
    const failure = await failureFrom(extension.ask('account.changePassword', { current: 'wrong', next: 'new' }));

    expect(failure.name).toBe('password-wrong');
    expect(await extension.ask('account.profile')).toMatchObject({ email: alice.email });
  });

  test('can be deleted, and nothing of it stays', async () => {
    await extension.ask('account.delete');

    expect(store.inspect.customers().some(({ email }) => email === alice.email)).toBe(false);
    await expect.poll(keys).toEqual(keysLeft);
  });

  test('can be deleted while the network goes, and nothing of it stays once that is back', async () => {
    faults.add({
      match: ({ method }) => {
        if (method === 'DELETE') extension.setOnline(false);
        return method === 'DELETE';
      },
      fault: 'drop-after',
    });
    expect((await failureFrom(extension.ask('account.delete'))).name).toBe('offline');
    expect(store.inspect.customers().some(({ email }) => email === alice.email)).toBe(false);

    extension.setOnline(true);

    await expect.poll(keys).toEqual(keysLeft);
  });
});

describe('a client with the four scopes of the tutorial', () => {
  beforeEach(async () => {
    await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  });

  test('browses, signs up, signs in, and fills a cart', async () => {
    expect((await extension.ask('catalog.search', { text: '', offset: 0 })).results.length).toBeGreaterThan(0);
    await extension.ask('account.signUp', alice);
    await extension.ask('account.signOut');
    const { account } = await enter(alice);
    expect(account).toMatchObject({ state: 'customer', email: alice.email });

    const cart = await extension.change(add(mug));

    expect(holdings(cart)).toEqual([[mug, 1]]);
    const customer = store.inspect.customers().find(({ email }) => email === alice.email);
    expect(store.inspect.carts()).toMatchObject([{ customerId: customer?.id }]);
  });

  test('asks to sign in before the first item, which is in the cart then', async () => {
    const failure = await failureFrom(extension.change(add(mug, 2)));
    expect(failure.name).toBe('sign-in-needed');
    extension.stopWorker();

    const { cart } = await extension.ask('account.signUp', alice);

    expect(cart.news).toBeUndefined();
    expect(holdings(cart)).toEqual([[mug, 2]]);
    expect(store.inspect.carts()).toMatchObject([{ lineItems: [{ productId: mug, quantity: 2 }] }]);
  });
});

describe('codes from the shop’s mails', () => {
  beforeEach(async () => {
    await extension.ask('account.signUp', alice);
  });

  test('verify the email', async () => {
    expect((await extension.ask('account.profile')).emailVerified).toBe(false);

    const profile = await extension.ask('account.confirmEmail', store.mailEmailToken(alice.email));

    expect(profile.emailVerified).toBe(true);
  });

  test('set a new password, and the shopper is in, with the cart of before', async () => {
    const filled = await extension.change(add(mug));
    await extension.ask('account.signOut');
    const code = store.mailPasswordToken(alice.email);

    const entrance = await extension.ask('account.resetPassword', { code, password: ' new ', keepSignedIn: true });

    expect(entrance).toMatchObject({
      account: { state: 'customer', email: alice.email },
      cart: { count: filled.count },
    });
    await extension.ask('account.signOut');
    expect(await enter({ ...alice, password: ' new ' })).toMatchObject({ account: { state: 'customer' } });
  });

  test.each(['', 'unknown', '../../me'])('that are none are refused: "%s"', async (code) => {
    const redeemed = [
      extension.ask('account.confirmEmail', code),
      extension.ask('account.resetPassword', { code, password: 'new', keepSignedIn: true }),
    ];

    for (const each of redeemed) expect((await failureFrom(each)).name).toBe('code-refused');
    expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' } });
  });
});

describe("a store's own customers", () => {
  const storeKey = 'quayside';

  beforeEach(async () => {
    const { connection, preferences } = settingsFor(store);
    await extension.ask('settings.save', { connection, preferences: { ...preferences, storeKey } });
  });

  test('sign up, fill a cart of the store, and sign in again', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signUp', alice);
    await extension.change(add(lamp));
    await extension.ask('account.signOut');

    const { cart } = await enter(alice);

    expect(holdings(cart)).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);
    expect(store.inspect.carts().map((each) => each.store?.key)).toEqual([storeKey]);
  });

  test('are not known outside of it', async () => {
    await extension.ask('account.signUp', alice);
    await extension.ask('settings.save', settingsFor(store));

    expect((await failureFrom(extension.ask('account.signIn', alice))).name).toBe('credentials-wrong');
  });
});

test('an email that was changed elsewhere is the one that the account has here', async () => {
  await enter(known());
  await changeEmailElsewhere(store, 'new@example.com');

  expect((await extension.ask('account.profile')).email).toBe('new@example.com');
  expect((await extension.ask('panel.open')).account).toMatchObject({ email: 'new@example.com' });
});
