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
  await panel.setViewportSize({ width: 400, height: 600 });
  const script = await hold(panel, '**/assets/main-*.js');
  await panel.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  await expect(results(panel).getByRole('listitem').first()).toContainText(name);
  await expect(searchField(panel)).toHaveValue(name);
  await expect(searchField(panel)).toBeFocused();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 1 item');
  await expect(panel.locator('img')).toHaveCount(0);

  script.arrive();
  await expect(panel.locator('img').first()).toBeVisible();
  await addButton(panel, name).click();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 2 items');
  expect(await layoutShift(panel)).toBe(0);
});

test('The last frame stands as far down as it was scrolled, before the panel runs', async ({
  cartlet,
  chromium,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  await popup.locator('#scroller').evaluate((scroller) => scroller.scrollTo(0, 120));
  await expect.poll(() => cartlet.worker.evaluate(keptFrame)).toContain('"scroll":120');
  await cartlet.closePopup();

  const panel = await cartlet.openPage('about:blank');
  await panel.setViewportSize({ width: 400, height: 600 });
  await hold(panel, '**/assets/main-*.js');
  const stylesheet = await hold(panel, '**/assets/index-*.css');
  await panel.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  await expect(panel.getByRole('listitem').first()).toBeAttached();
  stylesheet.arrive();
  await expect.poll(() => panel.locator('#scroller').evaluate(({ scrollTop }) => scrollTop)).toBe(120);
});

test('With nothing kept the field has its words before the panel runs, which is asked for once it can be seen', async ({
  cartlet,
  chromium,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop));
  const page = await cartlet.openPage('about:blank');
  const came: string[] = [];
  // Without it nothing is painted.
  const style = await hold(page, '**/assets/index-*.css', () => came.push('style'));
  await page.route('**/assets/main-*.js', (route) => {
    came.push('panel');
    return route.continue();
  });
  await page.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  const field = page.locator('#search');
  await expect(field).toHaveAttribute('placeholder', 'Search products');
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'en',
    'ltr',
  ]);

  style.arrive();
  // The placeholder names it before the panel has come, too.
  await expect(field).toHaveAttribute('aria-label', 'Search products');
  expect(came).toEqual(['style', 'panel']);
});

/** Keeps a file on its way until it may arrive. */
async function hold(page: Page, address: string, arrived: () => unknown = () => {}): Promise<{ arrive: () => void }> {
  let arrive = () => {};
  const mayArrive = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(address, async (route) => {
    await mayArrive;
    arrived();
    await route.continue();
  });
  return { arrive };
}

/** Evaluated in the worker: what is kept of the document. */
const keptFrame = `chrome.storage.session.get('page/frame').then((kept) => kept['page/frame']?.text ?? '')`;
