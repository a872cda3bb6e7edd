import type { Page } from '@playwright/test';
import type { Fault } from '../demo-store/store/faults.ts';
import { connectionTo, expect, test } from './extension.ts';
import type { Shop } from './shop.ts';
import { addButton, cartButton, quantityOf, search, searchAndAdd, settled } from './shopper.ts';

test.beforeEach(async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
});

const isCartWrite = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.includes('/me/carts');

/** A line in the cart, and the popup on it. */
async function openCart(popup: Page, shop: Shop, name: string): Promise<void> {
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
    test(`${moment} leaves one more in the cart, not two and not none`, async ({ cartlet, shop }) => {
      const [name = ''] = shop.simpleProducts;
      const popup = await cartlet.openPopup();
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

  test('while the first cart is being made leaves one cart with one line', async ({ cartlet, shop }) => {
    const [name = ''] = shop.simpleProducts;
    const popup = await cartlet.openPopup();
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

  test('with a popup that is closed at once loses nothing: the next one sends it', async ({ cartlet, shop }) => {
    const [name = ''] = shop.simpleProducts;
    const popup = await cartlet.openPopup();
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

  test('again and again in a long errand leaves what was done, once', async ({ cartlet, shop }) => {
    const [name = ''] = shop.simpleProducts;
    const popup = await cartlet.openPopup();
    await openCart(popup, shop, name);
    let quantity = 1;
    for (const presses of [1, 3, 2, 1, 4]) {
      for (let press = 0; press < presses; press += 1) {
        await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
        quantity += 1;
      }
      await expect(quantityOf(popup, name)).toHaveValue(String(quantity));
      // A question under way would start the next worker before this one could be seen to have ended.
      await settled(popup);
      await cartlet.worker.kill();
    }
    await expect.poll(shop.lines, { timeout: 30_000 }).toEqual([{ name, quantity }]);
    await expect(quantityOf(popup, name)).toHaveValue(String(quantity));
  });
});

test('Thirty clicks are at most three requests, and all of them count', async ({ cartlet, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await openCart(popup, shop, name);
  // The catalogue is asked about the lines when the cart is opened.
  const isChecked = () =>
    shop.store.wire.some(({ path, query }) => path.endsWith('/product-projections') && /where=id\+in/.test(query));
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

test('Offline, what is added waits, and goes on by itself', async ({ cartlet, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await openCart(popup, shop, name);
  shop.faults.add({ match: isCartWrite, times: 3, fault: 'drop-before' });
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();

  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 2 items');
  await expect(quantityOf(popup, name)).toHaveValue('2');
  await expect.poll(shop.lines, { timeout: 20_000 }).toEqual([{ name, quantity: 2 }]);
});
