/** The network fails around a change, and the change is made once. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CartLine } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import type { Fault } from '../../demo-store/store/faults.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openShop, store, useShop } from '../../harness/shop.ts';
import { add, addCode, credentialsOf, remove, set, settle, step } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

type Asked = { method: string; path: string };
const isWrite = ({ method, path }: Asked) => method === 'POST' && path.includes('/me/carts');

/** What each of the carts holds, and how many codes. */
const held = () =>
  store.inspect.carts().map(({ lineItems, discountCodes }) => ({
    ...Object.fromEntries(lineItems.map(({ productId, quantity }) => [productId, quantity])),
    codes: discountCodes.length,
  }));

/** Presses, and waits as long as it takes until the shop has it. */
async function press(command: CartCommand) {
  await extension.ask('cart.change', command);
  for (let minute = 0; minute < 30; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    if (!(await extension.ask('panel.open')).cart.waiting) return;
  }
  throw new Error('It waits for half an hour');
}

const failures: [string, Fault][] = [
  ['the request is lost', 'drop-before'],
  ['the answer is lost', 'drop-after'],
  ['the shop hangs before it acts', 'hang-before'],
  ['the shop hangs after it has acted', 'hang-after'],
  ['the answer breaks off', 'cut-body'],
  ['the answer is a page for people', 'html'],
  ...([429, 500, 502, 503, 504] as const).flatMap((status): [string, Fault][] => [
    [`${status} before it took effect`, { status }],
    [`${status} after it took effect`, { status, after: true }],
  ]),
];

test('an answer is lost, the token has run out at the next try, and a step is made once', async () => {
  const { lines } = await extension.change(add(mug, 1));
  faults.add({ match: isWrite, fault: 'hang-after' });
  await extension.ask('cart.change', step(lines[0], 1));
  // Its request has arrived, and hangs.
  await vi.waitFor(() => expect(held()).toEqual([{ [mug]: 2, codes: 0 }]));
  store.expireAccessTokens();

  await settle(extension.ask('cart.read'));

  expect(held()).toEqual([{ [mug]: 2, codes: 0 }]);
});

describe.each(failures)('%s', (_what, fault) => {
  // Three are the tries of one request; with four the next one fails as well.
  test.each([1, 3, 4])('%i times, and a new visitor has one cart with what was added', async (times) => {
    const rule = faults.add({ match: isWrite, times, fault });

    await press(add(mug, 2));

    expect(rule.struck()).toBeGreaterThan(0);
    expect(held()).toEqual([{ [mug]: 2, codes: 0 }]);
  });

  test.each<[string, number, (line: CartLine | undefined) => CartCommand, object]>([
    ['what is added to what is there is added once', 1, () => add(mug, 2), { [mug]: 6, codes: 0 }],
    ['what is added to what is there is added once', 4, () => add(mug, 2), { [mug]: 6, codes: 0 }],
    ['what is new is in the cart once', 1, () => add(lamp, 2), { [mug]: 4, [lamp]: 2, codes: 0 }],
    ['a step is made once', 1, (line) => step(line, -3), { [mug]: 1, codes: 0 }],
    ['a step is made once', 4, (line) => step(line, -3), { [mug]: 1, codes: 0 }],
    ['a quantity is what was typed', 1, (line) => set(line, 7), { [mug]: 7, codes: 0 }],
    ['what was removed is gone', 1, remove, { codes: 0 }],
    ['a code counts once', 1, () => addCode(store.codes.percentage), { [mug]: 4, codes: 1 }],
  ])('%s, %i times', async (_kind, times, command, after) => {
    const { lines } = await extension.change(add(mug, 4));
    const rule = faults.add({ match: isWrite, times, fault });

    await press(command(lines[0]));

    expect(rule.struck()).toBe(times);
    expect(held()).toEqual([after]);
    const { news = [], codes } = await settle(extension.ask('cart.read'));
    expect(news).toEqual([]);
    expect(codes?.map(({ code }) => code) ?? []).toEqual(
      'codes' in after && after.codes ? [store.codes.percentage] : [],
    );
  });
});

describe.each([
  ['an hour behind', -3_600_000],
  ['some seconds behind', -5_000],
  ['an hour ahead', 3_600_000],
])('the clock of the shop is %s', (_where, skew) => {
  /** A customer whose cart was made on another device, so that nothing is known of the clock yet. */
  beforeEach(async () => {
    openShop(createDemoStore({ catalogue, now: () => Date.now() + skew }));
    await extension.ask('settings.save', settingsFor(store));
    const [customer] = store.inspect.customers();
    store.elsewhere({ customerId: customer?.id ?? '' }).createCart({
      ...{ currency: 'EUR', country: 'DE' },
      lineItems: [{ productId: mug, variantId: 1, quantity: 4 }],
    });
    await vi.advanceTimersByTimeAsync(5_000);
    await settle(extension.ask('account.signIn', credentialsOf(store)));
    await settle(extension.ask('cart.read'));
    // Longer than the clocks may be apart.
    await vi.advanceTimersByTimeAsync(30_000);
  });

  test.each<Fault>(['twice', 'drop-after'])('a step is made once (%s), the first and the next', async (fault) => {
    for (const quantity of [5, 6]) {
      const rule = faults.add({ match: isWrite, fault });
      await press(step((await extension.ask('panel.open')).cart.lines[0], 1));
      expect(rule.struck()).toBe(1);
      expect(held()).toEqual([{ [mug]: quantity, codes: 0 }]);
    }
  });

  test('another device makes the same step, and both count, once the clock is known', async () => {
    await press(step((await extension.ask('panel.open')).cart.lines[0], 1));
    await settle(extension.ask('cart.read'));
    const [cart] = store.inspect.carts();
    const lineItemId = cart?.lineItems[0]?.id;
    if (cart) store.elsewhere(cart).change({ action: 'changeLineItemQuantity', lineItemId, quantity: 6 });
    await vi.advanceTimersByTimeAsync(10);

    await press(step((await extension.ask('panel.open')).cart.lines[0], 1));

    expect(held()).toEqual([{ [mug]: 7, codes: 0 }]);
  });
});
