import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type ColorScheme = 'light' | 'dark';

/**
 * The rules of axe whose result depends on colors:
 * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * Axe finds nothing in the page as it is now: with all of its rules in the first color scheme, and with those about
 * colors in the others.
 */
export async function expectAccessible(
  page: Page,
  [first, ...others]: [ColorScheme, ...ColorScheme[]] = ['light', 'dark'],
): Promise<void> {
  expect(await violationsIn(page, first)).toEqual([]);
  for (const scheme of others) expect(await violationsIn(page, scheme, colorRules)).toEqual([]);
}

/** Axe for a page: its script, half a megabyte, is sent to each page once. */
export async function axeIn(page: Page): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // The other mode of axe opens a tab, which closes the popup.
  return new AxeBuilder({ page, ...(isThere && { axeSource: 'undefined' }) }).setLegacyMode();
}

async function violationsIn(page: Page, colorScheme: ColorScheme, rules?: string[]): Promise<string[]> {
  // With less motion colors change at once and not in steps.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const axe = (await axeIn(page)).options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
}
