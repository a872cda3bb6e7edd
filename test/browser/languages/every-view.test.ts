/** Every view of the panel: it keeps its shape in each language and width, and axe finds nothing in it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../src/build/install.mjs';
import { expectAccessible } from '../harness/accessibility.ts';
import { test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { expectInPlace, expectInType } from '../harness/layout.ts';
import { parts } from '../harness/panel-walk.ts';

/** A narrow side panel, a popup, and a tab. */
const widths = [320, 400, 800];

/** The folder for a picture of each view, for a developer to look at. */
const pictures = process.env['TEST_PICTURES'] && join(root, process.env['TEST_PICTURES']);

// About thirty views each, on two busy cores.
test.describe.configure({ timeout: 180_000 });

for (const [part, walk] of Object.entries(parts)) {
  test(`Every view keeps its place, and is accessible: ${part}`, async ({ cartlet, shop, texts, language }, {
    project,
  }) => {
    await cartlet.connect(connectionTo(shop, { preferences: { locale: language.locale } }));
    const panel = await cartlet.openPanelInTab();
    const look = (view: string) =>
      test.step(view, async () => {
        await keepsItsPlace(panel, `${project.name}, ${view}`);
        await expectInType(panel, `${project.name}, ${view}`);
        // Axe may object to other things from right to left; in the other languages it sees what it sees in English.
        if (project.name === 'en') await expectAccessible(panel, ['light', 'dark']);
        if (language.direction === 'rtl') await expectAccessible(panel, ['dark']);
      });
    await walk({ panel, shop, texts, words: language.search, look });
  });
}

/** Colors take no room (test/styles.test.ts), so each width is measured once. */
async function keepsItsPlace(panel: Page, where: string): Promise<void> {
  for (const width of widths) {
    await panel.setViewportSize({ width, height: 600 });
    await expectInPlace(panel, `${where}, ${width} wide`);
    if (pictures) await photograph(panel, join(pictures, `${where}, ${width}`));
  }
  await panel.setViewportSize({ width: 400, height: 600 });
}

async function photograph(panel: Page, path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme });
    await panel.screenshot({ path: `${path}, ${colorScheme}.png` });
  }
}
