import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, chromium as playwright } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';
import { root } from '../../src/build/install.mjs';
import type { Browser } from './browser.mjs';
import { setFonts } from './fonts.ts';
import { buildGallery, serveGallery } from './gallery.ts';
import { allPicturesThere, searches, withPopup } from './photograph.ts';
import { readTexts } from './texts.ts';

interface PicturesOptions {
  browser: Browser;
  /** Compares new pictures with the stored ones and does not replace them. */
  compare: boolean;
}

/** Pictures by their names, without extension. */
type Pictures = Record<string, Buffer>;

const folder = join(root, 'docs', 'pictures');
/** The folder for pictures that differ. */
const otherwise = join(root, '.build', 'pictures-otherwise');
/** Stores which browser took the pictures. */
const record = join(folder, 'taken.json');

/** Up to this number of pixels may differ without a visible change. */
const fewPixels = 20;

/**
 * Takes all pictures, and stores or compares them.
 *
 * @returns whether the comparison found no difference
 */
export async function pictures({ browser, compare }: PicturesOptions): Promise<boolean> {
  const taken: Pictures = {
    ...(await views(browser, 'en', ['light', 'dark'])),
    ...(await views(browser, 'ar', ['light'])),
    ...(await gallery(browser)),
  };
  const version = await versionOf(browser);
  if (compare) return compared(taken, version);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, picture] of Object.entries(taken)) await writeFile(fileOf(name), picture);
  await writeFile(record, `${JSON.stringify({ browser: version }, undefined, 2)}\n`);
  console.log(`${Object.keys(taken).length} pictures, taken by ${version}: ${folder}`);
  return true;
}

function fileOf(name: string): string {
  return join(folder, `${name}.png`);
}

async function versionOf(browser: Browser): Promise<string> {
  const launched = await playwright.launch({ executablePath: browser.path, args: ['--no-sandbox'] });
  const version = launched.version();
  await launched.close();
  return `Chromium ${version}`;
}

/** Searches, opens a product and shows the cart, with a picture of each view in each colour scheme. */
async function views(browser: Browser, language: string, schemes: ('light' | 'dark')[]): Promise<Pictures> {
  const taken: Pictures = {};
  const say = await readTexts(language);
  const brand = { CARTLET_NAME: '', CARTLET_ICON: '', CARTLET_ACCENT: '' };
  await withPopup({ browser, brand, language }, async (popup) => {
    const look = async (view: string) => {
      for (const scheme of schemes) {
        await popup.emulateMedia({ colorScheme: scheme });
        taken[`${language}-${view}-${scheme}`] = await shot(popup);
      }
    };
    await popup.getByRole('listitem').first().waitFor();
    await look('home');
    const results = popup.getByRole('list', { name: say('searchResults') });
    await popup.getByRole('combobox', { name: say('searchProducts') }).fill(searches[language] ?? '');
    await results.locator('.add-button:not(.is-choice)').first().click();
    const cart = popup.getByRole('button', { name: say.counted('cartItems', 1) });
    await cart.waitFor();
    await look('results');
    await results.locator('.facts-name').first().click();
    await popup.getByRole('button', { name: say('addToCart'), exact: true }).waitFor();
    await look('product');
    await cart.click();
    await popup.locator('.totals').waitFor();
    await look('cart');
  });
  return taken;
}

/** The gallery, in both colour schemes and from right to left. */
async function gallery(browser: Browser): Promise<Pictures> {
  await buildGallery();
  const { url, close } = await serveGallery();
  const launched = await playwright.launch({ executablePath: browser.path, args: ['--no-sandbox'] });
  const taken: Pictures = {};
  try {
    for (const [name, colorScheme, language] of [
      ['gallery-light', 'light', 'en'],
      ['gallery-dark', 'dark', 'en'],
      ['gallery-rtl', 'light', 'ar'],
    ] as const) {
      const page = await launched.newPage({ viewport: { width: 1300, height: 900 }, colorScheme });
      await page.goto(`${url}sheet.html?language=${language}`);
      await page.locator('.sample').nth(40).waitFor();
      await setFonts(page);
      taken[name] = await shot(page, true);
    }
  } finally {
    await launched.close();
    await close();
  }
  return taken;
}

async function shot(page: Page, fullPage = false): Promise<Buffer> {
  await page.evaluate(allPicturesThere);
  const picture = await page.screenshot({ fullPage, scale: 'css', animations: 'disabled', caret: 'hide' });
  return sharp(picture).png({ compressionLevel: 9 }).toBuffer();
}

async function compared(taken: Pictures, version: string): Promise<boolean> {
  const { browser } = JSON.parse(await readFile(record, 'utf8')) as { browser: string };
  if (browser !== version) {
    console.log(`Those pictures were taken by ${browser}, which draws otherwise than ${version}: nothing to compare.`);
    return true;
  }
  const lying = (await readdir(folder)).filter((file) => file.endsWith('.png')).map((file) => file.slice(0, -4));
  const differing = [];
  for (const name of new Set([...lying, ...Object.keys(taken)])) {
    const [now, before] = [taken[name], lying.includes(name) ? await readFile(fileOf(name)) : undefined];
    if (now && before && (await isAlike(name, before, now))) continue;
    differing.push(name);
  }
  if (differing.length > 0) console.log(`They look otherwise: ${differing.join(', ')}. See ${otherwise}`);
  else console.log(`${lying.length} pictures, and all look as they did.`);
  return differing.length === 0;
}

/** Whether two pictures look the same. If not, the new picture and a picture of the differences are stored. */
async function isAlike(name: string, before: Buffer, now: Buffer): Promise<boolean> {
  const [one, other] = await Promise.all(
    [before, now].map((picture) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!one || !other) return false;
  const { width, height } = other.info;
  await mkdir(otherwise, { recursive: true });
  if (one.info.width !== width || one.info.height !== height) {
    await writeFile(join(otherwise, `${name}.png`), now);
    return false;
  }
  const marked = Buffer.alloc(width * height * 4);
  if (pixelmatch(one.data, other.data, marked, width, height, { threshold: 0.1 }) <= fewPixels) return true;
  await writeFile(join(otherwise, `${name}.png`), now);
  await sharp(marked, { raw: { width, height, channels: 4 } }).toFile(join(otherwise, `${name}-where.png`));
  return false;
}
