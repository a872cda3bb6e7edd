import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { cartButton, searchAndAdd } from '../harness/shopper.ts';

test('A panel that stayed open shows an empty cart when the shopper returns from the checkout', async ({
  cartlet,
  chromium,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop, { checkout: 'https://127.0.0.1:1/checkout/{cartId}' }));
  const panel = await cartlet.openPage(chromium.addressOf('src/popup/index.html'));
  await searchAndAdd(panel, shop.simpleProducts[0] ?? '');
  await expect.poll(shop.lines).toHaveLength(1);
  await cartButton(panel).click();
  await panel.getByRole('link', { name: 'Checkout' }).click();
  // Under Playwright every page has focus all the time, so the test dispatches the events of the browser.
  await panel.evaluate(`dispatchEvent(new Event('blur'))`);
  shop.store.orderCart(shop.store.inspect.carts()[0]?.id ?? '');
  await panel.evaluate(`dispatchEvent(new Event('focus'))`);

  await expect(cartButton(panel)).toHaveAccessibleName('Cart, empty');
});
