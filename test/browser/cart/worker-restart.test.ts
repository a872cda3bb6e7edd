import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { addButton, cartButton, cartLines, quantityOf, search, settled, signIn } from '../harness/shopper.ts';

test('A purchase continues although the worker dies between any two steps', async ({ cartlet, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await cartlet.connect(connectionTo(shop));
  await cartlet.worker.kill();
  const popup = await cartlet.openPopup('click');
  await search(popup, name);
  const killAfter = async (quantity: number) => {
    await expect.poll(shop.lines).toEqual(quantity === 0 ? [] : [{ name, quantity }]);
    await settled(popup);
    await cartlet.worker.kill();
  };
  await killAfter(0);
  await addButton(popup, name).click();
  await killAfter(1);
  await cartButton(popup).click();
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
  await expect(quantityOf(popup, name)).toHaveValue('2');
  await killAfter(2);
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await killAfter(2);
  await cartButton(popup).click();
  await expect(cartLines(popup)).toHaveCount(1);
  await popup.getByRole('button', { name: `Increase quantity of ${name}` }).click();
  await killAfter(3);
});

test('Twenty of twenty messages that wake a dead worker are answered', async ({ cartlet, popup, shop }) => {
  const names = shop.simpleProducts.slice(0, 20);
  expect(names).toHaveLength(20);
  for (const name of names) {
    await settled(popup);
    await cartlet.worker.kill();
    await search(popup, name);
  }
});

test('The popup of a dead worker shows the last cart', async ({ cartlet, popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await search(popup, name);
  await addButton(popup, name).click();
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await settled(popup);
  await cartlet.closePopup();
  await cartlet.worker.kill();
  const again = await cartlet.openPopup('click');
  await expect(cartButton(again)).toHaveAccessibleName('Cart, 1 item');
});
