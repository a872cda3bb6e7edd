import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { buildExtension } from '../../src/build/build-extension.ts';
import { openShop, type Shop } from '../browser/shop.ts';
import { demoSettings } from '../run/demo-settings.ts';
import { findFirefox } from '../run/firefox.mjs';

export { expect } from '@playwright/test';

/** Firefox makes one up for each installation, unless it is told. */
const uuid = '0c5a7e1d-1b9f-4e36-8c2e-5f7d3a9b6e10';

/** After how much idleness the background page is stopped, in milliseconds. Thirty seconds for people. */
const idleTimeout = 1_000;

/** The extension as a person has it in Firefox, connected to a demo store of its own. */
export interface Cartlet {
  /** Opens the panel in a tab, where a person's keys and clicks can be given to it. */
  openPanel(): Promise<Page>;
  /** Opens the real popup at the toolbar; no test may put its hands on it. */
  openPopup(page: Page): Promise<void>;
  /** What the cart's button says in that popup. */
  cartInPopup(page: Page): Promise<string | undefined>;
  /** Waits until Firefox has stopped the background page because nothing asks it anything. */
  backgroundStopped(page: Page): Promise<void>;
}

interface Fixtures {
  shop: Shop;
  firefox: Browser;
  cartlet: Cartlet;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  shop: async ({}, use) => {
    const shop = await openShop();
    await use(shop);
    await shop.close();
  },
  firefox: async ({ shop }, use) => {
    const settings = demoSettings(shop.store, shop.url);
    const { folder } = await buildExtension({
      mode: 'test',
      target: 'firefox',
      outDir: '.build/test-firefox',
      settings,
    });
    const { gecko } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).browser_specific_settings;
    const firefox = await puppeteer.launch({
      browser: 'firefox',
      executablePath: await findFirefox(),
      // Otherwise no test may go to a page of an extension.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [gecko.id]: uuid }),
        'extensions.background.idle.timeout': idleTimeout,
        'extensions.openPopupWithoutUserGesture.enabled': true,
      },
    });
    await firefox.installExtension(folder);
    await use(firefox);
    await firefox.close();
  },
  cartlet: async ({ firefox }, use) => {
    const problems: string[] = [];
    await use({
      async openPanel() {
        const page = await firefox.newPage();
        page.on('pageerror', (error) => problems.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
        // Firefox does not report the load of such a page.
        await page.goto(`moz-extension://${uuid}/src/popup/index.html`, { waitUntil: [] });
        await page.locator('::-p-aria([name="Search products"][role="combobox"])').wait();
        return page;
      },
      openPopup: (page) => page.evaluate('browser.action.openPopup()').then(() => undefined),
      cartInPopup: (page) =>
        page.evaluate(`(() => {
          const [popup] = browser.extension.getViews({ type: 'popup' });
          return popup?.document.querySelector('button[aria-label^="Cart, "]')?.ariaLabel;
        })()`) as Promise<string | undefined>,
      async backgroundStopped(page) {
        const running = () =>
          page.evaluate(`browser.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then(({ length }) => length)`);
        await expect.poll(running).toBe(0);
      },
    });
    expect(problems, 'what went wrong unnoticed').toEqual([]);
  },
});
