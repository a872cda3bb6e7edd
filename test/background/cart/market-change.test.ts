/** The shopper’s market changes: the cart is moved to another country, or recreated in another currency. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { quantities } from '../../harness/cart-contents.ts';
import { extension, faults, store } from '../../harness/shop.ts';
import { add, addCode, settle } from '../../harness/shopper.ts';
import { cartIn, change, goTo, held, readCart, replaced, useMarkets } from './markets.ts';

useMarkets();

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
    replaced.push(['"customLineItems":[]', `"customLineItems":${wrap},"custom":{"fields":{}}`]);
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
