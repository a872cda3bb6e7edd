/** The same errand in every language the extension speaks, found by what the panel says there: a purchase. */
import type { Page } from '@playwright/test';
import type { Texts } from '../../run/texts.ts';
import { expectAccessible } from '../harness/accessibility.ts';
import { connectionTo, expect, test } from '../harness/chromium-extension.ts';
import { layoutShift } from '../harness/layout.ts';

/** What is looked for, in the languages of the demo store; and a quantity as it is typed there. */
const shoppers: Record<string, { locale: string; words: string; three: string; direction: string }> = {
  de: { locale: 'de', words: 'Becher', three: '3', direction: 'ltr' },
  fr: { locale: 'fr', words: 'tasse', three: '3', direction: 'ltr' },
  ar: { locale: 'ar', words: 'كوب', three: '٣', direction: 'rtl' },
};

for (const [language, { locale, words, three, direction }] of Object.entries(shoppers)) {
  test.describe(language, () => {
    test.use({ language });

    test('A product is found, added and counted, and nothing jumps', async ({ cartlet, shop, texts }) => {
      await cartlet.connect({ ...connectionTo(shop), Locale: locale });
      const popup = await cartlet.openPopup();
      await expect(popup.locator('html')).toHaveAttribute('lang', language);
      await expect(popup.locator('html')).toHaveAttribute('dir', direction);
      await buy(popup, { texts, words, three });
      await expect.poll(() => shop.lines().map((line) => line.quantity)).toEqual([3]);
    });

    test('The options page reads well', async ({ cartlet, texts }) => {
      const options = await cartlet.openOptions();
      await expect(options.getByRole('button', { name: texts('save') })).toBeVisible();
      await expect(options.locator('html')).toHaveAttribute('dir', direction);
      await expectAccessible(options);
    });
  });
}

interface Errand {
  texts: Texts;
  /** What is looked for. */
  words: string;
  /** A three, as it is typed. */
  three: string;
}

/** Finds something, looks at it, puts three of it into the cart, and goes on to sign up. */
async function buy(panel: Page, { texts, words, three }: Errand): Promise<void> {
  await expect(panel.getByRole('listitem').first()).toBeVisible();

  await panel.getByRole('combobox', { name: texts('searchProducts') }).click();
  // Key by key: what moves at once with a key moves by the shopper's hand.
  await panel.keyboard.type(words);
  const results = panel.getByRole('list', { name: texts('searchResults') });
  await expect(results.getByRole('listitem').first()).toContainText(new RegExp(words, 'i'));
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
  await quantity.fill(three);
  await quantity.press('Enter');
  await expect(panel.getByRole('button', { name: texts.counted('cartItems', 3) }).first()).toBeVisible();

  await panel.getByRole('button', { name: texts('account') }).click();
  await expect(panel.getByRole('button', { name: texts('signIn'), exact: true })).toBeVisible();
  await panel.getByRole('button', { name: texts('newHere') }).click();
  expect(await layoutShift(panel)).toBe(0);
}
