/**
 * The same errand in every language the extension speaks, found by what the panel says there: a purchase, and each view of it
 * in its place, in three widths, light and dark.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../run/install.mjs';
import { pseudoText } from '../run/pseudo.ts';
import { readTexts, type Texts } from '../run/texts.ts';
import { expectAccessible } from './axe.ts';
import { connectionTo, expect, test } from './extension.ts';
import { expectInPlace, layoutShift } from './layout.ts';
import { pseudoBuild } from './prepare.ts';
import { settled } from './shopper.ts';

/** What is looked for, in the languages of the demo store; and a quantity as it is typed there. */
const shoppers: Record<string, { locale: string; words: string; three: string; direction: string }> = {
  de: { locale: 'de', words: 'Becher', three: '3', direction: 'ltr' },
  fr: { locale: 'fr', words: 'tasse', three: '3', direction: 'ltr' },
  ar: { locale: 'ar', words: 'كوب', three: '٣', direction: 'rtl' },
};

for (const [language, { locale, words, three, direction }] of Object.entries(shoppers)) {
  test.describe(language, () => {
    test.use({ language });

    test('A product is found, added and counted, and every view keeps its place', async ({ cartlet, shop, texts }) => {
      await cartlet.connect({ ...connectionTo(shop), Locale: locale });
      const popup = await cartlet.openPopup();
      await expect(popup.locator('html')).toHaveAttribute('lang', language);
      await expect(popup.locator('html')).toHaveAttribute('dir', direction);
      await buy(popup, { texts, words, three, look: (view) => look(popup, language, view) });
      await expect.poll(() => shop.lines().map((line) => line.quantity)).toEqual([3]);
    });

    test('The options page reads well', async ({ cartlet, texts }) => {
      const options = await cartlet.openOptions();
      await expect(options.getByRole('button', { name: texts('save') })).toBeVisible();
      await expect(options.locator('html')).toHaveAttribute('dir', direction);
      await expectAccessible(options);
      if (pictures) await options.screenshot({ path: join(pictures, `${language} options.png`), fullPage: true });
    });
  });
}

test.describe('in a language of long words', () => {
  test.use({
    installation: { extension: join(root, pseudoBuild), args: [] },
    texts: async ({ language }, use) => use(await readTexts(language, pseudoText)),
  });

  for (const width of [320, 400, 800]) {
    test(`Every view keeps its place at a width of ${width}`, async ({ cartlet, chromium, shop, texts }) => {
      await cartlet.connect(connectionTo(shop));
      const panel = await cartlet.openPage('about:blank');
      await panel.setViewportSize({ width, height: 600 });
      await panel.goto(chromium.addressOf('src/popup/index.html'));
      await buy(panel, { texts, words: 'mug', three: '3', look: (view) => look(panel, `pseudo ${width}`, view) });
      await expect.poll(() => shop.lines().map((line) => line.quantity)).toEqual([3]);
    });
  }
});

interface Errand {
  texts: Texts;
  /** What is looked for. */
  words: string;
  /** A three, as it is typed. */
  three: string;
  /** Is called in each view. */
  look(view: string): Promise<void>;
}

/** Finds something, looks at it, puts three of it into the cart, and goes on to sign up. */
async function buy(panel: Page, { texts, words, three, look }: Errand): Promise<void> {
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await look('home');

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
  await look('results');

  await results.getByRole('listitem').first().getByRole('button').first().click();
  await expect(panel.getByRole('button', { name: texts('addToCart'), exact: true })).toBeVisible();
  await look('product');

  await panel.getByRole('button', { name: texts.counted('cartItems', 1) }).click();
  const quantity = panel.getByRole('spinbutton');
  await quantity.fill(three);
  await quantity.press('Enter');
  await expect(panel.getByRole('button', { name: texts.counted('cartItems', 3) }).first()).toBeVisible();
  // What waits keeps its colour for a second, also when the whole page takes others.
  await settled(panel);
  await expect(panel.locator('.totals.is-waiting')).toHaveCount(0);
  await look('cart');

  await panel.getByRole('button', { name: texts('account') }).click();
  await expect(panel.getByRole('button', { name: texts('signIn'), exact: true })).toBeVisible();
  await look('account');
  await panel.getByRole('button', { name: texts('newHere') }).click();
  await look('signing up');
  expect(await layoutShift(panel)).toBe(0);
}

/** Where to put a picture of each view, for somebody to look at. */
const pictures = process.env['TEST_PICTURES'] && join(root, process.env['TEST_PICTURES']);

/** The view as it is now is in its place and accessible. */
async function look(popup: Page, language: string, view: string): Promise<void> {
  await expectInPlace(popup, `${language} ${view}`);
  await expectAccessible(popup);
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    await popup.screenshot({ path: join(pictures, `${language} ${view} ${colorScheme}.png`) });
  }
}
