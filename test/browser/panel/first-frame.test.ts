import type { Page } from '@playwright/test';
import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { layoutShift } from '../harness/layout.ts';
import { addButton, cartButton, results, search, searchAndAdd, searchField } from '../harness/shopper.ts';

test('The last frame shows before the panel runs, which takes it over without a jump', async ({
  chromium,
  cartlet,
  popup,
  shop,
}) => {
  const [name = ''] = shop.simpleProducts;
  await search(popup, name);
  await addButton(popup, name).click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(() => cartlet.worker.evaluate(storedFrame)).toContain('Cart, 1 item');
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

test('The last frame is scrolled as far as it was, before the panel runs', async ({ chromium, cartlet, popup }) => {
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  await popup.locator('#scroller').evaluate((scroller) => scroller.scrollTo(0, 120));
  await expect.poll(() => cartlet.worker.evaluate(storedFrame)).toContain('"scroll":120');
  await cartlet.closePopup();

  const panel = await cartlet.openPage('about:blank');
  await panel.setViewportSize({ width: 400, height: 600 });
  await hold(panel, '**/assets/main-*.js');
  await panel.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  await expect.poll(() => panel.locator('#scroller').evaluate(({ scrollTop }) => scrollTop)).toBe(120);
});

test('Without a snapshot the search field shows first, and then the panel is loaded', async ({
  cartlet,
  chromium,
  shop,
}) => {
  await cartlet.connect(connectionTo(shop));
  const page = await cartlet.openPage('about:blank');
  const times = await timesOf(page);
  const script = await hold(page, '**/assets/main-*.js');
  await page.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  const field = page.locator('#search');
  // The placeholder names the field before the panel runs, too.
  await expect(field).toHaveAttribute('placeholder', 'Search products');
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'en',
    'ltr',
  ]);

  script.arrive();
  await expect(field).toHaveAttribute('aria-label', 'Search products');
  await expect.poll(() => times.asked - times.painted).toBeGreaterThan(0);
});

test('A search typed while the last view is still loading is run', async ({ chromium, cartlet, popup, shop }) => {
  const [first = '', second = ''] = shop.simpleProducts;
  await searchAndAdd(popup, first);
  await cartButton(popup).click();
  const isLeft = `chrome.storage.session.get('page/snapshot').then((kept) =>
    JSON.parse(kept['page/snapshot']?.text ?? 'null')?.history.at(-1).view.name)`;
  await expect.poll(() => popup.evaluate(isLeft)).toBe('cart');

  const page = await cartlet.openPage('about:blank');
  const views = await hold(page, '**/assets/views-*.js');
  const asked = page.waitForRequest('**/assets/views-*.js');
  await page.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  await asked;
  await page.locator('#search').fill(second);
  views.arrive();

  await expect(results(page).getByRole('listitem').filter({ hasText: second })).toBeVisible();
  await expect(searchField(page)).toHaveValue(second);
});

/**
 * When the first contents were on screen and when the page requested the panel's script, both by one clock. Seconds.
 */
async function timesOf(page: Page): Promise<{ painted: number; asked: number }> {
  const times = { painted: Number.NaN, asked: Number.NaN };
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Page.lifecycleEvent', ({ name, timestamp }) => {
    if (name === 'firstContentfulPaint') times.painted = timestamp;
  });
  devtools.on('Network.requestWillBeSent', ({ request, timestamp }) => {
    if (/\/main-[^/]*\.js$/.test(request.url)) times.asked = timestamp;
  });
  await devtools.send('Network.enable');
  await devtools.send('Page.enable');
  await devtools.send('Page.setLifecycleEventsEnabled', { enabled: true });
  return times;
}

/** Holds a file back until the test lets it arrive. */
async function hold(page: Page, address: string): Promise<{ arrive: () => void }> {
  let arrive = () => {};
  const mayArrive = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(address, async (route) => {
    await mayArrive;
    await route.continue();
  });
  return { arrive };
}

/** Evaluated in the worker: the stored first frame. */
const storedFrame = `chrome.storage.session.get('page/frame').then((kept) => kept['page/frame']?.text ?? '')`;
