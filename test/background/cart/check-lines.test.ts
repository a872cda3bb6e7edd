/** What the catalogue says of a cart's lines: only what is so. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import type { CartLine } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, set } from '../../harness/shopper.ts';
import { type Extension, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [product] = catalogue.products.filter(({ masterVariant }) =>
  masterVariant?.prices?.some(({ value }) => value.currencyCode === 'EUR'),
);
const mug = product?.id ?? '';
const sku = product?.masterVariant?.sku ?? '';
let store: DemoStore;
let extension: Extension;

async function enter(given: DemoStore, fetch = given.fetch): Promise<void> {
  store = given;
  extension = installExtension(fetch);
  await extension.ask('settings.save', settingsFor(store));
}
const onlyLine = async (command: CartCommand): Promise<CartLine> =>
  (await extension.change(command)).lines[0] ?? expect.fail('The cart is empty');
const today = async () => (await extension.ask('cart.check')).lines[0]?.today;

describe('where variants come apart from their products', () => {
  beforeEach(() => enter(createDemoStore({ catalogue, catalogModel: 'Modular' })));

  test('what is sold is said to be', async () => {
    await extension.change(add(mug, 2));

    expect(await today()).toMatchObject({ state: 'sold' });
  });

  test('a cart follows into another country with its lines', async () => {
    await extension.change(add(mug, 2));
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, country: 'AT' } });

    const cart = await extension.ask('cart.read');

    expect(cart.lines).toMatchObject([{ productId: mug, quantity: 2 }]);
    expect(cart.news ?? []).toEqual([]);
  });
});

test('what the catalogue says is told to every page', async () => {
  await enter(createDemoStore({ catalogue }));
  await extension.change(add(mug, 1));
  store.setStock(sku, 0);
  const told: Broadcast['changed'][] = [];
  fakeBrowser.runtime.onMessage.addListener((notice: Broadcast) => {
    told.push(notice.changed);
  });

  await extension.ask('cart.check');

  expect(told.at(-1)?.cart?.lines[0]?.today).toMatchObject({ state: 'sold-out' });
});

describe('a price by quantity', () => {
  beforeEach(async () => {
    await enter(createDemoStore({ catalogue }));
    store.setPrice(sku, { currency: 'EUR', centAmount: 1000, tiers: [{ minimumQuantity: 5, centAmount: 800 }] });
  });

  test('is no other price than the one in the cart', async () => {
    const line = await onlyLine(add(mug, 5));
    expect(line.unit.now.amount).toBe(800);

    expect((await today())?.unit).toBeUndefined();
  });

  test('is what the shopper has chosen with the quantity', async () => {
    const line = await onlyLine(add(mug, 4));

    const after = await onlyLine(set(line, 5));

    expect(after.unit.now.amount).toBe(800);
    expect(after.costBefore).toBeUndefined();
  });

  test('of another quantity is not told as today’s', async () => {
    const line = await onlyLine(add(mug, 1));
    store.setPrice(sku, { currency: 'EUR', centAmount: 900, tiers: [{ minimumQuantity: 5, centAmount: 800 }] });
    expect((await today())?.unit).toMatchObject({ now: { amount: 900 } });

    const after = await onlyLine(set(line, 5));

    expect(after.unit.now.amount).toBe(800);
    expect(after.today?.unit).toBeUndefined();
    expect((await today())?.unit).toBeUndefined();
  });

  test('that has changed is told', async () => {
    await extension.change(add(mug, 5));
    store.setPrice(sku, { currency: 'EUR', centAmount: 1000, tiers: [{ minimumQuantity: 5, centAmount: 700 }] });

    expect((await today())?.unit).toMatchObject({ now: { amount: 700 } });
  });
});

/** A shop in whose answers about the shopper's own something else stands. */
function answeringOtherwise({ fetch }: DemoStore, from: string, to: string) {
  return async (request: Request) => {
    const answer = await fetch(request);
    if (!new URL(request.url).pathname.includes('/me/') || !answer.body) return answer;
    return new Response((await answer.text()).replaceAll(from, to), answer);
  };
}

/** A shop whose shoppers are of a customer group; the demo shop has none. */
function ofGroup(store: DemoStore) {
  return answeringOtherwise(store, '"price":{', '"price":{"customerGroup":{"typeId":"customer-group","id":"club"},');
}

/** A shop whose catalog has no price without a customer group, in these countries. */
function withoutPrices({ fetch }: DemoStore, isThere: (country: string | null) => boolean) {
  return async (request: Request) => {
    const answer = await fetch(request);
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith('/product-projections') || !isThere(searchParams.get('priceCountry'))) return answer;
    const body = await answer.json();
    for (const { masterVariant, variants } of body.results) {
      for (const each of [masterVariant, ...variants]) delete each.price;
    }
    return new Response(JSON.stringify(body), answer);
  };
}

test('what was said of another country is not said of this one', async () => {
  const own = createDemoStore({ catalogue });
  await enter(
    own,
    withoutPrices(own, (country) => country === 'AT'),
  );
  const form = settingsFor(store);
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, country: 'AT' } });
  await extension.change(add(mug, 1));
  expect(await today()).toMatchObject({ state: 'not-sold-here' });

  await extension.ask('settings.save', form);

  expect((await extension.ask('cart.read')).lines[0]?.today).toBeUndefined();
  expect(await today()).toMatchObject({ state: 'sold' });
});

describe('what has a price for some alone', () => {
  let own: DemoStore;
  let isRefused: boolean;
  beforeEach(async () => {
    own = createDemoStore({ catalogue });
    isRefused = false;
    const unpriced = withoutPrices({ ...own, fetch: ofGroup(own) }, () => true);
    await enter(own, async (request) => {
      // Neither a new cart there, nor this one moved there.
      const isWrite = request.method === 'POST' && new URL(request.url).pathname.includes('/me/carts');
      if (!isRefused || !isWrite) return unpriced(request);
      const error = { code: 'MatchingPriceNotFound', message: 'No price' };
      return Response.json({ statusCode: 400, message: 'No price', errors: [error] }, { status: 400 });
    });
  });

  test('is sold', async () => {
    await extension.change(add(mug, 1));

    expect(await today()).toEqual({ state: 'sold' });
  });

  test('goes along into another country', async () => {
    await extension.change(add(mug, 2));
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, country: 'AT' } });

    expect((await extension.ask('cart.read')).lines).toMatchObject([{ productId: mug, quantity: 2 }]);
  });

  test('is named when it does not, for it has no price there', async () => {
    await extension.change(add(mug, 2));
    isRefused = true;
    const form = settingsFor(store);
    await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, country: 'AT' } });

    const cart = await extension.ask('cart.read');

    expect(cart.lines).toEqual([]);
    expect(cart.news).toMatchObject([{ kind: 'lost', why: 'currency', lines: [{ productId: mug, quantity: 2 }] }]);
  });
});

test('a price that the shop has set itself is not compared with the catalogue’s', async () => {
  const own = createDemoStore({ catalogue });
  await enter(own, answeringOtherwise(own, '"priceMode":"Platform"', '"priceMode":"ExternalPrice"'));
  await extension.change(add(mug, 1));
  own.setPrice(sku, { currency: 'EUR', centAmount: 4321 });

  expect(await today()).toEqual({ state: 'sold' });
});

test('a price for a group is not compared with everybody’s', async () => {
  const own = createDemoStore({ catalogue });
  await enter(own, ofGroup(own));
  await extension.change(add(mug, 1));
  own.setPrice(sku, { currency: 'EUR', centAmount: 4321 });

  expect(await today()).toEqual({ state: 'sold' });
});
