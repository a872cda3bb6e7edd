/** A worker is stopped at each point of a market change. */
import { describe, expect, test, vi } from 'vitest';
import { quantities } from '../../harness/cart-contents.ts';
import { extension, store } from '../../harness/shop.ts';
import { add, settle, step } from '../../harness/shopper.ts';
import { cartIn, change, goTo, held, readCart, useMarkets } from './markets.ts';

useMarkets();

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
