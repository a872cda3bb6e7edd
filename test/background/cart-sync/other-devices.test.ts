/** The same cart is changed by others: another device, another popup, an agent, the shop itself. */

import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { Cart } from '../../../src/contract/cart.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, addCode, askAsPage, credentialsOf, remove, set, settle, step } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp, bowl] = catalogue.products.map(({ id }) => id) as [string, string, string];
let store: DemoStore;
let faults: Faults;
let extension: Extension;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  store = createDemoStore({ catalogue });
  faults = withFaults(store.fetch);
  extension = installExtension(faults.fetch);
  await extension.ask('settings.save', settingsFor(store));
});
afterEach(() => vi.useRealTimers());

const isWrite = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.includes('/me/carts');
const quantities = ({ lines }: Pick<Cart, 'lines'>) => lines.map(({ productId, quantity }) => [productId, quantity]);
const held = () => store.inspect.carts().map((cart) => cart.lineItems.map((line) => [line.productId, line.quantity]));
const shopsCart = () => store.inspect.carts()[0] ?? expect.fail('The shop has no cart');
const elsewhere = () => store.elsewhere(shopsCart());
const newsOf = async () => (await extension.ask('panel.open')).cart.news ?? [];
const requests = () =>
  store.wire.splice(0).map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '…')}`);

describe('another device', () => {
  test('that adds something else keeps it, and so does this one', async () => {
    await extension.change(add(mug));
    elsewhere().change({ action: 'addLineItem', productId: lamp, quantity: 2 });

    const cart = await extension.change(add(bowl));

    expect(quantities(cart)).toEqual([
      [mug, 1],
      [lamp, 2],
      [bowl, 1],
    ]);
    expect(cart.news).toBeUndefined();
  });

  test('that changes the same line: adding and stepping are done on top of its change, which is told', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    elsewhere().change({ action: 'changeLineItemQuantity', lineItemId: shopsCart().lineItems[0]?.id, quantity: 5 });

    const cart = await extension.change(step(line, -1));

    expect(quantities(cart)).toEqual([[mug, 4]]);
    expect(cart.news).toMatchObject([{ kind: 'changed-elsewhere', lines: [{ productId: mug, quantity: 4 }] }]);
  });

  test('that changes the same line: what was typed here counts', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    elsewhere().change({ action: 'changeLineItemQuantity', lineItemId: shopsCart().lineItems[0]?.id, quantity: 5 });

    expect(quantities(await extension.change(set(line, 3)))).toEqual([[mug, 3]]);
    expect(await newsOf()).toEqual([]);
  });

  test('that removes the line: the step is taken back with the reason, and the cart has the line no more', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    elsewhere().change({ action: 'removeLineItem', lineItemId: shopsCart().lineItems[0]?.id });

    expect(await failureFrom(extension.change(step(line, 1)))).toMatchObject({ name: 'line-gone' });
    expect(held()).toEqual([[]]);
    expect(quantities((await extension.ask('panel.open')).cart)).toEqual([]);
  });

  test('that removes the line: all steps on it are taken back', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    elsewhere().change({ action: 'removeLineItem', lineItemId: shopsCart().lineItems[0]?.id });
    const steps = [step(line, 1), step(line, 1)];
    for (const each of steps) await extension.ask('cart.change', each);

    expect((await settle(extension.ask('cart.read'))).news).toMatchObject([
      { kind: 'refused', failure: { name: 'line-gone' }, commands: steps.map(({ id }) => id) },
    ]);
  });

  test('that removes the line: removing it here as well is done', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    elsewhere().change({ action: 'removeLineItem', lineItemId: shopsCart().lineItems[0]?.id });

    expect(quantities(await extension.change(remove(line)))).toEqual([]);
    expect(await newsOf()).toEqual([]);
  });

  test('whose change comes while the answer to ours is lost: both are kept, ours once', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    faults.add({ match: isWrite, fault: 'drop-after' });
    faults.add({ match: isWrite, fault: { status: 500 } });
    await settle(extension.change(step(line, 1)).catch(() => {}));
    elsewhere().change({ action: 'addLineItem', productId: lamp });

    const cart = await settle(extension.ask('cart.read'));

    expect(quantities(cart)).toEqual([
      [mug, 3],
      [lamp, 1],
    ]);
    expect(held()).toEqual([
      [
        [mug, 3],
        [lamp, 1],
      ],
    ]);
  });

  test('that changes the line of a lost request: the code that went with it is typed again', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    const [there] = shopsCart().lineItems;
    faults.add({ match: isWrite, times: 99, fault: 'drop-before' });
    const commands = [step(line, 1), addCode(store.codes.percentage)];
    await settle(Promise.all(commands.map((command) => extension.change(command).catch(() => {}))));
    expect(shopsCart().discountCodes).toEqual([]);
    elsewhere().change({ action: 'changeLineItemQuantity', lineItemId: there?.id ?? '', quantity: 7 });
    faults.clear();

    await settle(extension.ask('cart.read'));
    await vi.advanceTimersByTimeAsync(60_000);

    expect((await settle(extension.ask('cart.read'))).codes).toMatchObject([{ code: store.codes.percentage }]);
    expect(shopsCart().discountCodes).toHaveLength(1);
  });
});

describe('a device that is faster every time', () => {
  /** Somebody changes the cart just before each of our requests arrives. */
  const conflicts = (times: number) => {
    const { fetch } = globalThis;
    let left = times;
    vi.stubGlobal('fetch', (request: Request) => {
      const { method, url } = request;
      if (left > 0 && isWrite({ method, path: url })) {
        left -= 1;
        elsewhere().change({ action: 'addLineItem', productId: lamp });
      }
      return fetch(request);
    });
    return { left: () => left };
  };

  test.each([1, 2])('%i times: nobody notices', async (times) => {
    await extension.change(add(mug));
    conflicts(times);

    expect(quantities(await extension.change(add(mug)))).toEqual([
      [mug, 2],
      [lamp, times],
    ]);
    expect(await newsOf()).toEqual([]);
  });

  test('for ever: after three rounds it is said, nothing is lost, and it is done when the other rests', async () => {
    await extension.change(add(mug));
    const { left } = conflicts(4);
    requests();

    await extension.ask('cart.change', add(mug));
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(500);
    const { cart } = await extension.ask('panel.open');

    expect(requests().filter((request) => request.startsWith('POST'))).toHaveLength(3);
    expect(left()).toBe(1);
    expect(cart.waiting).toMatchObject({ count: 1, failure: { name: 'conflict' } });
    expect(quantities(cart)).toEqual([
      [mug, 2],
      [lamp, 3],
    ]);

    await vi.advanceTimersByTimeAsync(60_000);
    expect(quantities((await extension.ask('panel.open')).cart)).toEqual([
      [mug, 2],
      [lamp, 4],
    ]);
    expect((await extension.ask('panel.open')).cart.waiting).toBeUndefined();
    expect(held()).toEqual([
      [
        [mug, 2],
        [lamp, 4],
      ],
    ]);
  });
});

describe('many hands here', () => {
  test('a double click, and Enter with a click, add as many as commands', async () => {
    await Promise.all([extension.change(add(mug)), extension.change(add(mug))]);
    await Promise.all([extension.change(add(mug)), extension.change(add(mug)), extension.change(add(lamp))]);

    expect(store.inspect.carts()).toHaveLength(1);
    expect(quantities(await extension.ask('cart.read'))).toEqual([
      [mug, 4],
      [lamp, 1],
    ]);
  });

  test('two popups and a worker that is replaced add as many as commands', async () => {
    const before = add(mug);
    const first = askAsPage(() => extension.change(before));
    extension.stopWorker();
    await Promise.all([first, extension.change(add(mug)), extension.change(add(lamp))]);

    expect(quantities(await extension.ask('cart.read'))).toEqual(
      expect.arrayContaining([
        [mug, 2],
        [lamp, 1],
      ]),
    );
    expect(held()[0]).toEqual(
      expect.arrayContaining([
        [mug, 2],
        [lamp, 1],
      ]),
    );
  });

  test('a command that a page sends twice is one', async () => {
    const command = add(mug);
    await Promise.all([extension.ask('cart.change', command), extension.ask('cart.change', command)]);
    await extension.change(command);

    expect(quantities(await extension.ask('cart.read'))).toEqual([[mug, 1]]);
  });
});

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
    extension = installExtension(async (request) => {
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

  test('ordered: the next cart has the new line, and it is said', async () => {
    await extension.change(add(mug, 2));
    store.orderCart(shopsCart().id);

    const cart = await extension.change(add(lamp));

    expect(quantities(cart)).toEqual([[lamp, 1]]);
    expect(cart.news).toMatchObject([{ kind: 'ordered' }]);
    expect(store.inspect.carts().map(({ cartState }) => cartState)).toEqual(['Ordered', 'Active']);
  });

  test('ordered at the shop’s checkout: back from it the cart is empty, and it is said', async () => {
    await extension.change(add(mug, 2));
    await extension.ask('cart.checkOut');
    store.orderCart(shopsCart().id);

    const cart = await extension.ask('cart.read');

    expect(cart).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
  });

  test('on the way to checkout nobody says that it is fifty years old', async () => {
    await extension.change(add(mug, 2));
    const { readAt } = (await extension.ask('panel.open')).cart;
    await extension.ask('cart.checkOut');

    expect((await extension.ask('panel.open')).cart.readAt).toBe(readAt);
  });

  test('ordered, with the answer to the last change lost: the change was part of the order', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    faults.add({ match: isWrite, times: 3, fault: 'drop-after' });
    await settle(extension.change(step(line, 1)).catch(() => {}));
    store.orderCart(shopsCart().id);

    const cart = await settle(extension.ask('cart.read'));

    expect(cart).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
    expect(cart.waiting).toBeUndefined();
    expect(held()).toEqual([[[mug, 3]]]);
  });

  test('merged by a customer who signs in elsewhere: what is added goes into another, and nothing waits', async () => {
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
