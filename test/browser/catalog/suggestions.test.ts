import type { Page } from '@playwright/test';
import { expect, test } from '../harness/chromium-extension.ts';
import { results, search, searchField } from '../harness/shopper.ts';

test('Suggestions that come late move no result away from under the pointer', async ({ popup, shop }) => {
  const suggestions = popup.getByRole('listbox', { name: 'Suggestions' });
  // The worker learns from the first answer whether the shop suggests searches.
  await searchField(popup).fill('jug');
  await expect(suggestions.getByRole('option', { name: 'Enamel jug' })).toBeVisible();
  let answer = () => {};
  const hold = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const asked = shop.faults.add({
    match: ({ path }) => path.endsWith('/product-projections/suggest'),
    times: Number.POSITIVE_INFINITY,
    fault: { hold },
  });
  await search(popup, 'beaker');
  await expect(results(popup)).toHaveAttribute('aria-busy', 'false');
  await expect.poll(asked.struck).toBeGreaterThan(0);
  await expect(suggestions).toBeHidden();
  const before = await topOfResults(popup);
  answer();
  await expect(suggestions.getByRole('option', { name: 'Low beaker' })).toBeVisible();
  expect(await topOfResults(popup)).toBe(before);
});

test('Highlighted words are readable in the forced colors of a dark system', async ({ popup }) => {
  await popup.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await searchField(popup).fill('mug');

  for (const mark of [results(popup).locator('mark').first(), popup.locator('.suggestion mark').first()]) {
    await expect(mark).toBeVisible();
    const colorOf = (element: Element) => getComputedStyle(element).color;
    expect(await mark.evaluate(colorOf)).toBe(await mark.locator('..').evaluate(colorOf));
    await expect(mark).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  }
});

async function topOfResults(popup: Page): Promise<number | undefined> {
  return (await results(popup).boundingBox())?.y;
}
