import { expect, vi } from 'vitest';
import { asked } from '../ui/harness/browser.ts';
import { drawn, find, waitFor } from '../ui/harness/screen.ts';
import { openShop } from './harness/shop.ts';
import { test } from './harness/test.ts';

test('a panel that is come back to after an hour asks for the product on screen as well', async () => {
  await openShop();
  (await find('button', 'Kettle')).click();
  await find('button', 'Add to cart');
  const reads = () => asked.filter(({ type: name }) => name === 'catalog.product').length;
  const before = reads();
  dispatchEvent(new Event('blur'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  dispatchEvent(new Event('focus'));
  vi.useRealTimers();

  await waitFor(() => expect(reads()).toBe(before + 1));
});

test('a panel that was left and is come back to asks for the cart, one that has just opened does not', async () => {
  await openShop();
  await find('button', 'Cart, empty');
  const reads = () => asked.filter(({ type: name }) => name === 'cart.read').length;
  const before = reads();
  dispatchEvent(new Event('focus'));
  await drawn();
  expect(reads()).toBe(before);

  dispatchEvent(new Event('blur'));
  dispatchEvent(new Event('focus'));
  await drawn();
  expect(reads()).toBe(before + 1);
});
