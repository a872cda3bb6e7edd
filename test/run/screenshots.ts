/** The screenshots for the stores: the real popup on the demo store, with a caption beside it. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, chromium as playwright } from '@playwright/test';
import manifest from '../../manifest.json' with { type: 'json' };
import { readBrand } from '../../src/build/brand.ts';
import { readVariables } from '../../src/build/environment.ts';
import { root } from '../../src/build/install.mjs';
import { type Captions, readCaptions } from '../../src/build/store-texts.ts';
import { demoShop } from '../demo-store/catalogue/shop.ts';
import type { Browser } from './browser.mjs';
import { setFonts } from './fonts.ts';
import { allPicturesThere, type Brand, searches, withPopup } from './photograph.ts';
import { readTexts } from './texts.ts';

interface ScreenshotsOptions {
  browser: Browser;
  /** The folder of the packages. */
  folder: string;
}

/** The size that the stores ask for, in pixels. */
const size = { width: 1280, height: 800 };

/**
 * Writes `screenshots/<language>/<picture>.png` for each language of the extension. Name, icon and accent are those of
 * `.env`; the products are the demo store's.
 */
export async function takeScreenshots({ browser, folder }: ScreenshotsOptions): Promise<void> {
  const options = { root, packaged: true, target: 'chromium' } as const;
  const { name, icon, accent } = readBrand(readVariables('production', root), options);
  const brand: Brand = { CARTLET_NAME: name, CARTLET_ICON: icon, CARTLET_ACCENT: accent };
  for (const language of await readdir(join(root, 'public', '_locales'))) {
    const captions = await readCaptions(language, name || manifest.name);
    const target = join(folder, 'screenshots', language);
    await mkdir(target, { recursive: true });
    await withPopup({ browser, brand, language }, async (popup, closePopup) => {
      const shots = await shop(popup, language);
      const address = await closePopup();
      await compose(address, { shots, captions, language, target, accent: accentOf(brand) });
    });
  }
}

function accentOf(brand: Brand): string {
  return brand.CARTLET_ACCENT || (brand.CARTLET_NAME ? demoShop.accent : 'oklch(0.53 0.13 158)');
}

/** Searches, opens a product and shows the cart as a shopper does. Gives a picture of each view. */
async function shop(popup: Page, language: string): Promise<Record<keyof Captions, Buffer>> {
  const say = await readTexts(language);
  const picture = async () => {
    await popup.evaluate(allPicturesThere);
    return popup.screenshot();
  };
  const search = popup.getByRole('combobox', { name: say('searchProducts') });
  const results = popup.getByRole('list', { name: say('searchResults') });
  const adding = results.getByRole('button', { name: new RegExp(`^${say('addToCartNamed', '.+')}$`) });
  await search.fill(searches[language] ?? '');
  await adding.first().click();
  const cartButton = (count: number) => popup.getByRole('button', { name: say.counted('cartItems', count) });
  await cartButton(1).waitFor();
  await adding.nth(1).click();
  await cartButton(2).waitFor();
  await results.getByRole('listitem').first().scrollIntoViewIfNeeded();
  const found = await picture();

  await results.getByRole('listitem').nth(1).getByRole('button').first().click();
  await popup.getByRole('button', { name: say('addToCart'), exact: true }).waitFor();
  const looked = await picture();

  await cartButton(2).click();
  await popup.getByRole('list', { name: say('cart'), exact: true }).waitFor();
  return { search: found, product: looked, cart: await picture() };
}

interface CompositionOptions {
  shots: Record<keyof Captions, Buffer>;
  captions: Captions;
  language: string;
  /** The folder for the pictures of this language. */
  target: string;
  /** CSS colour. */
  accent: string;
}

/** Draws each picture beside its caption, in a tab of the browser at `address`, and writes it to `target`. */
async function compose(address: string, { shots, captions, language, target, accent }: CompositionOptions) {
  const connection = await playwright.connectOverCDP(address);
  try {
    const page = await connection.contexts()[0]?.newPage();
    if (!page) throw new Error('The browser has no profile');
    await page.setViewportSize(size);
    for (const name of Object.keys(shots) as (keyof Captions)[]) {
      await page.setContent(`<!doctype html>
        <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
        <style>
          body { margin: 0; block-size: 800px; display: grid; grid-template-columns: 1fr 480px; gap: 80px; align-items: center;
            padding-inline: 96px; box-sizing: border-box; background: oklch(from ${accent} 0.955 min(c, 0.03) h); }
          h1 { margin: 0; font-size: 56px; font-weight: 600; line-height: 1.15; color: oklch(from ${accent} 0.25 min(c, 0.05) h); text-wrap: balance; }
          img { inline-size: 480px; block-size: 720px; border-radius: 14px; box-shadow: 0 16px 48px oklch(0 0 0 / 0.18); }
        </style>
        <h1></h1><img alt="" src="data:image/png;base64,${shots[name].toString('base64')}">`);
      await setFonts(page);
      await page.locator('h1').evaluate((heading, words) => {
        heading.textContent = words;
      }, captions[name]);
      await page.evaluate(allPicturesThere);
      await page.screenshot({ path: join(target, `${name}.png`), scale: 'css' });
    }
  } finally {
    await connection.close();
  }
}
