import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../harness/accessibility.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';
import { addButton, cartButton, quantityOf, search, searchAndAdd, settled, signIn } from '../harness/shopper.ts';
import type { TestShop } from '../harness/test-shop.ts';

const button = (popup: Page, name: string): Locator => popup.getByRole('button', { name, exact: true });
/** A row of the account view, by the name it begins with. */
const row = (popup: Page, name: string): Locator => popup.getByRole('button', { name: new RegExp(`^${name}\\b`) });
const alice = { email: 'alice@example.com', password: 'a secret of her own' };
const emails = (shop: TestShop) => shop.store.inspect.customers().map(({ email }) => email);

async function signUp(popup: Page): Promise<void> {
  await button(popup, 'Account').click();
  await button(popup, 'New here? Create an account').click();
  await popup.getByRole('textbox', { name: 'First name' }).fill('Alice');
  await popup.getByRole('textbox', { name: 'Last name' }).fill('Doe');
  await popup.getByRole('textbox', { name: 'Email' }).fill(alice.email);
  await popup.getByLabel('Password').fill(alice.password);
  await button(popup, 'Create account').click();
  await expect(row(popup, 'Addresses')).toBeVisible();
}

/** The popup opens on the account of a new customer. */
const test = base.extend<{ account: Page }>({
  account: async ({ popup }, use) => {
    await signUp(popup);
    await use(popup);
  },
});

test('A customer changes name, address and password, and signs in with the new one', async ({
  account: popup,
  shop,
}) => {
  await row(popup, 'Name').click();
  await popup.getByRole('textbox', { name: 'First name' }).fill('Alicia');
  await popup.keyboard.press('Enter');
  await expect(row(popup, 'Name')).toHaveAccessibleName('Name Alicia Doe');
  await expect(row(popup, 'Name')).toBeFocused();

  await row(popup, 'Addresses').click();
  await button(popup, 'Add an address').click();
  await expect(popup.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await popup.getByRole('textbox', { name: 'Street and number' }).fill('Hafenstraße 12');
  await popup.getByRole('textbox', { name: 'Postal code' }).fill('20457');
  await popup.getByRole('textbox', { name: 'City' }).fill('Hamburg');
  await button(popup, 'Save address').click();
  await expect(button(popup, 'Edit the address Hafenstraße 12')).toBeFocused();
  const customer = shop.store.inspect.customers().find(({ email }) => email === alice.email);
  expect(customer).toMatchObject({ firstName: 'Alicia', addresses: [{ city: 'Hamburg', country: 'DE' }] });
  expect(customer?.defaultShippingAddressId).toBe(customer?.addresses[0]?.id);
  expect(customer?.defaultBillingAddressId).toBe(customer?.addresses[0]?.id);

  await row(popup, 'Password').click();
  await popup.getByLabel('Current password').fill(alice.password);
  await popup.getByLabel('New password').fill(' another one ');
  await popup.keyboard.press('Enter');
  await expect(row(popup, 'Password')).toHaveAccessibleName('Password Changed. Other devices are signed out.');

  await button(popup, 'Sign out').click();
  await expect(popup.getByRole('main')).toContainText('The session ends at the shop, too.');
  await expect(popup.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await popup.getByRole('textbox', { name: 'Email' }).fill(alice.email);
  await popup.getByLabel('Password').fill(' another one ');
  await button(popup, 'Sign in').click();
  await expect(row(popup, 'Name')).toHaveAccessibleName('Name Alicia Doe');
});

test('An account is deleted when the customer types its email, and not before', async ({ account: popup, shop }) => {
  await row(popup, 'Delete your account').click();
  await popup.getByRole('textbox', { name: 'Type your email to confirm' }).fill('other@example.com');
  await button(popup, 'Delete account').click();
  await expect(popup.getByRole('alert')).toBeVisible();
  expect(emails(shop)).toContain(alice.email);

  await popup.getByRole('textbox', { name: 'Type your email to confirm' }).fill(alice.email);
  await button(popup, 'Delete account').click();

  await expect(popup.getByRole('main')).toContainText('Your account is deleted');
  expect(emails(shop)).not.toContain(alice.email);
});

test('A customer confirms the email with the code of the mail', async ({ account: popup, shop }) => {
  await row(popup, 'Confirm').click();
  await popup.getByRole('textbox', { name: 'Code from the mail' }).fill(shop.store.mailEmailToken(alice.email));
  await popup.keyboard.press('Enter');

  await expect(row(popup, 'Confirm')).toHaveCount(0);
  await expect(row(popup, 'Email')).toBeFocused();
});

test('A customer replaces a forgotten password with the code of the mail', async ({ account: popup, shop }) => {
  await button(popup, 'Sign out').click();
  await button(popup, 'Forgot password?').click();
  await popup.getByRole('textbox', { name: 'Code from the mail' }).fill(shop.store.mailPasswordToken(alice.email));
  await popup.getByLabel('New password').fill('another one');
  await popup.keyboard.press('Enter');

  await expect(row(popup, 'Name')).toHaveAccessibleName('Name Alice Doe');
});

test('A customer merges two carts by keyboard, and puts a quantity back', async ({ popup, shop }) => {
  const [mug = '', lamp = ''] = shop.simpleProducts;
  const { customer } = shop.store;
  await signIn(popup, customer);
  await expect(row(popup, 'Name')).toBeVisible();
  await searchAndAdd(popup, mug);
  await addButton(popup, mug).click();
  await addButton(popup, mug).click();
  await settled(popup);
  await button(popup, 'Account').click();
  await button(popup, 'Sign out').click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, empty');
  await search(popup, mug);
  await searchAndAdd(popup, mug);
  await searchAndAdd(popup, lamp);
  await settled(popup);
  await signIn(popup, customer);

  await expect(popup.getByRole('heading', { name: 'Two carts' })).toBeFocused();
  await expectAccessible(popup);
  await popup.keyboard.press('Tab');
  await expect(button(popup, 'Keep both')).toBeFocused();
  await popup.keyboard.press('Enter');

  await expect(popup.getByRole('heading', { name: 'Cart', exact: true })).toBeFocused();
  await expect(quantityOf(popup, mug)).toHaveValue('3');
  await expect(popup.getByRole('region', { name: 'Your two carts are one' })).toContainText(
    `${mug}: now 3, because your earlier cart had 3. You had 1 here.`,
  );
  await expectAccessible(popup);
  // Past the button that opens the side panel, and the one that dismisses the news.
  for (let presses = 0; presses < 3; presses += 1) await popup.keyboard.press('Tab');
  await expect(button(popup, `Back to 1: ${mug}`)).toBeFocused();
  await popup.keyboard.press('Enter');

  await expect(quantityOf(popup, mug)).toHaveValue('1');
  await expect(popup.getByRole('heading', { name: 'Cart', exact: true })).toBeFocused();
  const id = shop.store.inspect.customers().find(({ email }) => email === customer.email)?.id;
  const cart = () => shop.store.inspect.carts().find(({ customerId }) => customerId === id);
  await expect
    .poll(() => cart()?.lineItems.map(({ name, quantity }) => [name['en'], quantity]))
    .toEqual([
      [mug, 1],
      [lamp, 1],
    ]);
});

test('Axe finds nothing in the reset of a password and a sign-in without the cart, light or dark', async ({
  popup,
  shop,
}) => {
  await button(popup, 'Account').click();
  await button(popup, 'Forgot password?').click();
  await expectAccessible(popup);
  await button(popup, 'Back to sign-in').click();
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await settled(popup);
  shop.faults.add({
    match: ({ path }) => path.endsWith('/me/login'),
    times: 9,
    fault: { status: 400, body: { statusCode: 400, message: 'm', errors: [{ code: 'MatchingPriceNotFound' }] } },
  });
  await signIn(popup, shop.store.customer);
  await expect(button(popup, 'Sign in without this cart')).toBeVisible();
  await expectAccessible(popup);

  await button(popup, 'Sign in without this cart').click();

  await expect(row(popup, 'Name')).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, empty');
});
