/** The shop says no, or something else than before: the change is put back, with the reason and a way out. */
import { describe, expect, test, vi } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { quantities, seen, shopsCart } from '../../harness/cart-contents.ts';
import { extension, store, useShop } from '../../harness/shop.ts';
import { add, addCode, removeCode, set, settle, step } from '../../harness/shopper.ts';
import { failureFrom } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const sold = catalogue.products.filter(({ masterVariant }) =>
  masterVariant?.prices?.some(({ value }) => value.currencyCode === 'EUR'),
);
const [mug, lamp, bowl] = sold.map(({ id }) => id) as [string, string, string];
const skuOf = (productId: string) => sold.find(({ id }) => id === productId)?.masterVariant?.sku ?? '';

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

/** Makes commands at once, and gives the cart when the shop has said what it thinks of all of them. */
async function together(...commands: CartCommand[]): Promise<Cart> {
  for (const command of commands) await extension.ask('cart.change', command);
  return settle(extension.ask('cart.read'));
}

describe('a product that is not sold in the shopper’s country', () => {
  test('is taken back, says so, and leaves the cart as it was', async () => {
    await extension.change(add(mug, 2));
    store.removePrice(skuOf(lamp), 'EUR');

    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'not-sold-here' });
    const cart = await seen();
    expect(quantities(cart)).toEqual([[mug, 2]]);
    expect(cart.news).toMatchObject([{ kind: 'refused', line: { productId: lamp, quantity: 0 } }]);
  });

  test('keeps nothing else from being added, though it was sent with it', async () => {
    store.removePrice(skuOf(lamp), 'EUR');

    const cart = await together(add(mug), add(lamp), add(bowl), addCode(store.codes.percentage));

    expect(Object.fromEntries(quantities(cart))).toEqual({ [mug]: 1, [bowl]: 1 });
    expect(cart.codes).toMatchObject([{ code: store.codes.percentage, state: 'applied' }]);
    expect(cart.news).toMatchObject([
      { kind: 'refused', failure: { name: 'not-sold-here' }, line: { productId: lamp } },
    ]);
    expect(cart.waiting).toBeUndefined();
    expect(store.inspect.carts()).toHaveLength(1);
  });

  test('that is gone from the shop is not to be had any more', async () => {
    store.unpublish(lamp);

    expect(await failureFrom(extension.change(add(lamp)))).toMatchObject({ name: 'no-longer-sold' });
  });
});

describe('a quantity that the shop does not take', () => {
  test('above: says how many it takes, and the line is as it was', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.setQuantityLimits(skuOf(mug), { max: 4 });

    expect(await failureFrom(extension.change(set(line, 9)))).toMatchObject({ name: 'above-limit', limit: 4 });
    expect(quantities(await seen())).toEqual([[mug, 2]]);
    expect((await seen()).news).toMatchObject([{ kind: 'refused', line: { productId: mug, quantity: 2 } }]);

    expect(quantities(await extension.change(set(line, 4)))).toEqual([[mug, 4]]);
  });

  test('below: says how many it must be', async () => {
    store.setQuantityLimits(skuOf(mug), { min: 3 });

    expect(await failureFrom(extension.change(add(mug)))).toMatchObject({ name: 'below-limit', limit: 3 });
    expect(quantities(await seen())).toEqual([]);
    expect(quantities(await extension.change(add(mug, 3)))).toEqual([[mug, 3]]);
  });

  test('of many steps those count that fit', async () => {
    const [line] = (await extension.change(add(mug, 2))).lines;
    store.setQuantityLimits(skuOf(mug), { max: 4 });

    const cart = await together(...Array.from({ length: 5 }, () => step(line, 1)));

    expect(quantities(cart)).toEqual([[mug, 4]]);
    expect(shopsCart().lineItems[0]?.quantity).toBe(4);
    expect(cart.news).toMatchObject([{ kind: 'refused', failure: { name: 'above-limit', limit: 4 } }]);
  });

  test('does not keep what was changed with it from being done', async () => {
    const { lines } = await extension.change(add(mug, 2));
    await extension.change(add(lamp));
    store.setQuantityLimits(skuOf(mug), { max: 2 });

    const cart = await together(step(lines[0], 1), add(lamp, 2));

    expect(quantities(cart)).toEqual([
      [mug, 2],
      [lamp, 3],
    ]);
    expect(cart.news).toMatchObject([{ kind: 'refused', line: { productId: mug } }]);
  });
});

describe('a price', () => {
  test('that has changed since is the cart’s, and the change is marked', async () => {
    const before = (await extension.change(add(mug, 2))).lines[0];
    store.setPrice(skuOf(mug), { currency: 'EUR', centAmount: 4321 });

    const [line] = (await extension.change(add(lamp))).lines;

    expect(line).toMatchObject({
      unit: { now: { amount: 4321 } },
      total: { amount: 8642 },
      costBefore: before?.unit.now,
    });
  });

  test('is agreed on when the shopper goes on with the line', async () => {
    await extension.change(add(mug, 2));
    store.setPrice(skuOf(mug), { currency: 'EUR', centAmount: 4321 });
    const [line] = (await extension.change(add(lamp))).lines;

    expect((await extension.change(step(line, 1))).lines[0]?.costBefore).toBeUndefined();
  });

  test('that has changed is seen by a look at the catalogue, and comes with a refresh', async () => {
    await extension.change(add(mug, 2));
    store.setPrice(skuOf(mug), { currency: 'EUR', centAmount: 4321 });
    store.renameProduct(mug, { en: 'Quay mug' });

    expect((await extension.ask('cart.check')).lines[0]?.today).toMatchObject({
      state: 'sold',
      unit: { now: { amount: 4321 } },
    });
    const cart = await extension.change({ id: crypto.randomUUID(), kind: 'refresh' });

    expect(cart.lines[0]).toMatchObject({ name: 'Quay mug', unit: { now: { amount: 4321 } } });
    expect(cart.lines[0]?.today?.unit).toBeUndefined();
  });
});

test('the catalogue says what is sold out, nearly so, gone, or not sold here', async () => {
  await extension.change(add(mug));
  await extension.change(add(lamp));
  await extension.change(add(bowl));
  store.setStock(skuOf(mug), 0);
  store.setStock(skuOf(lamp), 3);
  store.unpublish(bowl);

  const { lines } = await extension.ask('cart.check');

  expect(lines.map(({ today }) => today)).toMatchObject([
    { state: 'sold-out' },
    { state: 'sold', left: 3 },
    { state: 'gone' },
  ]);
});

describe('a discount code', () => {
  test.each<[string, keyof DemoStore['codes'], object]>([
    ['that has had its time', 'expired', { name: 'code-not-now', until: expect.any(String) }],
    ['whose time has not come', 'notYet', { name: 'code-not-now', from: expect.any(String) }],
    ['without a discount', 'withoutDiscount', { name: 'code-inactive' }],
  ])('%s is refused with the reason', async (_which, code, failure) => {
    await extension.change(add(mug));

    expect(await failureFrom(extension.change(addCode(String(store.codes[code]))))).toMatchObject(failure);
    const cart = await seen();
    expect(cart.codes).toBeUndefined();
    expect(cart.news).toMatchObject([{ kind: 'refused', code: store.codes[code] }]);
    expect(quantities(cart)).toEqual([[mug, 1]]);
  });

  test('that nobody knows is refused, and what was typed is told', async () => {
    await extension.change(add(mug));

    expect(await failureFrom(extension.change(addCode('NOBODY')))).toMatchObject({ name: 'code-unknown' });
    expect((await seen()).news).toMatchObject([{ kind: 'refused', code: 'NOBODY' }]);
  });

  test('that is one too many is refused', async () => {
    await extension.change(add(mug));
    const codes = store.codes.personal;
    for (const code of codes.slice(0, 10)) await extension.change(addCode(code));

    expect(await failureFrom(extension.change(addCode(codes[10] ?? '')))).toMatchObject({ name: 'too-many-codes' });
    expect((await seen()).codes).toHaveLength(10);
  });

  test.each<[string, keyof DemoStore['codes'], string]>([
    ['that counts', 'percentage', 'applied'],
    ['that is switched off', 'switchedOff', 'not-active'],
    ['that was used up', 'usedUp', 'used-up'],
    ['for larger carts', 'minimum', 'no-match'],
  ])('%s says so, by the name that was typed', async (_which, code, state) => {
    store.setPrice(skuOf(mug), { currency: 'EUR', centAmount: 1000 });
    await extension.change(add(mug));

    const cart = await extension.change(addCode(String(store.codes[code])));

    expect(cart.codes).toEqual([{ id: expect.any(String), code: store.codes[code], state }]);
  });

  test('that another one keeps from counting says so', async () => {
    await extension.change(add(mug));
    await extension.change(addCode(store.codes.percentage));

    const { codes } = await extension.change(addCode(store.codes.stopping));

    expect(codes).toMatchObject([
      { code: store.codes.percentage, state: 'stopped' },
      { code: store.codes.stopping, state: 'applied' },
    ]);
  });

  test('whose time ends is not valid any more at the next change', async () => {
    await extension.change(add(mug));
    await extension.change(addCode(store.codes.endsSoon));
    await vi.advanceTimersByTimeAsync(3 * 86_400_000);

    expect((await settle(extension.change(add(lamp)))).codes).toMatchObject([
      { code: store.codes.endsSoon, state: 'not-valid' },
    ]);
  });

  test('is shown as waiting until the shop has said what it is good for', async () => {
    await extension.change(add(mug));

    expect((await extension.ask('cart.change', addCode(store.codes.percentage))).codes).toMatchObject([
      { code: store.codes.percentage, state: 'waiting' },
    ]);
  });

  test('is removed, also while the shop has not said what it calls it', async () => {
    await extension.change(add(mug));
    const { codes } = await extension.change(addCode(store.codes.percentage));
    expect((await extension.change(removeCode(codes?.[0]))).codes).toBeUndefined();
    expect(shopsCart().discountCodes).toEqual([]);

    const waiting = await extension.ask('cart.change', addCode(store.codes.percentage));
    expect((await extension.change(removeCode(waiting.codes?.[0]))).codes).toBeUndefined();
    expect(shopsCart().discountCodes).toEqual([]);
  });

  test('that another device has removed is gone, and removing it here is done', async () => {
    await extension.change(add(mug));
    const { codes } = await extension.change(addCode(store.codes.percentage));
    const [info] = shopsCart().discountCodes;
    store.elsewhere(shopsCart()).change({ action: 'removeDiscountCode', discountCode: info?.discountCode });

    const cart = await extension.change(removeCode(codes?.[0]));

    expect(cart.codes).toBeUndefined();
    expect(cart.news).toBeUndefined();
  });
});

describe('delivery', () => {
  const deliver = (country: string, postalCode = ''): CartCommand => ({
    id: crypto.randomUUID(),
    kind: 'deliver-to',
    country,
    postalCode,
  });

  test('to a country brings its tax, and the ways to send it there', async () => {
    await extension.change(add(mug));
    const cart = await extension.change(deliver('DE', '27568'));
    const options = await extension.ask('cart.shippingOptions');

    expect(cart).toMatchObject({ delivery: { country: 'DE', postalCode: '27568' }, totals: { taxIsIncluded: true } });
    expect(options.map(({ name }) => name)).toEqual(['Parcel', 'Express', 'Letter post']);

    const [, express] = options;
    const sent = await extension.change({
      id: crypto.randomUUID(),
      kind: 'deliver-by',
      method: { id: express?.id ?? '', name: express?.name ?? '' },
    });
    expect(sent.delivery?.method?.name).toBe('Express');
    expect(sent.totals?.shipping).toEqual(express?.price);
  });

  test('to where the shop knows no tax is taken back with the reason', async () => {
    await extension.change(add(mug));

    expect(await failureFrom(extension.change(deliver('IT')))).toMatchObject({ name: 'tax-unknown' });
    expect((await seen()).news).toMatchObject([{ kind: 'refused', country: 'IT' }]);
    expect((await seen()).delivery).toBeUndefined();
  });

  test('cannot be planned before it is known where to', async () => {
    await extension.change(add(mug));

    expect(await failureFrom(extension.ask('cart.shippingOptions'))).toEqual({ name: 'not-found' });
  });
});
