/** Other devices, popups and workers change the same cart. */
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { held, newsOf, quantities, shopsCart } from '../../harness/cart-contents.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, addCode, askAsPage, remove, set, settle, step } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp, bowl] = catalogue.products.map(({ id }) => id) as [string, string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const isWrite = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.includes('/me/carts');
const elsewhere = () => store.elsewhere(shopsCart());
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

describe('another device that changes the cart before each request', () => {
  /** Another device changes the cart just before each request of the worker arrives. */
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

  test.each([1, 2])(
    '%i times: the cart has the changes of both devices, and the shopper gets no news',
    async (times) => {
      await extension.change(add(mug));
      conflicts(times);

      expect(quantities(await extension.change(add(mug)))).toEqual([
        [mug, 2],
        [lamp, times],
      ]);
      expect(await newsOf()).toEqual([]);
    },
  );

  test('four times: three requests fail, the cart names the conflict, and a later request makes the change', async () => {
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

describe('several commands at once on this device', () => {
  test('each click of a double click, and Enter beside a click, adds one item', async () => {
    await Promise.all([extension.change(add(mug)), extension.change(add(mug))]);
    await Promise.all([extension.change(add(mug)), extension.change(add(mug)), extension.change(add(lamp))]);

    expect(store.inspect.carts()).toHaveLength(1);
    expect(quantities(await extension.ask('cart.read'))).toEqual([
      [mug, 4],
      [lamp, 1],
    ]);
  });

  test('two popups and a replaced worker add one item for each command', async () => {
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

  test('a command that a page sends twice adds one item', async () => {
    const command = add(mug);
    await Promise.all([extension.ask('cart.change', command), extension.ask('cart.change', command)]);
    await extension.change(command);

    expect(quantities(await extension.ask('cart.read'))).toEqual([[mug, 1]]);
  });
});
