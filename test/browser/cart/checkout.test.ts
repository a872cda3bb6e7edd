import type { Page } from '@playwright/test';
import { type Cartlet, expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { alert, cartButton, quantityOf, searchAndAdd } from '../harness/shopper.ts';
import type { TestShop } from '../harness/test-shop.ts';

/** The number of tabs. */
const tabs = ({ worker }: Cartlet) => worker.evaluate('chrome.tabs.query({}).then((found) => found.length)');

/** The popup with a product in its cart, of a shop that answers the next change once the test calls `answer`. */
async function openCart({
  cartlet,
  shop,
}: {
  cartlet: Cartlet;
  shop: TestShop;
}): Promise<{ popup: Page; answer(): void }> {
  await cartlet.connect(connectionTo(shop, { checkout: 'https://127.0.0.1:1/checkout/{cartId}' }));
  const popup = await cartlet.openPopup();
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await cartButton(popup).click();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  shop.faults.add({
    match: ({ method, path }) => method === 'POST' && /\/me\/carts\//.test(path),
    fault: { hold: held },
  });
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
  await expect(quantityOf(popup, name)).toHaveValue('2');
  return { popup, answer };
}

test('The checkout opens when the shop has answered the last change, and not before', async ({ cartlet, shop }) => {
  const { popup, answer } = await openCart({ cartlet, shop });
  const before = await tabs(cartlet);
  await popup.getByRole('link', { name: 'Checkout' }).click();
  await expect(popup.getByRole('link', { name: 'Checkout' })).toHaveAttribute('aria-busy', 'true');
  await expect.poll(shop.lines).toMatchObject([{ quantity: 2 }]);
  expect(await tabs(cartlet)).toBe(before);
  answer();

  await expect.poll(() => tabs(cartlet)).toBe(Number(before) + 1);
});

test('After three seconds the shopper may go on without the last changes, or stay', async ({ cartlet, shop }) => {
  const { popup, answer } = await openCart({ cartlet, shop });
  const before = await tabs(cartlet);
  await popup.getByRole('link', { name: 'Checkout' }).click();
  await expect(alert(popup)).toContainText('Your last changes have not reached the shop yet.');
  await popup.getByRole('button', { name: 'Stay here' }).click();
  await expect(alert(popup)).toHaveCount(0);
  await popup.getByRole('link', { name: 'Checkout' }).click();
  await expect(alert(popup)).toBeVisible();
  expect(await tabs(cartlet)).toBe(before);

  // The popup closes when the new tab gets focus.
  await popup
    .getByRole('link', { name: 'Go on anyway' })
    .click()
    .catch(() => {});
  await expect.poll(() => tabs(cartlet)).toBe(Number(before) + 1);
  answer();
});
