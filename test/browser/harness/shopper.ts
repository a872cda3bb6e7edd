import { expect, type Locator, type Page } from '@playwright/test';

/** What a shopper finds in the popup, by the names that a screen reader says. */
export const searchField = (popup: Page): Locator => popup.getByRole('combobox', { name: 'Search products' });
export const results = (popup: Page): Locator => popup.getByRole('list', { name: 'Search results' });
export const addButton = (popup: Page, name: string): Locator =>
  results(popup).getByRole('button', { name: `Add ${name} to cart`, exact: true });
/** The way to the cart, which says how much is in it. */
export const cartButton = (popup: Page): Locator => popup.getByRole('button', { name: /^Cart, / });
export const cartLines = (popup: Page): Locator =>
  popup.getByRole('list', { name: 'Cart', exact: true }).getByRole('listitem');
export const quantityOf = (popup: Page, name: string): Locator =>
  popup.getByRole('spinbutton', { name: `Quantity of ${name}` });
export const alert = (popup: Page): Locator => popup.getByRole('alert');

/** Looks for a product and waits until it is among the results. */
export async function search(popup: Page, name: string): Promise<void> {
  await searchField(popup).fill(name);
  await expect(results(popup).getByRole('listitem').filter({ hasText: name })).toBeVisible();
}

/** Looks for a product with one variant and puts one of it into the cart. */
export async function searchAndAdd(popup: Page, name: string): Promise<void> {
  await search(popup, name);
  await addButton(popup, name).click();
}

/** Signs in from wherever the popup is. */
export async function signIn(popup: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('textbox', { name: 'Email' }).fill(email);
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Waits until the worker has nothing more to do for the cart, once the shop holds the last change: it takes one question
 * about the cart after another, so its answer to this one comes after that to the change.
 */
export async function settled(popup: Page): Promise<void> {
  await popup.evaluate(`chrome.runtime.sendMessage({ type: 'cart.read' })`);
}
