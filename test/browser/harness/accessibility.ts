import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Axe has nothing against the page as it is now, in light and in dark. */
export async function expectAccessible(page: Page, schemes: ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
  for (const colorScheme of schemes) {
    // With less motion colours change at once, not by and by.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Its other mode opens a tab, which closes the popup.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found).toEqual([]);
  }
}
