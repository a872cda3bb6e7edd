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
  // The panel's own script is on its way.
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await panel.route('**/assets/main-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await panel.goto(chromium.addressOf('src/popup/index.html'), { waitUntil: 'commit' });
  await expect(results(panel).getByRole('listitem').first()).toContainText(name);
  await expect(searchField(panel)).toHaveValue(name);
  await expect(searchField(panel)).toBeFocused();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 1 item');
  await expect(panel.locator('img')).toHaveCount(0);

  arrive();
  await expect(panel.locator('img').first()).toBeVisible();
  await addButton(panel, name).click();
  await expect(cartButton(panel)).toHaveAccessibleName('Cart, 2 items');
  expect(await layoutShift(panel)).toBe(0);
});

/** Evaluated in the worker: what is kept of the document. */
const keptFrame = `chrome.storage.session.get('page/frame').then((kept) => JSON.stringify(kept))`;
