/**
 * A reused connection is cut after a write has taken effect and before the first byte of the answer: the browser itself
 * sends the write again, and the worker sees the second answer alone. There is no stub between the two.
 */
import type { Page } from '@playwright/test';
import type { Write } from '../../../src/commerce/client/writes.ts';
import { changesOf } from '../../demo-store/scenarios/writes.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { alert, cartButton, quantityOf, searchAndAdd, signIn } from '../harness/shopper.ts';
import type { TestShop } from '../harness/test-shop.ts';

/** Cuts the connection of the next write of a kind. Gives how often the browser has sent it, by its correlation ID. */
function cut({ faults, store }: TestShop, write: Write) {
  const isIt = (request: { method: string; path: string; body: string }) => changesOf(request) === write;
  faults.add({ match: isIt, fault: 'cut-used-connection' });
  return () => {
    const times = new Map<string, number>();
    for (const record of store.wire.filter((each) => !each.preflight && isIt(each))) {
      const id = record.headers['x-correlation-id'] ?? '';
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    return Math.max(0, ...times.values());
  };
}

const button = (popup: Page, name: string) => popup.getByRole('button', { name, exact: true });
const row = (popup: Page, name: string) => popup.getByRole('button', { name: new RegExp(`^${name}\\b`) });
const sample = ({ store }: TestShop) => store.inspect.customers().find(({ email }) => email === store.customer.email);

test('One press of + is one more, and one press of − leaves the line', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await cartButton(popup).click();
  const up = cut(shop, 'cart.update');
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
  await expect.poll(up, { message: 'the browser has sent it twice' }).toBe(2);

  await expect.poll(shop.lines).toEqual([{ name, quantity: 2 }]);
  await expect.poll(() => shop.requests().at(-1)).toMatch(/^GET \/me\/active-cart/);
  await expect(quantityOf(popup, name)).toHaveValue('2');

  shop.store.wire.length = 0;
  const down = cut(shop, 'cart.update');
  await popup.getByRole('button', { name: `Decrease quantity of ${name}` }).click();
  await expect.poll(down, { message: 'the browser has sent it twice' }).toBe(2);

  await expect.poll(() => shop.requests().at(-1)).toMatch(/^GET \/me\/active-cart/);
  await expect(quantityOf(popup, name)).toHaveValue('1');
  expect(shop.lines()).toEqual([{ name, quantity: 1 }]);
  await expect(alert(popup)).toHaveCount(0);
  await expect(popup.getByRole('main')).not.toContainText('another device');
});

test('A new guest has one cart, also after the order', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const sent = cut(shop, 'cart.create');
  await searchAndAdd(popup, name);
  await expect.poll(sent, { message: 'the browser has sent it twice' }).toBe(2);
  const active = () => shop.store.inspect.carts().filter(({ cartState }) => cartState === 'Active');
  await expect.poll(() => active().length).toBe(2);

  // As before the shop's checkout.
  await popup.evaluate(`chrome.runtime.sendMessage({ type: 'cart.checkOut' })`);
  await expect.poll(() => active().length).toBe(1);
  shop.store.orderCart(active()[0]?.id ?? '');
  await popup.evaluate(`chrome.runtime.sendMessage({ type: 'cart.read' })`);

  await expect(cartButton(popup)).toHaveAccessibleName('Cart, empty');
});

test('An address is saved once, and a password changed without a sign-out', async ({ popup, shop }) => {
  await signIn(popup, shop.store.customer);
  await row(popup, 'Addresses').click();
  await button(popup, 'Add an address').click();
  await popup.getByRole('textbox', { name: 'Street and number' }).fill('Hafenstraße 12');
  await popup.getByRole('textbox', { name: 'Postal code' }).fill('20457');
  await popup.getByRole('textbox', { name: 'City' }).fill('Hamburg');
  const saved = cut(shop, 'customer.update');
  await button(popup, 'Save address').click();
  await expect(button(popup, 'Edit the address Hafenstraße 12')).toBeFocused();
  expect(saved(), 'times that the browser has sent it').toBe(2);
  expect(sample(shop)?.addresses.map(({ city }) => city)).toEqual(['Bremerhaven', 'Hamburg']);

  const changed = cut(shop, 'customer.password');
  await row(popup, 'Password').click();
  await popup.getByLabel('Current password').fill(shop.store.customer.password);
  await popup.getByLabel('New password').fill('another one');
  await popup.keyboard.press('Enter');
  await expect(row(popup, 'Password')).toHaveAccessibleName('Password Changed. Other devices are signed out.');
  expect(changed(), 'times that the browser has sent it').toBe(2);

  await button(popup, 'Sign out').click();
  await popup.getByRole('textbox', { name: 'Email' }).fill(shop.store.customer.email);
  await popup.getByLabel('Password').fill('another one');
  await button(popup, 'Sign in').click();
  await expect(button(popup, 'Sign out')).toBeVisible();
});

test('An account is created once, and its customer is signed in', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await button(popup, 'Account').click();
  await button(popup, 'New here? Create an account').click();
  await popup.getByRole('textbox', { name: 'First name' }).fill('Alice');
  await popup.getByRole('textbox', { name: 'Last name' }).fill('Doe');
  await popup.getByRole('textbox', { name: 'Email' }).fill('alice@example.com');
  await popup.getByLabel('Password').fill('a secret of her own');
  const sent = cut(shop, 'customer.sign-up');
  await button(popup, 'Create account').click();

  await expect(button(popup, 'Sign out')).toBeVisible();
  expect(sent(), 'times that the browser has sent it').toBe(2);
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  expect(shop.store.inspect.customers().filter(({ email }) => email === 'alice@example.com')).toHaveLength(1);
});
