/** Opens the real popup on the demo store to take pictures of it. */
import { type Page, chromium as playwright } from '@playwright/test';
import { buildExtension } from '../../src/build/build-extension.ts';
import { serve } from '../demo-store/store/serve.ts';
import { createDemoStore } from '../demo-store/store/store.ts';
import type { Browser } from './browser.mjs';
import { launchChromium } from './chromium.ts';
import { demoSettings } from './demo-settings.ts';
import { setFonts } from './fonts.ts';
import { watchWorker } from './worker.ts';

/** Name, icon and accent, by the names of the `.env` file; empty for Cartlet's own. */
export type Brand = Record<'CARTLET_NAME' | 'CARTLET_ICON' | 'CARTLET_ACCENT', string>;

/** A search text for each language. */
export const searches: Record<string, string> = { en: 'mug', de: 'Becher', fr: 'tasse', ar: 'كوب' };

interface SessionOptions {
  browser: Browser;
  brand: Brand;
  language: string;
}

/**
 * Builds the extension in one language, opens its popup on a screen with two device pixels per CSS pixel, and closes
 * everything after `work`.
 *
 * @param work receives the popup, and a function that closes the popup and gives the debugger's address
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
      // Playwright does not report a popup that opens after Playwright has connected.
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
 * Runs in the popup. Resolves once every picture in view has loaded. A row far below is not rendered, so its picture
 * never loads.
 */
export function allPicturesThere(): Promise<unknown> {
  const images = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return image.checkVisibility({ contentVisibilityAuto: true }) && top < innerHeight && bottom > 0;
  });
  return Promise.all(images.map((image) => image.decode().catch(() => undefined)));
}
