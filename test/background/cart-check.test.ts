/** What the catalogue says of a cart's lines: only what is so. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CartGesture, CartLine } from '../../src/contract/cart.ts';
import type { Notice } from '../../src/contract/notices.ts';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store.ts';
import { type Extension, installExtension, settingsFor } from './extension.ts';
import { add, set } from './shopper.ts';

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
const onlyLine = async (gesture: CartGesture): Promise<CartLine> =>
  (await extension.change(gesture)).lines[0] ?? expect.fail('The cart is empty');
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
  const told: Notice['changed'][] = [];
  fakeBrowser.runtime.onMessage.addListener((notice: Notice) => {
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

  test('that has changed is told', async () => {
    await extension.change(add(mug, 5));
    store.setPrice(sku, { currency: 'EUR', centAmount: 1000, tiers: [{ minimumQuantity: 5, centAmount: 700 }] });

    expect((await today())?.unit).toMatchObject({ now: { amount: 700 } });
  });
});

test('a price for a group is not compared with everybody’s', async () => {
  const own = createDemoStore({ catalogue });
  // The demo shop has no customer groups: its answers get one on their way.
  const fetch = async (request: Request) => {
    const answer = await own.fetch(request);
    if (!new URL(request.url).pathname.includes('/me/')) return answer;
    const text = await answer.text();
    const grouped = text.replaceAll('"price":{', '"price":{"customerGroup":{"typeId":"customer-group","id":"club"},');
    return new Response(text && grouped, answer);
  };
  await enter(own, fetch);
  await extension.change(add(mug, 1));
  own.setPrice(sku, { currency: 'EUR', centAmount: 4321 });

  expect(await today()).toEqual({ state: 'sold' });
});
