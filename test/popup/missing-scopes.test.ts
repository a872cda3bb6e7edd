import { expect, test } from 'vitest';
import type { Feature } from '../../src/contract/panel.ts';
import { asked } from '../ui/harness/browser.ts';
import { all, find, get } from '../ui/harness/screen.ts';
import { openShop } from './harness/shop.ts';

async function openWithout(...without: Feature[]) {
  await openShop({
    categories: [{ id: 'tea', name: 'Tea' }],
    answers: {
      'panel.open': async (_, pass) => {
        const panel = await pass();
        return { ...panel, shop: { ...panel.shop, without } };
      },
    },
  });
  await find('list', 'Products');
}
const questions = () => asked.map(({ type }) => type);

test('a client without accounts leaves the account button out', async () => {
  await openWithout('account');

  expect(all('button', 'Account')).toHaveLength(0);
  expect(get('button', 'Cart, empty')).toBeTruthy();
});

test.each<Feature[][]>([[['cart']], [['guest-cart', 'account']]])(
  'a client without %j shows products and no way into a cart, and says so',
  async (without) => {
    await openWithout(...without);

    expect(all('button', /^Cart/)).toHaveLength(0);
    expect(all('button', /^Add|^Choose options/)).toHaveLength(0);
    expect(document.body.textContent).toContain('lets nobody fill a cart from here');
    expect(questions()).not.toContain('cart.read');
  },
);

test('a client without categories asks for none and shows none', async () => {
  await openWithout('categories');

  expect(questions()).not.toContain('catalog.categories');
  expect(all('button', 'Tea')).toHaveLength(0);
  expect(all('button', 'Add Teapot to cart')).toHaveLength(1);
});

test('a client without guest carts looks like any other until something is added', async () => {
  await openWithout('guest-cart');

  expect(get('button', 'Add Teapot to cart')).toBeTruthy();
  expect(get('button', 'Cart, empty')).toBeTruthy();
});
