import { expect } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import { later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, wordsOf } from '../../ui/harness/screen.ts';
import { catalogProduct, shopProducts } from '../harness/catalog.ts';
import { openShop } from '../harness/shop.ts';
import { test } from '../harness/test.ts';

test('a removal that is refused leaves the order as it was', async () => {
  const names = () =>
    all('listitem', undefined, get('list', 'Cart')).map((each) => wordsOf(each.querySelector('button')));
  let isFull = false;
  await openShop({
    products: [...shopProducts, catalogProduct('Lamp'), catalogProduct('Vase')],
    cart: [
      ['teapot', 1],
      ['kettle', 1],
      ['lamp', 1],
      ['vase', 1],
    ],
    answers: {
      'cart.change': (_, pass) => {
        if (isFull) throw { name: 'storage-failed' };
        return pass();
      },
    },
  });
  (await find('button', 'Cart, 4 items')).click();
  (await find('button', 'Remove Lamp')).click();
  (await find('button', 'Undo')).click();
  await drawn();
  expect(names()).toEqual(['Teapot', 'Kettle', 'Lamp', 'Vase']);

  isFull = true;
  get('button', 'Remove Teapot').click();
  await find('alert');

  expect(names()).toEqual(['Teapot', 'Kettle', 'Lamp', 'Vase']);
});

test('a removal that is refused takes its Undo away, and focus is not lost', async () => {
  const answer = later<Cart>();
  await openShop({ cart: [['teapot', 2]], answers: { 'cart.change': () => answer.promise } });
  (await find('button', 'Cart, 2 items')).click();
  (await find('button', 'Remove Teapot')).click();
  await drawn();
  expect(document.activeElement).toBe(get('button', 'Undo'));

  answer.refuse({ name: 'offline' });
  await find('alert');

  expect(all('button', 'Undo')).toHaveLength(0);
  expect(document.activeElement).toBe(get('heading', 'Cart'));
});
