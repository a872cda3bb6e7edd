/** The browser does not draw entries far below (`content-visibility`), and the list is as long as if it did. */
import type { Cart } from '@commercetools/platform-sdk';
import type { Locator } from '@playwright/test';
import { variantsOf } from '../../demo-store/store/shop.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { cartButton, cartLines, results, searchAndAdd, searchField } from '../harness/shopper.ts';

test('A result takes as much room before it is drawn as after', async ({ popup }) => {
  await searchField(popup).fill('a');
  const rows = results(popup).getByRole('listitem');
  await bringNextPage(rows);
  await expectSameRoom(rows);
});

test('A tile takes as much room before it is drawn as after', async ({ popup }) => {
  await popup.getByRole('button', { name: 'All categories' }).click();
  await popup.locator('.tree-name').first().click();
  const tiles = popup.getByRole('list', { name: 'Products' }).getByRole('listitem');
  await bringNextPage(tiles);
  await expectSameRoom(tiles);
});

test('A line of the cart takes as much room before it is drawn as after', async ({ popup, shop }) => {
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(() => shop.lines()).toHaveLength(1);
  const [cart] = shop.store.inspect.carts();
  const skus = shop.catalogue.products
    .flatMap(variantsOf)
    .filter(({ availability }) => availability?.isOnStock !== false)
    .map(({ sku }) => sku);
  const device = shop.store.elsewhere(cart as Cart);
  device.change(...skus.slice(0, 30).map((sku) => ({ action: 'addLineItem', sku })));
  await popup.evaluate(refresh);
  await cartButton(popup).click();
  await expect.poll(() => cartLines(popup).count()).toBeGreaterThan(20);

  await expectSameRoom(cartLines(popup));
});

/** Evaluated in the popup. */
const refresh = `chrome.runtime.sendMessage({
  type: 'cart.change',
  payload: { id: crypto.randomUUID(), kind: 'refresh' },
})`;

async function bringNextPage(entries: Locator): Promise<void> {
  await expect.poll(() => entries.count()).toBe(20);
  await entries.last().evaluate((last) => last.scrollIntoView());
  await expect.poll(() => entries.count()).toBe(40);
}

/**
 * The height of one entry depends on its lines of text, so the sums are compared: they are what the shopper scrolls.
 */
async function expectSameRoom(entries: Locator): Promise<void> {
  const undrawn = await entries.evaluateAll((all) =>
    all.flatMap((entry, place) => {
      const isDrawn = entry.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
      return isDrawn ? [] : [{ place, before: entry.getBoundingClientRect().height }];
    }),
  );
  expect(undrawn.length).toBeGreaterThan(5);
  const room = { before: 0, after: 0 };
  for (const { place, before } of undrawn) {
    const entry = entries.nth(place);
    await entry.scrollIntoViewIfNeeded();
    await expect(entry.locator('.facts-name')).toBeInViewport();
    room.before += before;
    room.after += await entry.evaluate((element) => element.getBoundingClientRect().height);
  }
  expect(room.before / room.after).toBeGreaterThan(0.9);
  expect(room.before / room.after).toBeLessThan(1.1);
}
