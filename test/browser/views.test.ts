/** The facts of every view: it keeps its place in each language, width and light, and axe finds nothing in it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../src/build/install.mjs';
import { pseudoText } from '../run/pseudo.ts';
import { readTexts } from '../run/texts.ts';
import { expectAccessible } from './axe.ts';
import { connectionTo, test } from './extension.ts';
import { expectInPlace, expectInType } from './layout.ts';
import { pseudoBuild } from './prepare.ts';
import { parts } from './views.ts';

interface Speech {
  language: string;
  locale: string;
  /** What is looked for: things with options and things without, several of each. */
  words: string;
}

const languages: Record<string, Speech> = {
  en: { language: 'en', locale: 'en', words: 'mug' },
  de: { language: 'de', locale: 'de', words: 'Becher' },
  fr: { language: 'fr', locale: 'fr', words: 'acier' },
  ar: { language: 'ar', locale: 'ar', words: 'النحاس' },
  'long words': { language: 'en', locale: 'en', words: 'mug' },
};
/** A narrow side panel, a popup, and a tab. */
const widths = [320, 400, 800];
const schemes = ['light', 'dark'] as const;

/** Where to put a picture of each view, for somebody to look at. */
const pictures = process.env['TEST_PICTURES'] && join(root, process.env['TEST_PICTURES']);

for (const [name, { language, locale, words }] of Object.entries(languages)) {
  test.describe(name, () => {
    test.use({ language });
    if (name === 'long words') {
      test.use({
        installation: { extension: join(root, pseudoBuild), args: [] },
        texts: async ({ language }, use) => use(await readTexts(language, pseudoText)),
      });
    }

    for (const [part, walk] of Object.entries(parts)) {
      test(`Everything keeps its place: ${part}`, async ({ cartlet, chromium, shop, texts }) => {
        await cartlet.connect({ ...connectionTo(shop), Locale: locale });
        const panel = await cartlet.openPage('about:blank');
        await panel.setViewportSize({ width: 400, height: 600 });
        await panel.goto(chromium.addressOf('src/popup/index.html'));
        await walk({
          panel,
          shop,
          texts,
          words,
          look: async (view) => {
            await keepsItsPlace(panel, `${name}, ${view}`);
            await expectInType(panel, `${name}, ${view}`);
            // From right to left axe may find other things; in other words it finds the same.
            if (language === 'ar') await expectAccessible(panel, ['dark']);
          },
        });
      });
    }
  });
}

for (const [part, walk] of Object.entries(parts)) {
  test(`Axe finds nothing in the popup, light or dark: ${part}`, async ({ cartlet, shop, texts }) => {
    await cartlet.connect(connectionTo(shop));
    const panel = await cartlet.openPopup();
    const look = (view: string) => test.step(view, () => expectAccessible(panel));
    await walk({ panel, shop, texts, words: 'mug', look });
  });
}

async function keepsItsPlace(panel: Page, where: string): Promise<void> {
  for (const width of widths) {
    await panel.setViewportSize({ width, height: 600 });
    for (const colorScheme of schemes) {
      await panel.emulateMedia({ colorScheme });
      await expectInPlace(panel, `${where}, ${colorScheme}, ${width} wide`);
      if (!pictures) continue;
      await mkdir(pictures, { recursive: true });
      await panel.screenshot({ path: join(pictures, `${where}, ${colorScheme}, ${width}.png`) });
    }
  }
  await panel.setViewportSize({ width: 400, height: 600 });
}
