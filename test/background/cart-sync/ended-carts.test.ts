/** The cart is deleted, ordered, merged or frozen at the shop. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { Cart } from '../../../src/contract/cart.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, quantities, shopsCart } from '../../harness/cart-contents.ts';
import { extension, faults, openExtension, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf, settle, step } from '../../harness/shopper.ts';
import { failureFrom, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const isWrite = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.includes('/me/carts');
const requests = () =>
  store.wire.splice(0).map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '…')}`);

describe('a cart that comes to its end', () => {
  test('gone: a new cart has the new line, and the lost ones are named', async () => {
    await extension.change(add(mug, 2));
    store.deleteCart(shopsCart().id);

    const cart = await extension.change(add(lamp));

    expect(quantities(cart)).toEqual([[lamp, 1]]);
    expect(held()).toEqual([[[lamp, 1]]]);
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'expired', lines: [{ productId: mug, quantity: 2 }] }]);
  });

  test('gone: more of a line in it is a line in the new one, and what was there is named', async () => {
    await extension.change(add(mug, 2));
    store.deleteCart(shopsCart().id);

    const cart = await extension.change(add(mug));

    expect(quantities(cart)).toEqual([[mug, 1]]);
    expect(cart.news).toMatchObject([{ kind: 'lost', lines: [{ productId: mug, quantity: 2 }] }]);
  });

  test('gone: a step on a line in it is over, and the line is named', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.deleteCart(shopsCart().id);

    await extension.ask('cart.change', step(line, 1));
    const cart = await settle(extension.ask('cart.read'));

    expect(cart).toMatchObject({ count: 0, news: [{ kind: 'lost', lines: [{ productId: mug, quantity: 2 }] }] });
    expect(cart.waiting).toBeUndefined();
  });

  test('gone: reading it says so as well', async () => {
    await extension.change(add(mug, 2));
    store.deleteCart(shopsCart().id);
    await vi.advanceTimersByTimeAsync(120_000);

    expect(await extension.ask('cart.read')).toMatchObject({
      count: 0,
      news: [{ kind: 'lost', lines: [{ productId: mug, quantity: 2 }] }],
    });
  });

  test.each(['adds', 'reads'])(
    'gone with the guest’s session: a guest who %s has it all in a new one',
    async (does) => {
      await extension.change(add(mug, 2));
      store.revokeAll();
      await vi.advanceTimersByTimeAsync(120_000);

      const cart = await settle(does === 'adds' ? extension.change(add(lamp)) : extension.ask('cart.read'));

      const both =
        does === 'adds'
          ? [
              [mug, 2],
              [lamp, 1],
            ]
          : [[mug, 2]];
      expect(quantities(cart)).toEqual(both);
      expect(cart.news).toMatchObject([{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }]);
      const held = () =>
        store.inspect.carts().map(({ lineItems }) => lineItems.map((line) => [line.productId, line.quantity]));
      // The old one is out of reach, and runs out by itself.
      await expect.poll(held).toEqual([[[mug, 2]], both]);
    },
  );

  test('out of reach, for the shop rotates refresh tokens and its first answer was lost: it is all in a new one', async () => {
    await extension.change(add(mug, 2));
    store.expireAccessTokens();
    const rule = faults.add({
      match: ({ path }) => path === '/oauth/token',
      // The first arrival has ended the token that the second brings.
      fault: { twice: () => store.revokeAll() },
    });

    const cart = await settle(extension.change(add(lamp)));

    expect(rule.struck()).toBe(1);
    expect(quantities(cart)).toEqual([
      [mug, 2],
      [lamp, 1],
    ]);
    expect(cart.news).toMatchObject([{ kind: 'restored', lines: [{ productId: mug, quantity: 2 }] }]);
  });

  test('gone with the guest’s session: what was customised elsewhere cannot be put back, and is named', async () => {
    const answers = store.fetch;
    openExtension(async (request) => {
      const answer = await answers(request);
      if (!/\/me\/(carts|active-cart)/.test(request.url) || !answer.ok) return answer;
      const cart = await answer.json();
      const lineItems = cart.lineItems?.map((line: { productId: string }) => {
        return line.productId === lamp ? { ...line, custom: { fields: { engraving: 'Ada' } } } : line;
      });
      return Response.json({ ...cart, ...(lineItems && { lineItems }) }, { status: answer.status });
    });
    await extension.ask('settings.save', settingsFor(store));
    await extension.change(add(mug, 2));
    await extension.change(add(lamp));
    store.revokeAll();
    await vi.advanceTimersByTimeAsync(120_000);

    const cart = await settle(extension.ask('cart.read'));

    expect(quantities(cart)).toEqual([[mug, 2]]);
    expect(cart.news).toMatchObject([
      { kind: 'restored', lines: [{ productId: mug, quantity: 2 }] },
      { kind: 'lost', why: 'expired', lines: [{ productId: lamp, quantity: 1 }] },
    ]);
  });

  test('gone with the guest’s session: the cart on screen never empties', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.revokeAll();
    await vi.advanceTimersByTimeAsync(120_000);
    const told: Cart[] = [];
    fakeBrowser.runtime.onMessage.addListener(({ changed: { cart } }: Broadcast) => void (cart && told.push(cart)));

    await settle(extension.change(step(line, 1)));

    expect(told.length).toBeGreaterThan(1);
    expect(told.map(quantities)).toEqual(told.map(() => [[mug, 3]]));
  });

  test('ordered: the next add goes into a new cart, and the news says that the cart was ordered', async () => {
    await extension.change(add(mug, 2));
    store.orderCart(shopsCart().id);

    const cart = await extension.change(add(lamp));

    expect(quantities(cart)).toEqual([[lamp, 1]]);
    expect(cart.news).toMatchObject([{ kind: 'ordered' }]);
    expect(store.inspect.carts().map(({ cartState }) => cartState)).toEqual(['Ordered', 'Active']);
  });

  test('ordered at the shop’s checkout: the panel shows an empty cart, and the news says that it was ordered', async () => {
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    store.orderCart(shopsCart().id);

    const cart = await extension.ask('cart.read');

    expect(cart).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
  });

  test('at the checkout: the next opening keeps the time when the cart was read', async () => {
    await extension.change(add(mug, 2));
    const { readAt } = (await extension.ask('panel.open')).cart;
    await extension.ask('cart.checkOut');

    expect((await extension.ask('panel.open')).cart.readAt).toBe(readAt);
  });

  test('ordered after the answer to a change was lost: the order holds the change, and nothing waits', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    faults.add({ match: isWrite, times: 3, fault: 'drop-after' });
    await settle(extension.change(step(line, 1)).catch(() => {}));
    store.orderCart(shopsCart().id);

    const cart = await settle(extension.ask('cart.read'));

    expect(cart).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
    expect(cart.waiting).toBeUndefined();
    expect(held()).toEqual([[[mug, 3]]]);
  });

  test('merged when the customer signs in elsewhere: the next add goes into another cart, and nothing waits', async () => {
    await extension.change(add(mug, 2));
    const { email, password } = credentialsOf(store);
    const token = [...store.inspect.tokens().access].at(-1)?.value ?? '';
    await store.fetch(
      new Request(`http://127.0.0.1:9/${store.projectKey}/me/login`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password }),
      }),
    );

    const cart = await settle(extension.change(add(lamp)));

    expect(quantities(cart)).toEqual([[lamp, 1]]);
    expect(cart.waiting).toBeUndefined();
  });
});

describe('a cart that is closed', () => {
  test.each(['insufficient_scope', 'InvalidOperation'] as const)(
    'an agent holds it (%s): it is said, not tried again, and the cart is as it was',
    async (refusal) => {
      const [line] = (await extension.change(add(mug, 2))).lines;
      store.lockCart(shopsCart().id, refusal);
      requests();

      expect(await failureFrom(extension.change(step(line, 1)))).toMatchObject({ name: 'cart-locked' });
      const sent = requests();
      await vi.advanceTimersByTimeAsync(600_000);

      expect(sent.filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(2);
      // What may look for a second cart of one request reads only.
      expect(requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
      const { cart } = await extension.ask('panel.open');
      expect(cart).toMatchObject({ count: 2, closed: 'locked' });
      expect(cart.waiting).toBeUndefined();
    },
  );

  test('while it is known that an agent holds it, a command is refused at once', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.lockCart(shopsCart().id);
    await failureFrom(extension.change(step(line, 1)));
    requests();

    expect(await failureFrom(extension.ask('cart.change', step(line, 1)))).toEqual({ name: 'cart-locked' });
    expect(requests()).toEqual([]);
  });

  test('given back, it is open again at the next look', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.lockCart(shopsCart().id);
    await failureFrom(extension.change(step(line, 1)));
    store.unlockCart(shopsCart().id);

    expect((await extension.ask('cart.read')).closed).toBeUndefined();
    expect(quantities(await extension.change(step(line, 1)))).toEqual([[mug, 3]]);
  });

  test('its prices are frozen: it is said, and thawed it goes on', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.freezeCart(shopsCart().id);

    expect(await failureFrom(extension.change(step(line, 1)))).toMatchObject({ name: 'cart-frozen' });
    expect((await extension.ask('panel.open')).cart).toMatchObject({ count: 2, closed: 'frozen' });
    expect(store.inspect.carts()).toHaveLength(1);

    store.unfreezeCart(shopsCart().id);
    expect((await extension.ask('cart.read')).closed).toBeUndefined();
    expect(quantities(await extension.change(step(line, 1)))).toEqual([[mug, 3]]);
  });

  test('what several commands wanted of it is taken back together', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.lockCart(shopsCart().id);
    await extension.ask('cart.change', step(line, 1));
    await extension.ask('cart.change', add(lamp));

    const cart = await settle(extension.ask('cart.read'));

    expect(quantities(cart)).toEqual([[mug, 2]]);
    expect(cart.news).toMatchObject([{ kind: 'refused', failure: { name: 'cart-locked' } }]);
    expect(cart.waiting).toBeUndefined();
  });
});
