import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { buildExtension } from '../../src/build/build-extension.ts';
import { openTestShop, type TestShop } from '../browser/harness/test-shop.ts';
import { demoSettings } from '../run/demo-settings.ts';
import { findFirefox } from '../run/firefox.mjs';

export { expect } from '@playwright/test';

/** Firefox makes up a UUID for each installation, unless a preference names it. */
const uuid = '0c5a7e1d-1b9f-4e36-8c2e-5f7d3a9b6e10';

/** Firefox stops an idle background page after this time. Milliseconds; for shoppers it is thirty seconds. */
const idleTimeout = 1_000;

/** The extension as a shopper has it in Firefox, connected to the demo store of the test. */
export interface Cartlet {
  /** Opens the panel in a tab, where a test can send keys and clicks. */
  openPanel(): Promise<Page>;
  /** Opens the real popup at the toolbar, where no test can send keys or clicks. */
  openPopup(page: Page): Promise<void>;
  /** The accessible name of the cart button in that popup. */
  cartInPopup(page: Page): Promise<string | undefined>;
  /** Waits until Firefox has stopped the idle background page. */
  backgroundStopped(page: Page): Promise<void>;
}

interface Fixtures {
  shop: TestShop;
  firefox: Browser;
  cartlet: Cartlet;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  shop: async ({}, use) => {
    const shop = await openTestShop();
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
      // Otherwise a test cannot open a page of an extension.
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
    expect(problems, 'errors that no code has caught').toEqual([]);
  },
});
