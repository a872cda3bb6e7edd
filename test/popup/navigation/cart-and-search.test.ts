import { expect } from 'vitest';
import { find, get, press, type } from '../../ui/harness/screen.ts';
import { openShop } from '../harness/shop.ts';
import { test } from '../harness/test.ts';

test('a look into the cart leaves a search where it was, though it was begun from there', async () => {
  await openShop({ cart: [['teapot', 1]] });
  (await find('button', 'Cart, 1 item')).click();
  await find('heading', 'Cart');
  const field = get<HTMLInputElement>('combobox', 'Search products');
  type(field, 'kettle');
  await find('list', 'Search results');

  get('button', 'Cart, 1 item').click();
  await find('heading', 'Cart');
  expect(field.value).toBe('kettle');

  press(document.body, 'Escape');
  expect(await find('list', 'Search results')).toBeTruthy();
});

test('an empty cart leads to the front page, not to the search before it', async () => {
  await openShop();
  const field = await find<HTMLInputElement>('combobox', 'Search products');
  type(field, 'kettle');
  await find('list', 'Search results');
  get('button', 'Cart, empty').click();
  (await find('button', 'Browse products')).click();

  await find('list', 'Products');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
});
