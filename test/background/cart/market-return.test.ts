/** The shopper goes back to the market of a cart that was set aside. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { quantities } from '../../harness/cart-contents.ts';
import { extension, faults, store } from '../../harness/shop.ts';
import { add, credentialsOf, remove, settle, step } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';
import { cartIn, change, goTo, held, readCart, useMarkets } from './markets.ts';

useMarkets();

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
