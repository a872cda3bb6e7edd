import type { Page } from 'puppeteer-core';
import { expect, test } from './firefox-extension.ts';

/** A control by role and accessible name. */
const find = (page: Page, role: string, name: string) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`);

const searchAndAdd = async (page: Page, name: string) => {
  await find(page, 'combobox', 'Search products').fill(name);
  await find(page, 'button', `Add ${name} to cart`).click();
};

test('A purchase in Firefox outlives the background page', async ({ cartlet, shop }) => {
  const [name = '', other = ''] = shop.simpleProducts;
  const customer = shop.store.customer;
  const panel = await cartlet.openPanel();
  await searchAndAdd(panel, name);
  await find(panel, 'button', 'Cart, 1 item').wait();

  await find(panel, 'button', 'Account').click();
  await find(panel, 'textbox', 'Email').fill(customer.email);
  await panel.locator('input[type=password]').fill(customer.password);
  await find(panel, 'button', 'Sign in').click();
  await find(panel, 'button', 'Sign out').wait();
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);

  await cartlet.backgroundStopped(panel);
  await cartlet.openPopup(panel);
  await expect.poll(() => cartlet.cartInPopup(panel)).toBe('Cart, 1 item');

  await cartlet.backgroundStopped(panel);
  const later = await cartlet.openPanel();
  await searchAndAdd(later, other);
  await find(later, 'button', 'Cart, 2 items').wait();
  await expect.poll(shop.lines).toEqual([
    { name, quantity: 1 },
    { name: other, quantity: 1 },
  ]);
  const owner = shop.store.inspect.customers().find(({ email }) => email === customer.email);
  expect(shop.store.inspect.carts().map(({ customerId }) => customerId)).toEqual([owner?.id]);
});
