/** Every component in every state: in both color schemes and directions, and in any accent that a merchant chooses. */
import { serveGallery } from '../../run/gallery.ts';
import { axeIn, expectAccessible } from '../harness/accessibility.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';

/** From yellow to navy. */
const accents = ['#ffe600', '#39ff14', '#ff6a00', '#e4002b', '#7a3cff', '#000066'];

const test = base.extend<{ gallery: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  gallery: async ({}, use) => {
    const { url, close } = await serveGallery();
    await use(`${url}sheet.html`);
    await close();
  },
});

for (const language of ['en', 'ar']) {
  test(`Axe finds nothing in any component, light or dark, in ${language}`, async ({ cartlet, gallery }) => {
    const page = await cartlet.openPage(`${gallery}?language=${language}`);
    await expect(page.locator('.sample').nth(40)).toBeAttached();
    await expectAccessible(page);
    // Axe has this rule switched off: https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum
    const { violations, passes } = await (await axeIn(page)).withRules(['target-size']).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(100);
    // No component is wider than the page.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test('With more contrast quiet texts have the color of the others', async ({ cartlet, gallery }) => {
  const page = await cartlet.openPage(gallery);
  const price = page.locator('.sample .price-was').first();
  const colors = () =>
    price.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(document.body).color]);
  await page.emulateMedia({ contrast: 'no-preference' });
  await expect.poll(async () => new Set(await colors()).size).toBe(2);
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(async () => new Set(await colors()).size).toBe(1);
});

test('A picture becomes visible once it has loaded', async ({ cartlet, gallery }) => {
  const page = await cartlet.openPage(gallery);
  await expect(page.locator('.sample .picture img').first()).toHaveCSS('opacity', '1');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`Texts have enough contrast in every accent, ${scheme}`, async ({ cartlet, gallery }) => {
    const page = await cartlet.openPage(gallery);
    await expect(page.locator('.sample').nth(40)).toBeAttached();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const accent of accents) {
      await page.evaluate((color) => document.documentElement.style.setProperty('--accent', color), accent);
      const { violations, passes } = await (await axeIn(page)).withRules(['color-contrast']).analyze();
      const found = violations.flatMap(({ nodes }) =>
        nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
      );
      expect(found, accent).toEqual([]);
      // An empty page would pass.
      expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(150);
    }
  });
}
