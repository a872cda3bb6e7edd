/** The real popup in front of the demo store, for a picture of it. */
import { type Page, chromium as playwright } from '@playwright/test';
import { buildExtension } from '../../src/build/build-extension.ts';
import { serve } from '../demo-store/store/serve.ts';
import { createDemoStore } from '../demo-store/store/store.ts';
import type { Browser } from './browser.mjs';
import { launchChromium } from './chromium.ts';
import { demoSettings } from './demo-settings.ts';
import { setFonts } from './fonts.ts';
import { watchWorker } from './worker.ts';

/** Name, icon and accent, by the names of the `.env` file; empty for our own. */
export type Brand = Record<'CARTLET_NAME' | 'CARTLET_ICON' | 'CARTLET_ACCENT', string>;

/** What is looked for, in the languages of the demo store. */
export const searches: Record<string, string> = { en: 'mug', de: 'Becher', fr: 'tasse', ar: 'كوب' };

interface SessionOptions {
  browser: Browser;
  brand: Brand;
  language: string;
}

/**
 * Opens the popup of a build for one language on a screen of twice the pixels, set in the fonts of pictures, and ends it all
 * after the work.
 *
 * @param work gets the popup, and what closes it, which gives the browser's address for tools
 */
export async function withPopup(
  { browser, brand, language }: SessionOptions,
  work: (popup: Page, closePopup: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const store = createDemoStore();
  const { url, close } = await serve(store.fetch);
  try {
    const settings = { ...demoSettings(store, url), ...brand, CARTLET_LOCALE: language };
    const { folder: extension } = await buildExtension({ mode: 'demo', outDir: '.build/pictures', settings });
    const chromium = await launchChromium({
      executable: browser.path,
      extension,
      headless: true,
      args: [`--lang=${language}`, '--remote-debugging-port=0', '--screen-info={2560x2048 devicePixelRatio=2}'],
    });
    try {
      const worker = await watchWorker(chromium);
      await worker.evaluate('chrome.action.openPopup()');
      await chromium.popupOpened();
      const address = await chromium.debuggerAddress();
      // Playwright is not told of a popup that opens after it has connected.
      const connection = await playwright.connectOverCDP(address);
      const popup = connection
        .contexts()[0]
        ?.pages()
        .find((page) => page.url().includes('/src/popup/'));
      if (!popup) throw new Error('The popup closed before its picture was taken');
      await setFonts(popup);
      await work(popup, async () => {
        await connection.close();
        await chromium.closePopup();
        return address;
      });
      await connection.close();
    } finally {
      await chromium.close();
    }
  } finally {
    await close();
  }
}

/**
 * Runs in the popup: resolves once every picture in view is there. One that is not drawn, as in a row far below, is never
 * loaded, and would be waited for in vain.
 */
export function allPicturesThere(): Promise<unknown> {
  const images = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return image.checkVisibility({ contentVisibilityAuto: true }) && top < innerHeight && bottom > 0;
  });
  return Promise.all(images.map((image) => image.decode().catch(() => undefined)));
}
