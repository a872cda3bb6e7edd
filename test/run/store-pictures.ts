/** The screenshots for the stores: the real popup on the demo store, with a few words beside it. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, chromium as playwright } from '@playwright/test';
import manifest from '../../manifest.json' with { type: 'json' };
import { demoShop } from '../demo-store/catalogue/shop.ts';
import type { Browser } from './browser.mjs';
import { setFonts } from './fonts.ts';
import { root } from './install.mjs';
import { allPicturesThere, type Brand, searches, withPopup } from './photograph.ts';
import { type Captions, readCaptions } from './store-texts.ts';
import { readTexts } from './texts.ts';

interface PictureOptions {
  browser: Browser;
  /** The folder of the packages. */
  folder: string;
  brand: Brand;
}

/** What the stores ask for, in pixels. */
const size = { width: 1280, height: 800 };

/** Writes `screenshots/<language>/<picture>.png` for each language the extension speaks. */
export async function takePictures({ browser, folder, brand }: PictureOptions): Promise<void> {
  for (const language of await readdir(join(root, 'public', '_locales'))) {
    const captions = await readCaptions(language, brand.CARTLET_NAME || manifest.name);
    const place = join(folder, 'screenshots', language);
    await mkdir(place, { recursive: true });
    await photograph({ browser, brand, language, captions, place });
  }
}

interface ShootingOptions extends Omit<PictureOptions, 'folder'> {
  language: string;
  captions: Captions;
  /** The folder for this language. */
  place: string;
}

async function photograph({ browser, brand, language, captions, place }: ShootingOptions): Promise<void> {
  await withPopup({ browser, brand, language }, async (popup, closePopup) => {
    const shots = await errand(popup, language);
    const address = await closePopup();
    await compose(address, { shots, captions, language, place, accent: accentOf(brand) });
  });
}

function accentOf(brand: PictureOptions['brand']): string {
  return brand.CARTLET_ACCENT || (brand.CARTLET_NAME ? demoShop.accent : 'oklch(0.53 0.13 158)');
}

/** Finds something, looks at it, and puts it into the cart; a picture of each. */
async function errand(popup: Page, language: string): Promise<Record<keyof Captions, Buffer>> {
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
  place: string;
  accent: string;
}

async function compose(address: string, { shots, captions, language, place, accent }: CompositionOptions) {
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
      await page.screenshot({ path: join(place, `${name}.png`), scale: 'css' });
    }
  } finally {
    await connection.close();
  }
}
