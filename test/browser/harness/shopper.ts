import { expect, type Locator, type Page } from '@playwright/test';

/** The controls of the popup, by their accessible names. */
export const searchField = (popup: Page): Locator => popup.getByRole('combobox', { name: 'Search products' });
export const results = (popup: Page): Locator => popup.getByRole('list', { name: 'Search results' });
export const addButton = (popup: Page, name: string): Locator =>
  results(popup).getByRole('button', { name: `Add ${name} to cart`, exact: true });
/** The button that opens the cart, and shows how many items are in it. */
export const cartButton = (popup: Page): Locator => popup.getByRole('button', { name: /^Cart, / });
export const cartLines = (popup: Page): Locator =>
  popup.getByRole('list', { name: 'Cart', exact: true }).getByRole('listitem');
export const quantityOf = (popup: Page, name: string): Locator =>
  popup.getByRole('spinbutton', { name: `Quantity of ${name}` });
export const alert = (popup: Page): Locator => popup.getByRole('alert');

/** Searches for a product and waits until it is among the results. */
export async function search(popup: Page, name: string): Promise<void> {
  await searchField(popup).fill(name);
  await expect(results(popup).getByRole('listitem').filter({ hasText: name })).toBeVisible();
}

/** Searches for a product with one variant and adds one of it to the cart. */
export async function searchAndAdd(popup: Page, name: string): Promise<void> {
  await search(popup, name);
  await addButton(popup, name).click();
}

/** Signs in from any view of the popup. */
export async function signIn(popup: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('textbox', { name: 'Email' }).fill(email);
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Waits until the worker has finished its work for the cart, once the shop holds the last change: the worker handles
 * one message about the cart after another, so it answers this one after that change.
 */
export async function settled(popup: Page): Promise<void> {
  await popup.evaluate(`chrome.runtime.sendMessage({ type: 'cart.read' })`);
}
