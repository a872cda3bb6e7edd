import type { Page } from '@playwright/test';
import type { Fault } from '../../demo-store/store/faults.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { addButton, cartButton, quantityOf, search, searchAndAdd, settled } from '../harness/shopper.ts';
import type { TestShop } from '../harness/test-shop.ts';

const isCartWrite = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.includes('/me/carts');

/** Adds a product, and opens the cart. */
async function openCart(popup: Page, shop: TestShop, name: string): Promise<void> {
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await cartButton(popup).click();
}

test.describe('A worker killed for real', () => {
  test.describe.configure({ timeout: 90_000 });

  for (const [moment, fault] of [
    ['before its request has reached the shop', 'hang-before'],
    ['after its request has taken effect', 'hang-after'],
  ] satisfies [string, Fault][]) {
    test(`${moment} leaves one more in the cart, not two and not none`, async ({ cartlet, popup, shop }) => {
      const [name = ''] = shop.simpleProducts;
      await openCart(popup, shop, name);
      const rule = shop.faults.add({ match: isCartWrite, fault });
      await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
      await expect.poll(rule.struck).toBe(1);
      await cartlet.worker.kill();

      await expect.poll(shop.lines, { timeout: 30_000 }).toEqual([{ name, quantity: 2 }]);
      await expect(quantityOf(popup, name)).toHaveValue('2');
      await expect(cartButton(popup)).toHaveAccessibleName('Cart, 2 items');
    });
  }

  test('while the first cart is being made leaves one cart with one line', async ({ cartlet, popup, shop }) => {
    const [name = ''] = shop.simpleProducts;
    await search(popup, name);
    const rule = shop.faults.add({ match: isCartWrite, fault: 'hang-after' });
    await addButton(popup, name).click();
    await expect.poll(rule.struck).toBe(1);
    await cartlet.worker.kill();

    await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
    await cartlet.closePopup();
    const again = await cartlet.openPopup('click');
    await expect(cartButton(again)).toHaveAccessibleName('Cart, 1 item');
    await expect.poll(() => shop.store.inspect.carts().length).toBe(1);
    await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  });

  test('with a popup that is closed at once loses nothing: the next popup sends the change', async ({
    cartlet,
    popup,
    shop,
  }) => {
    const [name = ''] = shop.simpleProducts;
    await openCart(popup, shop, name);
    const rule = shop.faults.add({ match: isCartWrite, fault: 'hang-before' });
    await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
    await expect.poll(rule.struck).toBe(1);
    await cartlet.closePopup();
    await cartlet.worker.kill();

    const again = await cartlet.openPopup('click');
    await expect(cartButton(again)).toHaveAccessibleName('Cart, 2 items');
    await expect.poll(shop.lines, { timeout: 30_000 }).toEqual([{ name, quantity: 2 }]);
  });

  test('again and again during many changes applies each of them once', async ({ cartlet, popup, shop }) => {
    const [name = ''] = shop.simpleProducts;
    await openCart(popup, shop, name);
    let quantity = 1;
    for (const presses of [1, 3, 2, 1, 4]) {
      for (let press = 0; press < presses; press += 1) {
        await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
        quantity += 1;
      }
      await expect(quantityOf(popup, name)).toHaveValue(String(quantity));
      // A message under way would start the next worker before the test could see the end of this one.
      await settled(popup);
      await cartlet.worker.kill();
    }
    await expect.poll(shop.lines, { timeout: 30_000 }).toEqual([{ name, quantity }]);
    await expect(quantityOf(popup, name)).toHaveValue(String(quantity));
  });
});

test('Thirty clicks are at most three requests, and all of them count', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await openCart(popup, shop, name);
  // The worker checks the lines with the catalog when the cart is opened.
  const isChecked = () =>
    shop.store.wire.some(
      ({ preflight, path, query }) => !preflight && path.endsWith('/product-projections') && /where=id\+in/.test(query),
    );
  await expect.poll(isChecked).toBe(true);
  const before = shop.requests().length;
  const more = popup.getByRole('button', { name: `Increase quantity of ${name}` });
  await more.evaluate(async (button: HTMLElement) => {
    for (let click = 0; click < 30; click += 1) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  await expect(quantityOf(popup, name)).toHaveValue('31');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 31 }]);
  const asked = shop.requests().slice(before);
  expect(asked.filter((request) => request.startsWith('GET'))).toEqual([]);
  expect(asked.length).toBeLessThanOrEqual(3);
});

test('Offline, a change waits, and is sent by itself later', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await openCart(popup, shop, name);
  shop.faults.add({ match: isCartWrite, times: 3, fault: 'drop-before' });
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();

  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 2 items');
  await expect(quantityOf(popup, name)).toHaveValue('2');
  await expect.poll(shop.lines, { timeout: 20_000 }).toEqual([{ name, quantity: 2 }]);
});
