import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { alert, cartButton, searchAndAdd, signIn } from '../harness/shopper.ts';

test('A guest who creates an account keeps the cart, and the form when the popup closes', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const [name = ''] = shop.simpleProducts;
  let popup = await cartlet.openPopup();
  await searchAndAdd(popup, name);
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('button', { name: 'New here? Create an account' }).click();
  await popup.getByRole('textbox', { name: 'First name' }).fill('Alice');
  await popup.getByRole('textbox', { name: 'Last name' }).fill('Doe');
  await popup.getByRole('textbox', { name: 'Email' }).fill('alice@example.com');
  await cartlet.closePopup();
  popup = await cartlet.openPopup();
  await expect(popup.getByRole('textbox', { name: 'Email' })).toHaveValue('alice@example.com');
  await popup.getByLabel('Password').fill('a secret of her own');
  await popup.getByRole('button', { name: 'Create account' }).click();
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  const alice = shop.store.inspect.customers().find(({ email }) => email === 'alice@example.com');
  expect(alice).toMatchObject({ firstName: 'Alice', lastName: 'Doe' });
  expect(shop.store.inspect.carts().find(({ customerId }) => customerId === alice?.id)?.lineItems).toHaveLength(1);
});

test('A guest who signs in keeps the cart', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  const customer = shop.store.inspect.customers().find(({ email }) => email === shop.store.customer.email);
  const cart = shop.store.inspect.carts().find(({ customerId }) => customerId === customer?.id);
  expect(cart?.lineItems.map((line) => [line.name['en'], line.quantity])).toEqual([[name, 1]]);
});

test('The popup reports a wrong password, and keeps working', async ({ popup, shop }) => {
  await signIn(popup, { ...shop.store.customer, password: 'not this one' });
  await expect(alert(popup)).toBeVisible();
  await popup.getByLabel('Password').fill(shop.store.customer.password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('A sign-out leaves an empty cart and no valid token', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await signIn(popup, shop.store.customer);
  await searchAndAdd(popup, name);
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('button', { name: 'Sign out' }).click();
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, empty');
  await expect.poll(() => shop.store.inspect.tokens().refresh).toEqual([]);
});

test('With a client without guest carts the shopper signs in, and then the product is added', async ({
  cartlet,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop, { client: shop.store.clients.tutorial }));
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, name);
  await popup.getByRole('textbox', { name: 'Email' }).fill(shop.store.customer.email);
  await popup.getByLabel('Password').fill(shop.store.customer.password);
  expect(shop.lines()).toEqual([]);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
});
