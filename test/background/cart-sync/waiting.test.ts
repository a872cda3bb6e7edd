/** What was done and could not be sent: offline, with the browser closed, while nobody is signed in, with a full disk. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, addCode, changeEmailElsewhere, credentialsOf, remove, set, settle, step } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];
let store: DemoStore;
let faults: Faults;
let extension: Extension;
let isOnline: boolean;

const hour = 3_600_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  isOnline = true;
  store = createDemoStore({ catalogue });
  faults = withFaults(store.fetch);
  extension = installExtension((request) =>
    isOnline ? faults.fetch(request) : Promise.reject(new TypeError('Failed to fetch')),
  );
  await extension.ask('settings.save', settingsFor(store));
});
afterEach(() => vi.useRealTimers());

const quantities = ({ lines }: Pick<Cart, 'lines'>) => lines.map(({ productId, quantity }) => [productId, quantity]);
const held = () => store.inspect.carts().map((cart) => cart.lineItems.map((line) => [line.productId, line.quantity]));
const seen = async () => (await extension.ask('panel.open')).cart;
const goOffline = () => {
  isOnline = false;
  extension.setOnline(false);
};
const goOnline = () => {
  isOnline = true;
  extension.setOnline(true);
};

describe('offline', () => {
  test('commands are taken on, shown with their reason, and sent when the network is back', async () => {
    const { lines } = await extension.change(add(mug, 4));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.change', step(lines[0], -1));
    await settle(extension.ask('cart.read'));

    const cart = await seen();
    expect(quantities(cart)).toEqual([
      [mug, 3],
      [lamp, 1],
    ]);
    expect(cart.lines.map(({ isWaiting }) => isWaiting)).toEqual([true, true]);
    expect(cart.waiting).toMatchObject({ count: 2, failure: { name: 'offline' } });
    expect(held()).toEqual([[[mug, 4]]]);

    goOnline();
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await seen()).waiting).toBeUndefined();
    expect(held()).toEqual([
      [
        [mug, 3],
        [lamp, 1],
      ],
    ]);
  });

  test('the cart is there, and its age with it', async () => {
    await extension.change(add(mug, 4));
    const { readAt } = await seen();
    await vi.advanceTimersByTimeAsync(hour);
    goOffline();

    expect(await settle(failureFrom(extension.ask('cart.read')))).toMatchObject({ name: 'offline' });
    expect(await seen()).toMatchObject({ count: 4, readAt });
  });

  test('with the worker gone, the next alarm after the network is back sends what waits', async () => {
    await extension.change(add(mug));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(6 * hour);
    extension.stopWorker();
    isOnline = true;
    extension.setOnline(true);

    await extension.alarm('outbox');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
  });

  test('all day, it asks less and less often', async () => {
    await extension.change(add(mug));
    let asked = 0;
    extension.setOnline(true);
    const count = () => {
      asked += 1;
      return true;
    };
    faults.add({ match: count, times: Number.POSITIVE_INFINITY, fault: 'drop-before' });
    await extension.ask('cart.change', add(lamp));

    await vi.advanceTimersByTimeAsync(hour);
    const first = asked;
    await vi.advanceTimersByTimeAsync(hour);

    expect(first).toBeLessThan(60);
    expect(asked - first).toBeLessThanOrEqual(21);
  });

  test('what was added and removed again is never sent', async () => {
    await extension.change(add(mug));
    goOffline();
    const cart = await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.change', remove(cart.lines[1]));
    await settle(extension.ask('cart.read'));
    store.wire.length = 0;
    goOnline();
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await seen()).waiting).toBeUndefined();
    expect(store.wire).toEqual([]);
  });
});

describe('a shop that asks for a pause', () => {
  const minute = 60_000;
  const writes = () => store.wire.filter(({ method, path }) => method === 'POST' && path.includes('/me/carts'));
  /** What a change is answered, and is so again for as long as it is asked. */
  const answer = (pause: string, status: 429 | 503 = 429) =>
    faults.add({
      match: ({ path }) => path.includes('/me/'),
      times: Number.POSITIVE_INFINITY,
      fault: { status, headers: pause ? { 'Retry-After': pause } : {} },
    });

  beforeEach(async () => {
    await extension.change(add(mug));
  });

  test.each<[string, 429 | 503, () => string]>([
    ['429', 429, () => '120'],
    ['503', 503, () => '120'],
    ['a date', 429, () => new Date(Date.now() + 2 * minute).toUTCString()],
  ])('by %s is left alone until then, whatever the panel asks', async (_what, status, pause) => {
    const { struck } = answer(pause(), status);
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(struck()).toBe(1);

    for (let second = 0; second < 110; second += 5) {
      await extension.ask('cart.read');
      await vi.advanceTimersByTimeAsync(5_000);
    }
    await extension.ask('cart.change', add(lamp));
    await extension.ask('cart.read');
    extension.setOnline(true);
    await extension.alarm('outbox');
    extension.stopWorker();
    await extension.alarm('outbox');
    await extension.ask('cart.read');

    expect(struck()).toBe(1);
    expect((await seen()).waiting).toMatchObject({ count: 2, failure: { name: 'shop-failed' } });
    expect((await seen()).waiting?.notBefore).toBeGreaterThan(Date.now());

    faults.clear();
    await vi.advanceTimersByTimeAsync(minute);
    expect((await seen()).waiting).toBeUndefined();
    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 2],
      ],
    ]);
  });

  test('is asked again as soon as it is over, though we would have waited for longer by ourselves', async () => {
    answer('1');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(10 * minute);
    faults.clear();
    await vi.advanceTimersByTimeAsync(2_000);

    await settle(extension.ask('cart.read'));

    expect((await seen()).waiting).toBeUndefined();
  });

  test.each(['86400', '99999999999999999999'])('for %s seconds is asked again after an hour', async (pause) => {
    const { struck } = answer(pause);
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(hour - minute);
    await extension.ask('cart.read');
    expect(struck()).toBe(1);

    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(struck()).toBe(2);
  });

  test('and does not say how long, or not so that it may be read, is left alone for five seconds', async () => {
    const { struck } = answer('');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    const before = struck();
    for (let second = 0; second < 4; second += 1) {
      await extension.ask('cart.read');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(struck()).toBe(before);
    faults.clear();
    await vi.advanceTimersByTimeAsync(1_500);

    expect((await seen()).waiting).toBeUndefined();
  });

  test('before there is a cart is not asked either whether one was made', async () => {
    extension = installExtension(faults.fetch);
    await extension.ask('settings.save', settingsFor(store));
    const { struck } = answer('120');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(minute);
    await extension.ask('cart.read');
    expect(struck()).toBe(1);

    faults.clear();
    await vi.advanceTimersByTimeAsync(2 * minute);

    expect(held().at(-1)).toEqual([[lamp, 1]]);
  });

  test('with a clock that is set back is not left alone for ever', async () => {
    answer('120');
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(1_000);
    faults.clear();
    vi.setSystemTime(Date.now() - 5 * hour);

    await settle(extension.ask('cart.read'));

    expect(writes().length).toBeGreaterThan(0);
    expect((await seen()).waiting).toBeUndefined();
  });
});

describe('a browser that was closed with a change waiting', () => {
  test('sends it when it starts', async () => {
    await extension.change(add(mug));
    await extension.ask('cart.change', set((await seen()).lines[0], 5));
    await extension.closeBrowser();
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([[[mug, 5]]]);
    expect((await seen()).waiting).toBeUndefined();
  });

  test('and starts minutes later sends it, and says so', async () => {
    await extension.change(add(mug));
    await extension.ask('cart.change', set((await seen()).lines[0], 5));
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + hour);
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(held()).toEqual([[[mug, 5]]]);
    expect((await seen()).news).toMatchObject([{ kind: 'sent-late', count: 1 }]);
  });

  describe('and starts the next day', () => {
    beforeEach(async () => {
      await extension.change(add(mug));
      await extension.ask('cart.change', set((await seen()).lines[0], 5));
      await extension.closeBrowser();
      vi.setSystemTime(Date.now() + 24 * hour);
      await extension.openBrowser();
      await vi.advanceTimersByTimeAsync(60_000);
    });

    test('asks about it, and sends nothing unasked', async () => {
      expect(held()).toEqual([[[mug, 1]]]);
      const cart = await settle(extension.ask('cart.read'));
      expect(cart).toMatchObject({ count: 1, forgotten: { lines: [{ productId: mug, quantity: 5 }] } });
      expect(cart.waiting).toBeUndefined();
      expect(cart.lines[0]?.isWaiting).toBeUndefined();
      expect((await extension.button()).badge).toBe('1!');
    });

    test('sends it when the shopper says so', async () => {
      await extension.ask('cart.decide', 'send');
      const cart = await settle(extension.ask('cart.read'));

      expect(held()).toEqual([[[mug, 5]]]);
      expect(cart.forgotten).toBeUndefined();
    });

    test('drops it when the shopper says so', async () => {
      const cart = await extension.ask('cart.decide', 'drop');
      await vi.advanceTimersByTimeAsync(60_000);

      expect(cart).toMatchObject({ count: 1 });
      expect(cart.forgotten).toBeUndefined();
      expect(held()).toEqual([[[mug, 1]]]);
      expect((await extension.button()).badge).toBe('1');
    });
  });

  test('after it had left, and starts the next day: done once, whatever became of the answer', async () => {
    await extension.change(add(mug));
    const death = extension.stopWorkerAt((call) => call.startsWith('fetch POST'), 'after');
    await extension.ask('cart.change', add(mug)).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(death.hasEnded()).toBe(true);
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + 24 * hour);
    await extension.openBrowser();
    await settle(extension.ask('cart.read'));

    expect(held()).toEqual([[[mug, 2]]]);
    expect((await seen()).forgotten).toBeUndefined();
    expect((await seen()).news).toMatchObject([{ kind: 'sent-late', count: 1 }]);
  });

  test('before it had left, and starts the next day: asked about', async () => {
    await extension.change(add(mug));
    const death = extension.stopWorkerAt((call) => call.startsWith('fetch POST'), 'before');
    await extension.ask('cart.change', add(mug)).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(death.hasEnded()).toBe(true);
    await extension.closeBrowser();
    vi.setSystemTime(Date.now() + 24 * hour);
    await extension.openBrowser();
    await settle(extension.ask('cart.read'));

    expect(held()).toEqual([[[mug, 1]]]);
    expect((await seen()).forgotten).toMatchObject({ lines: [{ productId: mug, quantity: 2 }] });
  });
});

describe('a full disk', () => {
  test('refuses a command before the request, in one sentence', async () => {
    await extension.change(add(mug));
    extension.fillDisk();
    store.wire.length = 0;

    expect(await failureFrom(extension.ask('cart.change', add(lamp)))).toMatchObject({ name: 'storage-failed' });
    await vi.advanceTimersByTimeAsync(10_000);

    expect(store.wire).toEqual([]);
    expect(quantities(await seen())).toEqual([[mug, 1]]);
  });

  test('that fills up while a request is under way loses and doubles nothing', async () => {
    await extension.change(add(mug));
    faults.add({ match: ({ method }) => method === 'POST', fault: { delay: 1_000 } });
    await extension.ask('cart.change', add(lamp));
    await vi.advanceTimersByTimeAsync(100);
    extension.fillDisk();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(quantities(await seen())).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);

    await extension.closeBrowser();
    extension.freeDisk();
    await extension.openBrowser();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
    expect(await seen()).toMatchObject({ count: 2 });
    expect((await seen()).waiting).toBeUndefined();
  });
});

describe('where the shop has no carts for guests', () => {
  beforeEach(() => extension.ask('settings.save', settingsFor(store, store.clients.tutorial)).then(() => {}));

  test('what was wished for waits for somebody to sign in, over a restart of the browser', async () => {
    expect(await failureFrom(extension.change(add(mug, 2)))).toMatchObject({ name: 'sign-in-needed' });
    await failureFrom(extension.change(add(lamp)));
    expect(quantities(await seen())).toEqual([
      [mug, 2],
      [lamp, 1],
    ]);
    await extension.closeBrowser();
    await extension.openBrowser();
    expect(quantities(await seen())).toEqual([
      [mug, 2],
      [lamp, 1],
    ]);
    expect(held()).toEqual([]);

    const entrance = await extension.ask('account.signIn', credentialsOf(store));

    expect(entrance).toMatchObject({ cart: { count: 3 } });
    expect(held()).toEqual([
      [
        [mug, 2],
        [lamp, 1],
      ],
    ]);
  });

  test('a wish that is taken back asks for nothing', async () => {
    await failureFrom(extension.change(add(mug, 2)));
    await extension.ask('cart.change', remove((await seen()).lines[0]));
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await seen()).toMatchObject({ count: 0 });
    expect((await seen()).waiting).toBeUndefined();
  });
});

describe('somebody comes or goes while changes wait', () => {
  test('a guest signs in: what waits is in the customer’s cart', async () => {
    await extension.change(add(mug));
    faults.add({
      match: ({ method, path }) => method === 'POST' && path.includes('/me/carts'),
      times: 1,
      fault: { status: 429, headers: {} },
    });
    await extension.ask('cart.change', add(lamp));

    const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

    expect(entrance).toMatchObject({ account: { state: 'customer' }, cart: { count: 2 } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await settle(extension.ask('cart.read'))).toMatchObject({ count: 2 });
    const active = store.inspect.carts().filter(({ cartState, customerId }) => customerId && cartState === 'Active');
    expect(active.map(({ lineItems }) => lineItems.length)).toEqual([2]);
  });

  test.each(['noticed', 'not noticed'])(
    'a guest whose session the shop has ended, %s, signs in at once, and has it all the same',
    async (state) => {
      await extension.change(add(mug, 2));
      store.revokeAll();
      if (state === 'noticed') await extension.ask('catalog.product', lamp);

      const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

      expect(entrance).toMatchObject({
        account: { state: 'customer' },
        cart: { count: 2, news: [{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }] },
      });
    },
  );

  test.each(['noticed', 'not noticed'])(
    'a guest whose session the shop has ended, %s, signs up, and has it all the same',
    async (state) => {
      await extension.change(add(mug, 2));
      store.revokeAll();
      if (state === 'noticed') await extension.ask('catalog.product', lamp);

      const bob = { firstName: 'Bob', lastName: 'B', email: 'bob@example.com', password: 'bob', keepSignedIn: true };
      const entrance = await settle(extension.ask('account.signUp', bob));

      expect(entrance).toMatchObject({
        account: { state: 'customer' },
        cart: { count: 2, news: [{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }] },
      });
    },
  );

  test('a guest signs in while nobody knows whether the last change was made: it is in the customer’s cart once', async () => {
    await extension.change(add(mug, 2));
    const isWrite = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.includes('/me/carts');
    faults.add({ match: isWrite, times: 3, fault: 'drop-after' });
    await extension.ask('cart.change', add(mug));
    await vi.advanceTimersByTimeAsync(2_000);

    const entrance = await settle(extension.ask('account.signIn', credentialsOf(store)));

    expect(entrance).toMatchObject({ account: { state: 'customer' }, cart: { count: 3 } });
    expect(held()).toEqual([[[mug, 3]]]);
  });

  test('a guest cannot sign in while that cannot be found out, and loses nothing', async () => {
    await extension.change(add(mug, 2));
    faults.add({ match: ({ path }) => path.includes('/me/'), times: 6, fault: 'drop-after' });
    await extension.ask('cart.change', add(mug));
    await vi.advanceTimersByTimeAsync(700);

    expect(await settle(failureFrom(extension.ask('account.signIn', credentialsOf(store))))).toMatchObject({
      name: 'unreachable',
    });
    expect(await settle(extension.ask('account.signIn', credentialsOf(store)))).toMatchObject({ cart: { count: 3 } });
  });

  test('a session that ended keeps what waits for the same customer', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    store.revokeAll();
    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'session-ended' });
    expect(quantities(await seen())).toEqual([
      [mug, 1],
      [lamp, 1],
    ]);

    expect(await extension.ask('account.signIn', credentialsOf(store))).toMatchObject({ cart: { count: 2 } });
    expect(held()).toEqual([
      [
        [mug, 1],
        [lamp, 1],
      ],
    ]);
  });

  test('a session that ended keeps it for them although their email was changed elsewhere', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    await changeEmailElsewhere(store, 'new@example.com');
    store.revokeAll();
    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'session-ended' });

    const again = { ...credentialsOf(store), email: 'new@example.com' };
    expect(await extension.ask('account.signIn', again)).toMatchObject({ cart: { count: 2 } });
  });

  test('signing out clears what waits, the badge, the alarm and all that is stored', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    await extension.change(add(mug));
    goOffline();
    await extension.ask('cart.change', add(lamp));
    await settle(extension.ask('cart.read'));
    expect((await extension.button()).badge).toBe('2!');
    expect(await fakeBrowser.alarms.get('outbox')).toBeDefined();

    await extension.ask('account.signOutAnyway');
    goOnline();
    await vi.advanceTimersByTimeAsync(10 * 60_000);

    expect(await extension.button()).toEqual({ badge: '', title: 'Cartlet · Cart, empty' });
    expect(await fakeBrowser.alarms.get('outbox')).toBeUndefined();
    expect(held()).toEqual([[[mug, 1]]]);
    const { local, session } = await extension.stored();
    expect(
      Object.keys({ ...local, ...session }).filter((key) => /^(outbox|cart|today|session|access)@/.test(key)),
    ).toEqual([]);
  });

  test('a cart after signing out is newer for pages than one before', async () => {
    const before = await extension.change(add(mug));
    await extension.ask('account.signOut');
    await vi.advanceTimersByTimeAsync(10);
    const after = await extension.change(add(lamp));

    expect(after.revision).toBeGreaterThan(before.revision ?? 0);
  });
});

describe('the currency is changed in the settings', () => {
  const [both, euroOnly] = catalogue.products
    .filter(({ masterVariant }) =>
      ['EUR', 'USD'].every((currency) => masterVariant?.prices?.some(({ value }) => value.currencyCode === currency)),
    )
    .map(({ id }) => id) as [string, string];
  const toDollars = () =>
    extension.ask('settings.save', {
      ...settingsFor(store),
      preferences: { currency: 'USD', country: 'US', locale: 'en', storeKey: '' },
    });

  test('the cart is made anew with what is sold there, and the rest is named', async () => {
    const { masterVariant } = catalogue.products.find(({ id }) => id === euroOnly) ?? {};
    store.removePrice(masterVariant?.sku ?? '', 'USD');
    await extension.change(add(both, 3));
    await extension.change(add(euroOnly));
    await toDollars();

    const cart = await settle(extension.ask('cart.read'));

    expect(quantities(cart)).toEqual([[both, 3]]);
    expect(cart.totals?.total.currency).toBe('USD');
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'currency', lines: [{ productId: euroOnly, quantity: 1 }] }]);
  });

  test('the next command finds it made anew', async () => {
    await extension.change(add(both, 3));
    await toDollars();

    expect(quantities(await settle(extension.change(add(both))))).toEqual([[both, 4]]);
    expect(store.inspect.carts()).toMatchObject([{ totalPrice: { currencyCode: 'USD' } }]);
  });

  test('codes that were typed come along', async () => {
    await extension.change(add(both, 3));
    await extension.change(addCode(store.codes.percentage));
    await toDollars();

    await settle(extension.ask('cart.read'));
    const cart = await settle(extension.ask('cart.read'));

    expect(cart.codes).toMatchObject([{ code: store.codes.percentage, state: 'applied' }]);
  });

  test.each(['before', 'after'] as const)(
    'a worker that is ended %s any of its requests leaves one cart',
    async (when) => {
      let nth = 0;
      for (let hasEnded = true; hasEnded; nth += 1) {
        await extension.ask('account.signOut');
        for (const { id } of store.inspect.carts()) store.deleteCart(id);
        await extension.ask('settings.save', settingsFor(store));
        await extension.change(add(both, 3));
        await extension.change(addCode(store.codes.percentage));
        await toDollars();
        let calls = 0;
        let isOver = false;
        const isNth = (call: string) => !isOver && /^fetch .*(\/me\/|projections)/.test(call) && calls++ === nth;
        const death = extension.stopWorkerAt(isNth, when);
        await settle(extension.ask('cart.read').catch(() => {}));
        hasEnded = death.hasEnded();
        isOver = true;
        await settle(extension.ask('cart.read'));
        await vi.advanceTimersByTimeAsync(1_000);

        const cart = await settle(extension.ask('cart.read'));
        expect(quantities(cart)).toEqual([[both, 3]]);
        expect(cart.codes).toMatchObject([{ code: store.codes.percentage, state: 'applied' }]);
        expect(store.inspect.carts().map(({ totalPrice }) => totalPrice.currencyCode)).toEqual(['USD']);
      }
      // The cart, the catalogue, a new cart, the old one deleted, and once with no death at all.
      expect(nth).toBeGreaterThan(4);
    },
    30_000,
  );
});
