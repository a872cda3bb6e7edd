import type { Page } from '@playwright/test';
import { connectionTo, expect, test } from './extension.ts';
import { layoutShift } from './layout.ts';
import { addButton, cartButton, results, search, searchField } from './shopper.ts';

test('The last frame stands there before the panel runs, which takes it over without a jump', async ({
  cartlet,
  chromium,
  shop,
}) => {
  const [name = ''] = shop.simpleProducts;
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await search(popup, name);
  await addButton(popup, name).click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(() => cartlet.worker.evaluate(keptFrame)).toContain('Cart, 1 item');
  await cartlet.closePopup();

  const panel = await cartlet.openPage('about:blank');
  const arrive = await openHeldBack(panel, chromium.addressOf('src/popup/index.html'));
  await expect(results(panel).getByRole('listitem').first()).toContainText(name);
  await expect(searchField(panel)).toHaveValue(name);
  await expect(searchField(panel)).toBeFocused();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 1 item');
  await expect(panel.locator('img')).toHaveCount(0);

  await arrive();
  await expect(panel.locator('img').first()).toBeVisible();
  await addButton(panel, name).click();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 2 items');
  expect(await layoutShift(panel)).toBe(0);
});

test('With nothing kept the field has its words before the panel runs, which is asked for once it can be seen', async ({
  cartlet,
  chromium,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop));
  const panel = await cartlet.openPage('about:blank');
  const arrive = await openHeldBack(panel, chromium.addressOf('src/popup/index.html'));
  const field = panel.locator('#search');
  await expect(field).toHaveAttribute('placeholder', 'Search products');
  expect(await panel.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'en',
    'ltr',
  ]);

  expect(await arrive(), 'it was seen when the panel was asked for').toBe(true);
  // The placeholder names it before the panel has come, too.
  await expect(field).toHaveAttribute('aria-label', 'Search products');
});

/**
 * Opens the popup's page with the panel's own script still on its way.
 *
 * @returns lets it arrive, and says whether there was something on the screen when it was asked for
 */
async function openHeldBack(panel: Page, address: string): Promise<() => Promise<boolean>> {
  await panel.setViewportSize({ width: 400, height: 600 });
  const asked = new Promise<{ isSeen: boolean; arrive: () => Promise<void> }>((resolve) => {
    void panel.route('**/assets/main-*.js', async (route) => {
      const isSeen = () => performance.getEntriesByName('first-contentful-paint').length > 0;
      resolve({ isSeen: await panel.evaluate(isSeen), arrive: () => route.continue() });
    });
  });
  await panel.goto(address, { waitUntil: 'commit' });
  return async () => {
    const { isSeen, arrive } = await asked;
    await arrive();
    return isSeen;
  };
}

/** Evaluated in the worker: what is kept of the document. */
const keptFrame = `chrome.storage.session.get('page/frame').then((kept) => JSON.stringify(kept))`;
