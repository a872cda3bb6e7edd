/**
 * A cart in another currency or country than the shopper's: what comes along, what stays at the shop, and the way back.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import { smallStore } from '../../demo-store/scenarios/small-catalogue.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import type { DemoStore } from '../../demo-store/store/store.ts';
import { add, addCode, credentialsOf, remove, settle, step } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

let store: DemoStore;
let faults: Faults;
let extension: Extension;
/** What the shop's answers say instead of what the store says. */
let replaced: [string, string][];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  replaced = [];
  store = smallStore();
  faults = withFaults(store.fetch);
  extension = installExtension(async (request) => {
    const answer = await faults.fetch(request);
    if (replaced.length === 0 || !new URL(request.url).pathname.includes('/me/')) return answer;
    const body = replaced.reduce((text, [from, to]) => text.replaceAll(from, to), await answer.text());
    return new Response(body, { status: answer.status, headers: answer.headers });
  });
  await goTo('EUR', 'DE');
});
afterEach(() => vi.useRealTimers());

const goTo = (currency: string, country: string) =>
  extension.ask('settings.save', {
    ...settingsFor(store),
    preferences: { currency, country, locale: 'en', storeKey: '' },
    pages: {
      shop: '',
      product: '',
      checkout: 'https://shop.example/{currency}/{country}/{cartId}',
      terms: '',
      privacy: '',
    },
  });
const readCart = () => settle(extension.ask('cart.read'));
const change = (...made: Parameters<Extension['change']>) => settle(extension.change(...made));
const quantities = ({ lines }: Pick<Cart, 'lines'>) => lines.map(({ productId, quantity }) => [productId, quantity]);
/** What the shop holds: each cart's currency, and its lines. */
const held = () =>
  store.inspect
    .carts()
    .map(({ totalPrice, lineItems }) => [
      totalPrice.currencyCode,
      ...lineItems.map(({ productId, quantity }) => `${quantity} ${productId}`),
    ]);
const cartIn = (currency: string) => {
  const cart = store.inspect.carts().find(({ totalPrice }) => totalPrice.currencyCode === currency);
  return cart ?? expect.fail(`There is no cart in ${currency}`);
};
const writes = () =>
  store.wire
    .filter(({ method, path, preflight }) => !preflight && method !== 'GET' && path.includes('/me/'))
    .map(({ method, body }) => `${method} ${body.includes('setCountry') ? 'setCountry' : ''}`.trim());

describe('where only the country is another one', () => {
  test('the same cart is moved there, with all that it has, at the prices there', async () => {
    await change(add('mug', 3));
    await change(addCode(store.codes.percentage));
    const before = cartIn('EUR');
    store.wire.length = 0;
    await goTo('EUR', 'FR');

    const cart = await readCart();

    expect(writes()).toEqual(['POST setCountry']);
    expect(store.inspect.carts()).toMatchObject([{ id: before.id, country: 'FR' }]);
    expect(cart.lines).toMatchObject([{ productId: 'mug', quantity: 3, unit: { now: { amount: 1250 } } }]);
    expect(cart.codes).toMatchObject([{ code: store.codes.percentage }]);
    expect(cart.news).toBeUndefined();
    expect(cart.others).toBeUndefined();
  });

  test.each([
    ['refuse a move', () => {}],
    ['drop lines on a move', () => store.dropLinesOnMoves()],
  ])('what has no price there stays in the old cart, and is named, though the shop may %s', async (_what, choose) => {
    choose();
    await goTo('USD', 'US');
    await change(add('mug', 2));
    await change(add('lamp'));
    const { id, version } = cartIn('USD');
    await goTo('USD', 'DE');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([['mug', 2]]);
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'currency', lines: [{ productId: 'lamp' }], cartId: id }]);
    expect(cart.others).toEqual([{ id, currency: 'USD', country: 'US' }]);
    expect(store.inspect.carts()).toMatchObject([{ id, version, country: 'US' }, { country: 'DE' }]);
  });

  test.each([
    ['price', 'MatchingPriceNotFound'],
    ['place in the store', 'CountryNotConfiguredInStore'],
  ])('and the shop has no %s for it, what can be bought there goes into a new cart', async (_what, code) => {
    await change(add('mug', 3));
    const error = { code, message: 'No' };
    faults.add({
      match: ({ body }) => body.includes('setCountry'),
      fault: { status: 400, body: { statusCode: 400, message: 'No', errors: [error] } },
    });
    await goTo('EUR', 'FR');

    expect(quantities(await readCart())).toEqual([['mug', 3]]);
    expect(store.inspect.carts()).toMatchObject([{ country: 'FR' }]);
  });

  test('and the shop drops a line that had a price a moment ago, it is named', async () => {
    await change(add('mug', 3));
    await change(add('pencil'));
    store.dropLinesOnMoves();
    faults.add({
      match: ({ body }) => {
        if (body.includes('setCountry')) store.removePrice('PENCIL-RED', 'EUR');
        return false;
      },
      fault: 'drop-before',
    });
    await goTo('EUR', 'FR');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([['mug', 3]]);
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'currency', lines: [{ productId: 'pencil' }] }]);
  });

  test('a move whose first answer was lost is not a conflict', async () => {
    await change(add('mug', 3));
    faults.add({ match: ({ body }) => body.includes('setCountry'), fault: 'drop-after' });
    await goTo('EUR', 'FR');

    expect(quantities(await readCart())).toEqual([['mug', 3]]);
    expect(store.inspect.carts()).toMatchObject([{ country: 'FR' }]);
  });

  test('another device that changes the cart at the same moment loses nothing', async () => {
    await change(add('mug', 3));
    const cart = cartIn('EUR');
    let isDone = false;
    faults.add({
      match: ({ method }) => {
        if (method === 'POST' && !isDone) {
          isDone = true;
          store.elsewhere(cart).change({ action: 'addLineItem', productId: 'pencil', quantity: 1 });
        }
        return false;
      },
      fault: 'drop-before',
    });
    await goTo('EUR', 'FR');

    const now = await readCart();

    expect(quantities(now)).toEqual([
      ['mug', 3],
      ['pencil', 1],
    ]);
    expect(store.inspect.carts()).toMatchObject([{ id: cart.id, country: 'FR' }]);
  });
});

describe('where nothing of it can be bought', () => {
  beforeEach(async () => {
    await change(add('pencil', 2));
    await goTo('USD', 'US');
  });

  test('the old cart stays at the shop as it was, and its lines are named', async () => {
    const { id, version } = cartIn('EUR');

    const cart = await readCart();

    expect(cart.count).toBe(0);
    expect(cart.news).toMatchObject([{ kind: 'lost', lines: [{ productId: 'pencil', quantity: 2 }], cartId: id }]);
    expect(cart.others).toEqual([{ id, currency: 'EUR', country: 'DE' }]);
    expect(store.inspect.carts()).toMatchObject([{ id, version }]);
  });

  test('it is told once, and what is added then goes into a new cart', async () => {
    const { news: [told] = [] } = await readCart();
    await extension.ask('cart.dismiss', told?.id ?? '');
    await vi.advanceTimersByTimeAsync(61_000);

    expect((await readCart()).news).toBeUndefined();
    expect(quantities(await change(add('mug')))).toEqual([['mug', 1]]);
    expect(held()).toEqual([
      ['EUR', '2 pencil'],
      ['USD', '1 mug'],
    ]);
    // The old one is not the cart again by being the last one left.
    store.orderCart(cartIn('USD').id);
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await readCart()).count).toBe(0);
  });
});

describe('what else a cart has', () => {
  test('a place, a way of sending and a code come along in the request that makes it', async () => {
    await change(add('mug', 3));
    await change(addCode(store.codes.percentage));
    await change({ id: crypto.randomUUID(), kind: 'deliver-to', country: 'AE', postalCode: '' });
    const [parcel] = await settle(extension.ask('cart.shippingOptions'));
    const method = { id: parcel?.id ?? '', name: parcel?.name ?? '' };
    await change({ id: crypto.randomUUID(), kind: 'deliver-by', method });
    store.wire.length = 0;
    await goTo('USD', 'US');

    const cart = await readCart();

    expect(writes()).toEqual(['POST', 'DELETE']);
    expect(cart.delivery).toMatchObject({ country: 'AE', method });
    expect(cart.codes).toMatchObject([{ code: store.codes.percentage }]);
    expect(cart.news).toBeUndefined();
    expect(held()).toEqual([['USD', '3 mug']]);
  });

  test('where a way of sending has no price, the goods come along, and the rest is named', async () => {
    await change(add('mug', 3));
    await change(addCode(store.codes.percentage));
    await change({ id: crypto.randomUUID(), kind: 'deliver-to', country: 'DE', postalCode: '10115' });
    const [parcel] = await settle(extension.ask('cart.shippingOptions'));
    const method = { id: parcel?.id ?? '', name: parcel?.name ?? '' };
    await change({ id: crypto.randomUUID(), kind: 'deliver-by', method });
    await goTo('USD', 'US');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([['mug', 3]]);
    const code = { kind: 'code', name: store.codes.percentage };
    const besides = [code, { kind: 'address' }, { kind: 'method', name: method.name }];
    expect(cart.news).toMatchObject([{ lines: [], besides }]);
    expect(held()).toHaveLength(2);
  });

  test('what the shop refuses there does not keep the cart from being made: it is named', async () => {
    await change(add('mug', 3));
    await change(addCode(store.codes.percentage));
    const error = { code: 'DiscountCodeNonApplicable', reason: 'DoesNotExist', message: 'No' };
    faults.add({
      match: ({ body }) => body.includes('discountCodes'),
      fault: { status: 400, body: { statusCode: 400, message: 'No', errors: [error] } },
    });
    await goTo('USD', 'US');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([['mug', 3]]);
    expect(cart.news).toMatchObject([
      { kind: 'lost', lines: [], besides: [{ kind: 'code', name: store.codes.percentage }] },
    ]);
    expect(held()).toHaveLength(2);
  });

  test('a whole address, its way of sending, custom lines and fields stay in the old cart, and are named', async () => {
    await change(add('mug', 3));
    const before = cartIn('EUR');
    const device = store.elsewhere(before);
    const address = { country: 'DE', postalCode: '10115', city: 'Berlin', streetName: 'Chausseestraße' };
    device.change({ action: 'setShippingAddress', address });
    await vi.advanceTimersByTimeAsync(61_000);
    await readCart();
    const [parcel] = await settle(extension.ask('cart.shippingOptions'));
    device.change({ action: 'setShippingMethod', shippingMethod: { typeId: 'shipping-method', id: parcel?.id } });
    const wrap = JSON.stringify([{ id: 'wrap', name: { en: 'Gift wrap' } }]);
    replaced = [['"customLineItems":[]', `"customLineItems":${wrap},"custom":{"fields":{}}`]];
    await goTo('USD', 'US');

    const { news } = await readCart();

    expect(news).toMatchObject([
      {
        lines: [],
        besides: [
          { kind: 'custom', name: 'Gift wrap' },
          { kind: 'address' },
          { kind: 'method', name: parcel?.name },
          { kind: 'details' },
        ],
      },
    ]);
    expect(store.inspect.carts()).toHaveLength(2);
  });
});

describe('within a minute after a cart was made', () => {
  const minuteLater = async () => {
    await vi.advanceTimersByTimeAsync(70_000);
    await extension.alarm('outbox');
    await vi.advanceTimersByTimeAsync(1_000);
  };

  test('it is set aside for what is not sold here, and stays', async () => {
    extension.setOnline(false);
    await extension.ask('cart.change', add('mug', 2));
    await extension.ask('cart.change', add('pencil'));
    await vi.advanceTimersByTimeAsync(2_000);
    // Both in the request that makes the cart.
    extension.setOnline(true);
    await readCart();
    await goTo('USD', 'US');
    await readCart();
    await minuteLater();

    expect(held()).toEqual([
      ['EUR', '2 mug', '1 pencil'],
      ['USD', '2 mug'],
    ]);
  });

  test('the shopper goes back to another one, and it stays', async () => {
    await change(add('pencil', 3));
    const { id } = cartIn('EUR');
    await vi.advanceTimersByTimeAsync(120_000);
    await goTo('USD', 'US');
    await readCart();
    await change(add('mug', 2));
    await settle(extension.ask('cart.use', { id }));
    await minuteLater();

    expect(held()).toEqual([
      ['EUR', '3 pencil'],
      ['USD', '2 mug'],
    ]);
  });

  test('the same was made twice by a worker that was stopped before it had stored which, and there is one', async () => {
    await change(add('mug', 2));
    await minuteLater();
    await goTo('USD', 'US');
    faults.add({ match: ({ method, path }) => method === 'POST' && path.endsWith('/me/carts'), fault: 'twice' });
    const isMade = () => store.inspect.carts().length > 1;
    extension.stopWorkerAt((call) => isMade() && call.startsWith('local.set outbox@'), 'before');
    await readCart().catch(() => {});
    await readCart();
    await minuteLater();

    expect(held()).toEqual([['USD', '2 mug']]);
  });
});

test('an old cart that has been changed since it was read is not deleted', async () => {
  await change(add('mug', 3));
  const { id } = cartIn('EUR');
  faults.add({
    match: ({ method }) => {
      if (method === 'DELETE') {
        store.elsewhere(cartIn('EUR')).changeCart(id, { action: 'addLineItem', productId: 'pencil', quantity: 1 });
      }
      return false;
    },
    fault: 'drop-before',
  });
  await goTo('USD', 'US');

  expect((await readCart()).others).toEqual([{ id, currency: 'EUR', country: 'DE' }]);
  expect(held()).toEqual([
    ['EUR', '3 mug', '1 pencil'],
    ['USD', '3 mug'],
  ]);
});

describe('the way back', () => {
  let old: string;
  beforeEach(async () => {
    await change(add('mug', 2));
    await change(add('pencil'));
    old = cartIn('EUR').id;
    await goTo('USD', 'US');
    await readCart();
  });

  test('shows and changes the old cart, in its own currency', async () => {
    const cart = await settle(extension.ask('cart.use', { id: old }));

    expect(quantities(cart)).toEqual([
      ['mug', 2],
      ['pencil', 1],
    ]);
    expect(cart.totals?.total.currency).toBe('EUR');
    expect(cart.checkoutUrl).toBe(`https://shop.example/EUR/DE/${old}`);
    expect(cart.others).toEqual([{ id: cartIn('USD').id, currency: 'USD', country: 'US' }]);
    await change(step(cart.lines[1], 4));
    expect(held()).toEqual([
      ['EUR', '2 mug', '5 pencil'],
      ['USD', '2 mug'],
    ]);
    expect((await settle(extension.ask('cart.check'))).lines.map(({ today }) => today?.state)).toEqual([
      'sold',
      'sold',
    ]);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(quantities(await readCart())).toEqual([
      ['mug', 2],
      ['pencil', 5],
    ]);
  });

  test('and the other way round, to the cart that was made', async () => {
    await settle(extension.ask('cart.use', { id: old }));

    const cart = await settle(extension.ask('cart.use', { id: cartIn('USD').id }));

    expect(quantities(cart)).toEqual([['mug', 2]]);
    expect(cart.others).toEqual([{ id: old, currency: 'EUR', country: 'DE' }]);
    expect(held()).toHaveLength(2);
  });

  test('the old cart, changed later by another device, does not push the new one aside', async () => {
    store.elsewhere(cartIn('EUR')).changeCart(old, { action: 'addLineItem', productId: 'notebook', quantity: 1 });
    await vi.advanceTimersByTimeAsync(61_000);

    expect(quantities(await readCart())).toEqual([['mug', 2]]);
    expect(quantities(await change(add('mug')))).toEqual([['mug', 3]]);
    expect(held()).toHaveLength(2);
  });

  test('ordered, the old cart gives way, and the other one is not the cart by itself', async () => {
    await settle(extension.ask('cart.use', { id: old }));
    store.orderCart(old);
    await vi.advanceTimersByTimeAsync(61_000);

    const cart = await readCart();

    expect(cart.count).toBe(0);
    expect(cart.news?.map(({ kind }) => kind)).toContain('ordered');
    expect(cart.others).toMatchObject([{ currency: 'USD' }]);
  });

  test('emptied, the old cart gives way to the one of here, and is gone', async () => {
    const { lines } = await settle(extension.ask('cart.use', { id: old }));
    for (const line of lines) await change(remove(line));

    expect(quantities(await readCart())).toEqual([['mug', 2]]);
    expect(held()).toEqual([['USD', '2 mug']]);
  });

  test('in the old currency again the old cart is the cart, and the copy of it is gone', async () => {
    await goTo('EUR', 'DE');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([
      ['mug', 2],
      ['pencil', 1],
    ]);
    expect(cart.others).toBeUndefined();
    expect(held()).toEqual([['EUR', '2 mug', '1 pencil']]);
  });

  test('in the old currency again what was changed meanwhile is kept and named', async () => {
    const { lines } = await readCart();
    await change(step(lines[0], 3));
    await goTo('EUR', 'DE');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([
      ['mug', 2],
      ['pencil', 1],
    ]);
    expect(cart.others).toMatchObject([{ currency: 'USD', country: 'US' }]);
    expect(cart.news?.at(-1)).toMatchObject({ kind: 'lost', lines: [{ productId: 'mug', quantity: 5 }] });
  });

  test('in the old currency again, with the old cart ordered meanwhile, a cart is made of the one of here', async () => {
    store.orderCart(old);
    await goTo('EUR', 'DE');

    const cart = await readCart();

    expect(quantities(cart)).toEqual([['mug', 2]]);
    expect(store.inspect.carts()).toMatchObject([{ id: old, cartState: 'Ordered' }, { cartState: 'Active' }]);
  });

  test('where the shop has lost the old cart that is said, and the other one stays', async () => {
    store.deleteCart(old);

    expect(await failureFrom(settle(extension.ask('cart.use', { id: old })))).toMatchObject({ name: 'not-found' });
    const cart = await readCart();
    expect(quantities(cart)).toEqual([['mug', 2]]);
    expect(cart.others).toBeUndefined();
  });

  test('while changes cannot be sent the carts are not changed over', async () => {
    const { lines } = await readCart();
    extension.setOnline(false);
    faults.add({ times: 99, fault: 'drop-before' });
    await settle(extension.ask('cart.change', step(lines[0], 1)));

    expect((await failureFrom(settle(extension.ask('cart.use', { id: old })))).name).toMatch(/offline|unreachable/);
    faults.clear();
    extension.setOnline(true);
    await vi.advanceTimersByTimeAsync(61_000);
    await readCart();
    expect(held()).toEqual([
      ['EUR', '2 mug', '1 pencil'],
      ['USD', '3 mug'],
    ]);
  });

  test('a cart that is not the shopper’s to choose is none', async () => {
    expect(await failureFrom(settle(extension.ask('cart.use', { id: 'another-shoppers' })))).toMatchObject({
      name: 'not-found',
    });
    expect(quantities(await readCart())).toEqual([['mug', 2]]);
  });

  test('signing out forgets it', async () => {
    await extension.ask('account.signOut');

    const { local, session } = await extension.stored();
    expect(JSON.stringify({ ...local, ...session })).not.toContain(old);
  });
});

test('where nothing came along, the shop’s own currency is one press away again', async () => {
  await change(add('pencil', 2));
  const { id } = cartIn('EUR');
  await goTo('USD', 'US');
  await readCart();
  expect((await settle(extension.ask('cart.use', { id }))).others).toEqual([{ currency: 'USD', country: 'US' }]);

  const cart = await settle(extension.ask('cart.use', {}));

  expect(cart.count).toBe(0);
  expect(cart.others).toEqual([{ id, currency: 'EUR', country: 'DE' }]);
  expect(held()).toEqual([['EUR', '2 pencil']]);
});

test('a customer whose cart is of another currency finds it set aside after signing in', async () => {
  await settle(extension.ask('account.signIn', credentialsOf(store)));
  await change(add('pencil', 2));
  await extension.ask('account.signOut');
  await goTo('USD', 'US');
  await settle(extension.ask('account.signIn', credentialsOf(store)));

  const cart = await readCart();

  expect(cart.count).toBe(0);
  expect(cart.news).toMatchObject([{ kind: 'lost', lines: [{ productId: 'pencil' }] }]);
  expect(cart.others).toMatchObject([{ currency: 'EUR' }]);
  expect(held()).toEqual([['EUR', '2 pencil']]);
});

/** Stops the worker at each of its calls in turn, until it gets through without; each time in a shop of its own. */
async function dyingAtEach(
  isCall: (call: string) => boolean,
  prepare: () => Promise<void>,
  act: () => Promise<unknown>,
  judge: () => Promise<void>,
): Promise<number> {
  for (let nth = 0; ; nth += 1) {
    await extension.ask('account.signOut');
    for (const { id } of store.inspect.carts()) store.deleteCart(id);
    await prepare();
    let calls = 0;
    let isOver = false;
    const isNth = (call: string) => !isOver && isCall(call) && calls++ === nth;
    const death = extension.stopWorkerAt(isNth, nth % 2 === 0 ? 'before' : 'after');
    await settle(act().catch(() => {}));
    isOver = true;
    await judge();
    if (!death.hasEnded()) return nth;
  }
}

describe('a worker that is stopped at any point', () => {
  const isEffect = (call: string) => /^fetch .*(\/me\/|projections)|^(local|session)\.(set|remove)/.test(call);

  test.each(['where some of it can be bought', 'where only the country is another one'])(
    '%s: one cart, and the old one, once',
    async (where) => {
      const isCountry = where.includes('country');
      const calls = await dyingAtEach(
        isEffect,
        async () => {
          await goTo('EUR', 'DE');
          await change(add('mug', 3));
          await change(add('pencil'));
          await (isCountry ? goTo('EUR', 'FR') : goTo('USD', 'US'));
        },
        () => extension.ask('cart.read'),
        async () => {
          await readCart();
          await vi.advanceTimersByTimeAsync(61_000);
          const cart = await readCart();
          if (isCountry) {
            expect(held()).toEqual([['EUR', '3 mug', '1 pencil']]);
            expect(cart.others).toBeUndefined();
          } else {
            expect(held()).toEqual([
              ['EUR', '3 mug', '1 pencil'],
              ['USD', '3 mug'],
            ]);
            expect(quantities(cart)).toEqual([['mug', 3]]);
            expect(cart.others).toMatchObject([{ currency: 'EUR' }]);
            expect(cart.news).toMatchObject([{ kind: 'lost', lines: [{ productId: 'pencil' }] }]);
          }
        },
      );
      expect(calls).toBeGreaterThan(5);
    },
    60_000,
  );

  test('on the way back: the change after it goes into the cart on screen, and none is lost', async () => {
    const calls = await dyingAtEach(
      isEffect,
      async () => {
        await goTo('EUR', 'DE');
        await change(add('mug', 3));
        await change(add('pencil'));
        await goTo('USD', 'US');
        await readCart();
      },
      () => extension.ask('cart.use', { id: cartIn('EUR').id }),
      async () => {
        await vi.advanceTimersByTimeAsync(61_000);
        const cart = await readCart();
        const isBack = cart.totals?.total.currency === 'EUR';
        expect(cart.others).toMatchObject([{ currency: isBack ? 'USD' : 'EUR' }]);
        await change(step(cart.lines[0], 1));
        expect(held()).toEqual([
          ['EUR', `${isBack ? 4 : 3} mug`, '1 pencil'],
          ['USD', `${isBack ? 3 : 4} mug`],
        ]);
      },
    );
    expect(calls).toBeGreaterThan(3);
  }, 60_000);
});
