/** A shop with odd and hostile data: no script in its texts runs, and every part of the panel keeps its place. */
import type { Page } from '@playwright/test';
import type { Chromium } from '../../run/chromium.ts';
import { type Cartlet, expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { expectInPlace, expectNothingRan, layoutShift } from '../harness/layout.ts';
import { alert, cartButton, cartLines, settled } from '../harness/shopper.ts';
import { odd, shownProducts } from './odd-shop.ts';

test.use({ catalogue: odd });

/** Searches of an attacker, and of shoppers who write in other ways. */
const hostileSearches = [
  '") or 1=1 or name(en="',
  '((((((((((',
  '100 % %20 %00 %',
  'mug\u0000cup',
  'half \ud83d an emoji \udd2b',
  '🫖👩‍👩‍👧‍👦',
  'كوب قهوة',
  'ถ้วยกาแฟสีขาว',
  '\u202Egnp.gum',
  `Z${'\u0335\u0321\u0348'.repeat(40)}`,
  '<img src=x onerror="globalThis.ran=1">',
  'W'.repeat(300),
  'wide words '.repeat(30),
  '*?~^"\\',
  '__proto__',
];

/** The panel in its popup, and as narrow as the narrowest side panel. */
const panels: Record<string, (cartlet: Cartlet, chromium: Chromium) => Promise<Page>> = {
  'the popup': (cartlet) => cartlet.openPopup(),
  'a panel of 320 pixels': async (cartlet, chromium) => {
    const page = await cartlet.openPage('about:blank');
    await page.setViewportSize({ width: 320, height: 510 });
    await page.goto(chromium.addressOf('src/popup/index.html'));
    return page;
  },
};

for (const [name, open] of Object.entries(panels)) {
  test.describe(`With odd products, in ${name}`, () => {
    test.beforeEach(async ({ cartlet, shop }) => {
      test.setTimeout(90_000);
      await cartlet.connect(connectionTo(shop));
    });

    test('every view keeps its shape, and no script of the shop runs', async ({ cartlet, chromium }) => {
      const panel = await watched(open(cartlet, chromium));
      await expect(panel.getByRole('listitem').first()).toBeVisible();
      await expectSound(panel, 'the front page');
      await panel.getByRole('button', { name: 'All categories' }).click();
      await expectSound(panel, 'the categories');
      await openEverything(panel);
      await expectSound(panel, 'all products');
      for (const { id } of shownProducts) {
        await panel.locator(`[id="result-${id}"]`).click();
        await expect(panel.getByRole('heading', { level: 1 })).toHaveText(/\S/);
        await expect(panel.getByRole('button', { name: 'Add to cart', exact: true }).or(obstacle(panel))).toBeVisible();
        await expectSound(panel, `the view of ${id}`);
        await panel.getByRole('button', { name: 'Back' }).click();
      }
      expect(await layoutShift(panel)).toBe(0);
    });

    test('the results of any search keep their shape', async ({ cartlet, chromium, shop }) => {
      const panel = await watched(open(cartlet, chromium));
      for (const words of ['odd', ...hostileSearches]) {
        await type(panel, words);
        await expect(panel.locator('.list-status')).toHaveText(/\S/);
        await expectSound(panel, JSON.stringify(words));
        await type(panel, '');
        await expect(panel.locator('.list-status')).toHaveCount(0);
      }
      expect(refusedRequests(shop.store.wire)).toEqual([]);
    });

    test('a cart full of them keeps its shape', async ({ cartlet, chromium, shop }) => {
      const panel = await watched(open(cartlet, chromium));
      await panel.getByRole('button', { name: 'All categories' }).click();
      await openEverything(panel);
      const adding = panel.getByRole('list', { name: 'Products' }).getByRole('button', { name: /^Add .* to cart$/s });
      const ids = await adding.evaluateAll((buttons) => buttons.map(({ id }) => id));
      // Its price is more than half of the largest exact number: the shop cannot add another price to it.
      const affordable = ids.filter((id) => id !== 'add-fortune');
      for (const id of affordable) await panel.locator(`[id="${id}"]`).click();
      await panel.getByRole('button', { name: 'Choose options for Odd hundred' }).click();
      await panel.getByRole('combobox', { name: 'Size' }).selectOption({ index: 40 });
      await expectSound(panel, 'options in their place');
      await panel.getByRole('button', { name: 'Add to cart', exact: true }).click();
      await cartButton(panel).click();
      await expect.poll(() => shop.lines().length).toBe(affordable.length + 1);
      await settled(panel);
      await expect(cartLines(panel)).toHaveCount(affordable.length + 1);
      await expectSound(panel, 'the cart');
      await panel.getByRole('table', { name: 'Totals' }).scrollIntoViewIfNeeded();
      await expectSound(panel, 'the totals');
      await panel.getByRole('button', { name: /^Remove Long name/ }).click();
      await expect(panel.getByRole('button', { name: 'Undo' })).toBeVisible();
      await expectSound(panel, 'the cart after a removal');
      expect(await layoutShift(panel)).toBe(0);
    });
  });
}

test('A window that is still growing gets the size that the panel wants', async ({ cartlet, chromium, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const panel = await cartlet.openPage(chromium.addressOf('src/popup/index.html'));
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  for (const size of [
    { width: 152, height: 356 },
    { width: 400, height: 356 },
    { width: 320, height: 510 },
  ]) {
    await panel.setViewportSize(size);
    const wanted = () =>
      panel.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { width: scrollWidth, height: scrollHeight };
      });
    await expect.poll(wanted).toEqual({ width: 400, height: 600 });
  }
});

for (const [currency, country, price, one] of [
  ['JPY', 'JP', '¥1,400', '¥1,400'],
  ['KWD', 'KW', 'KWD 4.250', 'KWD 4.250'],
  // A price may have fractions of a cent; a total has none.
  ['EUR', 'DE', '€12.35', '€12.3456'],
] as const) {
  test(`A price in ${currency} has the digits it is paid in: ${price}`, async ({ cartlet, shop }) => {
    await cartlet.connect(connectionTo(shop, { preferences: { currency, country } }));
    const popup = await cartlet.openPopup();
    await type(popup, 'odd');
    const row = popup.getByRole('listitem').filter({ hasText: one });
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: /^Add / }).click();
    await expect(popup.getByRole('button', { name: 'Cart, 1 item' })).toContainText(price);
    await cartButton(popup).click();
    await expect.poll(() => shop.lines().length).toBe(1);
    await settled(popup);
    await expect(popup.getByRole('row', { name: /^Total/ })).toContainText(price);
    await expectSound(popup, 'the cart');
  });
}

/** Ends the test when the panel opens a dialog: it never does by itself. */
async function watched(opening: Promise<Page>): Promise<Page> {
  const panel = await opening;
  panel.on('dialog', () => {
    throw new Error('A script of the shop has opened a dialog');
  });
  return panel;
}

async function expectSound(panel: Page, where: string): Promise<void> {
  await expectInPlace(panel, where);
  await expectNothingRan(panel, where);
  await expect(alert(panel), where).toHaveCount(0);
}

/** Sets the text by script: the browser's debugger would change some of these texts on their way. */
function type(panel: Page, words: string): Promise<void> {
  return panel.evaluate(`(() => {
    const field = document.querySelector('[role=combobox]');
    field.value = ${JSON.stringify(words)};
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  })()`);
}

/** From the categories to the list of all products, which loads the next ones as it is scrolled. */
async function openEverything(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'All products' }).click();
  const products = panel.getByRole('list', { name: 'Products' }).getByRole('listitem');
  await expect(async () => {
    await products.last().scrollIntoViewIfNeeded({ timeout: 1000 });
    expect(await products.count()).toBe(shownProducts.length);
  }).toPass({ timeout: 10_000 });
}

/** The reason why a product cannot be bought. */
const obstacle = (panel: Page) => panel.locator('p.product-purchase');

/** The requests that the shop refused, apart from those for pictures. */
function refusedRequests(wire: readonly { path: string; status: number }[]): string[] {
  return wire
    .filter(({ path, status }) => status >= 400 && !path.startsWith('/pictures/'))
    .map(({ path, status }) => `${status} ${path}`);
}
