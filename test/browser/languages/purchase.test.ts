/** A purchase in every language, and the way there: each control is found by its text in that language. */
import type { Page } from '@playwright/test';
import type { Texts } from '../../run/texts.ts';
import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import type { TestLanguage } from '../harness/languages.ts';
import { layoutShift } from '../harness/layout.ts';
import { saveInForm } from '../harness/options-form.ts';

test('A product is found, added and counted, and nothing jumps', async ({ cartlet, shop, texts, language }) => {
  await cartlet.connect(connectionTo(shop, { preferences: { locale: language.locale } }));
  const popup = await cartlet.openPopup();
  await expect(popup.locator('html')).toHaveAttribute('lang', language.code);
  await expect(popup.locator('html')).toHaveAttribute('dir', language.direction);
  await buy(popup, { texts, language });
  await expect.poll(() => shop.lines().map((line) => line.quantity)).toEqual([3]);
});

test('The options page reads well, and takes a shop', async ({ cartlet, shop, texts, language }) => {
  const options = await cartlet.openOptions();
  await expect(options.getByRole('button', { name: texts('save') })).toBeVisible();
  await expect(options.locator('html')).toHaveAttribute('dir', language.direction);
  await expectAccessible(options);

  await saveInForm(options, texts, connectionTo(shop, { preferences: { locale: language.locale } }));

  await expect(options.getByRole('status')).toHaveText(texts('saved'));
  await expect((await cartlet.openPopup()).getByRole('listitem').first()).toBeVisible();
});

/** Finds a product, looks at it, puts three of it into the cart, and goes on to sign up. */
async function buy(panel: Page, { texts, language }: { texts: Texts; language: TestLanguage }): Promise<void> {
  await expect(panel.getByRole('listitem').first()).toBeVisible();

  await panel.getByRole('combobox', { name: texts('searchProducts') }).click();
  // Key by key: a layout shift right after a key press does not count as one.
  await panel.keyboard.type(language.productWord);
  const results = panel.getByRole('list', { name: texts('searchResults') });
  await expect(results.getByRole('listitem').first()).toContainText(new RegExp(language.productWord, 'i'));
  await expect(results).toHaveAttribute('aria-busy', 'false');
  const adding = results.locator('.add-button:not(.is-choice)').first();
  const name = (await results.locator('li:has(.add-button:not(.is-choice)) button').first().textContent()) ?? '';
  await expect(adding).toHaveAccessibleName(texts('addToCartNamed', name.trim()));
  await adding.click();
  await expect(panel.getByRole('button', { name: texts.counted('cartItems', 1) })).toBeVisible();

  await results.getByRole('listitem').first().getByRole('button').first().click();
  await expect(panel.getByRole('button', { name: texts('addToCart'), exact: true })).toBeVisible();

  await panel.getByRole('button', { name: texts.counted('cartItems', 1) }).click();
  const quantity = panel.getByRole('spinbutton');
  await quantity.fill(language.three);
  await quantity.press('Enter');
  await expect(panel.getByRole('button', { name: texts.counted('cartItems', 3) }).first()).toBeVisible();

  await panel.getByRole('button', { name: texts('account') }).click();
  await expect(panel.getByRole('button', { name: texts('signIn'), exact: true })).toBeVisible();
  await panel.getByRole('button', { name: texts('newHere') }).click();
  expect(await layoutShift(panel)).toBe(0);
}
