/** Two carts came together at a sign-in: the shopper can choose again, and what has changed since stays changed. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CartChoice } from '../../../src/contract/account.ts';
import type { Cart } from '../../../src/contract/cart.ts';
import { smallStore } from '../../demo-store/scenarios/small-catalogue.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, addCode, credentialsOf, remove, removeCode, settle, step } from '../../harness/shopper.ts';
import type { Extension } from '../../harness/worker-harness.ts';

useShop({ open: smallStore, hasFakeClock: true });

const change = (...made: Parameters<Extension['change']>) => settle(extension.change(...made));
const readCart = () => settle(extension.ask('cart.read'));
const goTo = (to: CartChoice) => settle(extension.ask('cart.changeSides', to));
const quantities = ({ lines }: Pick<Cart, 'lines'>) =>
  Object.fromEntries(lines.map(({ productId, quantity }) => [productId, quantity]));
const codes = (cart: Cart) => cart.codes?.map(({ code }) => code) ?? [];

/** What the shop's active cart of the customer holds. */
const held = () => {
  const id = store.inspect.customers().find(({ email }) => email === store.customer.email)?.id ?? '';
  const cart = store.elsewhere({ customerId: id }).activeCart();
  return Object.fromEntries((cart?.lineItems ?? []).map(({ productId, quantity }) => [productId, quantity]));
};
const lineIn = (cart: Cart, productId: string) => cart.lines.find((line) => line.productId === productId);

const record = async () => {
  const { local, session } = await extension.stored();
  const [found] = Object.entries({ ...local, ...session }).filter(([key]) => key.startsWith('outbox@'));
  return (found?.[1] as { carts?: { merge?: unknown } } | undefined)?.carts?.merge;
};

/** The customer has three mugs and a code; the guest two mugs, a pencil and another code. */
async function bothHold() {
  await settle(extension.ask('account.signIn', credentialsOf(store)));
  await change(add('mug', 3));
  await change(addCode(store.codes.percentage));
  await extension.ask('account.signOut');
  await change(add('mug', 2));
  await change(add('pencil', 1));
  await change(addCode(store.codes.absolute));
}

const enter = async (carts: CartChoice, keepSignedIn = true) => {
  const answer = await settle(extension.ask('account.signIn', { ...credentialsOf(store), carts, keepSignedIn }));
  return 'cart' in answer ? answer.cart : expect.fail('The shopper is asked about the carts.');
};

describe.each<[CartChoice, Record<string, number>, CartChoice, Record<string, number>]>([
  ['merge', { mug: 3, pencil: 1 }, 'leave-guest', { mug: 3 }],
  ['use-guest', { mug: 2, pencil: 1 }, 'leave-guest', { mug: 3 }],
  ['leave-guest', { mug: 3 }, 'use-guest', { mug: 2, pencil: 1 }],
])('after "%s"', (choice, now, other, then) => {
  beforeEach(bothHold);

  test('it is told, and one press makes the cart the other one; another press this one again', async () => {
    const cart = await enter(choice);
    expect(quantities(cart)).toEqual(now);
    expect(cart.merge).toEqual({ held: choice, other });
    expect(cart.news).toMatchObject([{ kind: 'merged', held: choice }]);

    const changed = await goTo(other);

    expect(quantities(changed)).toEqual(then);
    expect(changed.merge).toEqual({ held: other, other: choice });
    expect(changed.news).toMatchObject([{ kind: 'merged', held: other, lines: [] }]);
    expect(changed.news?.[0]).not.toHaveProperty('isPartial');
    const settled = await readCart();
    expect(settled.waiting).toBeUndefined();
    expect(held()).toEqual(then);
    // The customer's own code was typed before, so its name is not known; the shop does not tell it.
    expect(codes(settled)).toEqual(
      { merge: [undefined], 'use-guest': [], 'leave-guest': [store.codes.absolute] }[choice],
    );
    expect(changed.news?.some((news) => 'lacksCode' in news)).toBe(choice === 'use-guest');

    expect(quantities(await goTo(choice))).toEqual(now);
    const back = await readCart();
    expect(held()).toEqual(now);
    expect(codes(back)).toEqual({ merge: [undefined], 'use-guest': [store.codes.absolute], 'leave-guest': [] }[choice]);
  });

  test('the same press twice is one', async () => {
    await enter(choice);
    await goTo(other);

    await extension.ask('cart.dismiss', 'merged');
    const again = await goTo(other);

    expect(quantities(again)).toEqual(then);
    expect(again.news).toBeUndefined();
    await readCart();
    expect(held()).toEqual(then);
  });
});

describe('after two carts were made one', () => {
  let cart: Cart;
  beforeEach(async () => {
    await bothHold();
    cart = await enter('merge');
  });

  test('what the shopper has changed since stays changed, and that is said', async () => {
    await change(step(lineIn(cart, 'pencil'), 4));
    await change(add('teapot'));

    const changed = await goTo('leave-guest');

    expect(quantities(changed)).toEqual({ mug: 3, pencil: 4, teapot: 1 });
    expect(changed.news).toMatchObject([{ kind: 'merged', held: 'leave-guest', isPartial: true }]);
    await readCart();
    expect(held()).toEqual({ mug: 3, pencil: 4, teapot: 1 });
  });

  test('what another device has changed since stays changed, and that is said', async () => {
    const id = store.inspect.customers().find(({ email }) => email === store.customer.email)?.id ?? '';
    store.elsewhere({ customerId: id }).change({ action: 'addLineItem', productId: 'notebook', quantity: 2 });

    const changed = await goTo('leave-guest');

    expect(changed.news).toMatchObject([{ isPartial: true }]);
    await readCart();
    expect(held()).toEqual({ mug: 3, notebook: 2 });
  });

  test('what the shopper has taken out already is not missed', async () => {
    await change(remove(lineIn(cart, 'pencil')));
    await change(removeCode(cart.codes?.[0]));

    const changed = await goTo('leave-guest');

    expect(quantities(changed)).toEqual({ mug: 3 });
    expect(changed.news).toMatchObject([{ isPartial: true }]);
    expect((await readCart()).news?.filter(({ kind }) => kind === 'refused')).toEqual([]);
  });

  test('what the shopper has made so already is left so', async () => {
    await extension.ask('account.signOut');
    await change(add('mug', 1));
    const guests = await enter('use-guest');
    await change(step(lineIn(guests, 'mug'), 2));

    expect(quantities(await goTo('leave-guest'))).toEqual({ mug: 3, pencil: 1 });
  });

  test('offline it shows at once, waits, and is done once', async () => {
    faults.add({ times: 999, fault: 'drop-before' });
    extension.setOnline(false);

    const changed = await goTo('leave-guest');

    expect(quantities(changed)).toEqual({ mug: 3 });
    expect(changed.waiting).toBeDefined();
    expect(held()).toEqual({ mug: 3, pencil: 1 });
    extension.stopWorker();
    faults.clear();
    extension.setOnline(true);
    await vi.advanceTimersByTimeAsync(61_000);
    await readCart();
    expect(held()).toEqual({ mug: 3 });
  });

  test('a worker that is stopped at any point makes the cart the other one, once', async () => {
    const isEffect = (call: string) => /^fetch .*\/me\/|^(local|session)\.(set|remove)/.test(call);
    for (let nth = 0; ; nth += 1) {
      const to = nth % 2 === 0 ? 'leave-guest' : 'merge';
      let calls = 0;
      let isOver = false;
      const death = extension.stopWorkerAt(
        (call) => !isOver && isEffect(call) && calls++ === nth,
        nth % 3 === 0 ? 'before' : 'after',
      );
      await settle(extension.ask('cart.changeSides', to).catch(() => {}));
      isOver = true;
      // As the panel does: it asks again.
      await goTo(to);
      await vi.advanceTimersByTimeAsync(61_000);
      await readCart();
      expect(held()).toEqual(to === 'merge' ? { mug: 3, pencil: 1 } : { mug: 3 });
      if (!death.hasEnded()) {
        expect(nth).toBeGreaterThan(3);
        return;
      }
    }
  });

  test('the news put away, the choice is still there', async () => {
    const dismissed = await extension.ask('cart.dismiss', 'merged');

    expect(dismissed.news).toBeUndefined();
    expect(dismissed.merge).toEqual({ held: 'merge', other: 'leave-guest' });
  });

  test('it is kept over a restart of the browser, and forgotten after seven days', async () => {
    await extension.restartBrowser();
    expect((await readCart()).merge).toBeDefined();
    await vi.advanceTimersByTimeAsync(7 * 86_400_000 + 1);

    const late = await readCart();

    expect(late.merge).toBeUndefined();
    expect(late.news).toBeUndefined();
    expect(await record()).toBeUndefined();
    expect(quantities(await goTo('leave-guest'))).toEqual({ mug: 3, pencil: 1 });
  });

  test('it is forgotten with the next order', async () => {
    const active = store.inspect.carts().find(({ cartState, customerId }) => customerId && cartState === 'Active');
    store.orderCart(active?.id ?? '');
    await vi.advanceTimersByTimeAsync(61_000);

    const next = await readCart();

    expect(next.merge).toBeUndefined();
    expect(next.news).toMatchObject([{ kind: 'ordered' }]);
    expect(await record()).toBeUndefined();
  });

  test.each([
    ['signing out', () => extension.ask('account.signOut')],
    ['deleting everything', () => extension.ask('settings.forget')],
  ])('%s forgets it', async (_what, leave) => {
    expect(await record()).toBeDefined();
    await settle(leave() as Promise<unknown>);

    expect(await record()).toBeUndefined();
  });

  test('the next customer finds nothing of it', async () => {
    store.revokeAll();
    await vi.advanceTimersByTimeAsync(61_000);
    await readCart().catch(() => {});
    const next = { firstName: 'A', lastName: 'B', email: 'next@example.com', password: 'secret', keepSignedIn: true };

    const { cart: theirs } = await settle(extension.ask('account.signUp', next));

    expect(theirs.merge).toBeUndefined();
    expect(await record()).toBeUndefined();
  });
});

test('without "Keep me signed in" nothing of it is on the disk', async () => {
  await bothHold();
  await enter('merge', false);

  const { local } = await extension.stored();
  expect(await record()).toBeDefined();
  expect(JSON.stringify(local)).not.toContain('pencil');
});

test('where only one of the carts held something there is nothing to choose', async () => {
  await change(add('mug', 2));
  const answer = await settle(extension.ask('account.signIn', credentialsOf(store)));

  expect('cart' in answer && answer.cart.merge).toBeUndefined();
  expect('cart' in answer && answer.cart.news).toBeUndefined();
});
