import { expect, test } from '../harness/chromium-extension.ts';
import {
  addButton,
  cartButton,
  cartLines,
  quantityOf,
  results,
  search,
  searchAndAdd,
  searchField,
} from '../harness/shopper.ts';

test('A product is found and added by keyboard alone', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await expect(searchField(popup)).toBeFocused();
  await popup.keyboard.type(name);
  await popup.keyboard.press('Enter');
  // The list no longer changes.
  await expect(results(popup)).toHaveAttribute('aria-busy', 'false');
  await expect(results(popup).getByRole('listitem').first()).toContainText(name);
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Tab');
  await expect(addButton(popup, name)).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect(addButton(popup, name)).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 2 items');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 2 }]);
});

test('A product is found and added by mouse', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await cartButton(popup).click();
  await expect(cartLines(popup)).toHaveCount(1);
  await expect(quantityOf(popup, name)).toHaveValue('1');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
});

test('A product with options is added in the variant that was chosen', async ({ popup, shop }) => {
  const name = shop.productWithOptions;
  await search(popup, name);
  await popup.getByRole('button', { name: `Choose options for ${name}`, exact: true }).click();
  const options = popup.getByRole('radiogroup').first();
  const last = options.locator('label').last();
  await last.click();
  await expect(options.getByRole('radio').last()).toBeChecked();
  const value = (await last.textContent()) ?? '';
  await popup.getByRole('spinbutton', { name: 'Quantity' }).fill('3');
  await popup.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 3 items');
  await cartButton(popup).click();
  await expect(cartLines(popup)).toContainText([value]);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 3 }]);
  const [line] = shop.store.inspect.carts()[0]?.lineItems ?? [];
  expect(line?.variant.id).toBeGreaterThan(1);
});

test('Quantities are changed and a line removed in the cart', async ({ popup, shop }) => {
  const [first = '', second = ''] = shop.simpleProducts;
  await searchAndAdd(popup, first);
  await searchAndAdd(popup, second);
  await cartButton(popup).click();
  await popup.getByRole('button', { name: `Increase quantity of ${first}` }).click();
  await popup.getByRole('button', { name: `Increase quantity of ${first}` }).click();
  await popup.getByRole('button', { name: `Decrease quantity of ${first}` }).click();
  await quantityOf(popup, second).fill('5');
  await popup.keyboard.press('Enter');
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 7 items');
  await expect.poll(shop.lines).toEqual([
    { name: first, quantity: 2 },
    { name: second, quantity: 5 },
  ]);
  await popup.getByRole('button', { name: `Remove ${first}` }).click();
  await expect(cartLines(popup)).toHaveCount(1);
  await expect.poll(shop.lines).toEqual([{ name: second, quantity: 5 }]);
});

test('The total is what the shop asks for', async ({ popup, shop }) => {
  for (const name of shop.simpleProducts.slice(0, 2)) await searchAndAdd(popup, name);
  await cartButton(popup).click();
  await expect.poll(() => shop.lines().length).toBe(2);
  const cents = shop.store.inspect.carts()[0]?.totalPrice.centAmount ?? 0;
  const total = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(cents / 100);
  const row = popup
    .getByRole('table', { name: 'Totals' })
    .getByRole('row')
    .filter({ hasText: /^Total/ });
  await expect(row).toContainText(total);
});

test('The popup shows the cart again when it is opened anew', async ({ cartlet, popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await cartlet.closePopup();
  const again = await cartlet.openPopup();
  await expect(cartButton(again)).toHaveAccessibleName('Cart, 1 item');
});

test('A quantity typed just before the popup closes is in the cart', async ({ cartlet, popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await cartButton(popup).click();
  await quantityOf(popup, name).fill('6');

  await cartlet.closePopup();

  await expect.poll(shop.lines).toEqual([{ name, quantity: 6 }]);
});
