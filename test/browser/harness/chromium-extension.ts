import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { root } from '../../../src/build/install.mjs';
import type { SettingsForm } from '../../../src/contract/settings.ts';
import type { Catalogue } from '../../demo-store/catalogue/shape.ts';
import type { Chromium } from '../../run/chromium.ts';
import { pseudoText } from '../../run/pseudo.ts';
import { readTexts, type Texts } from '../../run/texts.ts';
import type { ExtensionWorker } from '../../run/worker.ts';
import { cleanProfile } from './clean-profile.ts';
import { connectionTo } from './connection.ts';
import { evaluateInExtension, leaveExtension } from './extension-document.ts';
import { createExtensionPages } from './extension-pages.ts';
import { pseudoBuild, testBuild } from './global-setup.ts';
import { type Installation, withInstallation } from './installation.ts';
import { languages, type TestLanguage } from './languages.ts';
import { collectProblems, type Problems } from './problems.ts';
import { openTestShop, type TestShop } from './test-shop.ts';

export { expect } from '@playwright/test';

/** The extension as a shopper has it. */
export interface Cartlet {
  /**
   * Opens the toolbar popup: the worker calls `chrome.action.openPopup()`; `'click'` does what a click on the button
   * does, which leaves a stopped worker stopped.
   */
  openPopup(by?: 'worker' | 'click'): Promise<Page>;
  /** Ends the popup, as a click elsewhere does. */
  closePopup(): Promise<void>;
  /** Opens an address in a tab of its own. */
  openPage(url: string): Promise<Page>;
  /** Opens the panel in a tab as large as the popup. */
  openPanelInTab(): Promise<Page>;
  /** The page that the installation has opened, where the browser was told to keep it. */
  firstRun(): Promise<Page>;
  /** Opens the options page in a tab of its own. */
  openOptions(): Promise<Page>;
  /** Saves settings as the options page does, by its message to the worker. Rejects when the worker refuses them. */
  connect(settings: SettingsForm): Promise<void>;
  worker: ExtensionWorker;
  /** Errors that no code has caught. A test fails if the list is not empty at its end. */
  problems: Problems;
}

interface Fixtures {
  /** The texts of the extension in the language of the test. */
  texts: Texts;
  /** The catalogue of the shop; the demo shop's unless a test names another one. */
  catalogue: Catalogue | undefined;
  shop: TestShop;
  /** The browser of the test: cleaned, or new where a test overrides this. */
  installation: Installation;
  chromium: Chromium;
  /** Installed, and not connected to any shop. */
  cartlet: Cartlet;
  /** The popup of the extension, connected to the shop. */
  popup: Page;
}

interface WorkerFixtures {
  language: TestLanguage;
  /** The browser that the tests of one Playwright worker share, one after the other. */
  sharedInstallation: Installation;
}

/**
 * Each test has a demo store of its own and finds the extension as after its installation. The browser is shared by the
 * tests of one Playwright worker; a test that is about the profile or the browser itself overrides `installation`.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  language: [languages.en, { option: true, scope: 'worker' }],
  sharedInstallation: [
    async ({ language: { code, wording }, headless }, use) => {
      const extension = join(root, wording === 'pseudo' ? pseudoBuild : testBuild);
      await withInstallation({ extension, language: code, headless: headless ?? true }, use);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  texts: async ({ language: { code, wording } }, use) =>
    use(await readTexts(code, wording === 'pseudo' ? pseudoText : undefined)),
  catalogue: [undefined, { option: true }],
  shop: async ({ catalogue }, use) => {
    const shop = await openTestShop({ catalogue });
    await use(shop);
    await shop.close();
    expect(shop.unnamed, 'writes without a row').toEqual([]);
  },
  installation: async ({ sharedInstallation }, use) => {
    await cleanProfile(sharedInstallation);
    await use(sharedInstallation);
  },
  chromium: async ({ installation }, use) => use(installation.chromium),
  cartlet: async ({ installation }, use) => {
    const problems = await collectProblems(installation.chromium);
    const pages = createExtensionPages(installation.debuggerAddress);
    await use(createCartlet(installation, problems, pages));
    await pages.disconnect();
    await problems.stop();
    expect(problems.list(), 'errors that no code has caught').toEqual([]);
  },
  popup: async ({ cartlet, shop }, use) => {
    await cartlet.connect(connectionTo(shop));
    await use(await cartlet.openPopup());
  },
});

function createCartlet(
  { chromium, worker }: Installation,
  problems: Problems,
  pages: ReturnType<typeof createExtensionPages>,
): Cartlet {
  const popupAddress = chromium.addressOf('src/popup/index.html');
  return {
    worker,
    problems,
    async openPopup(by = 'worker') {
      await pages.disconnect();
      // Playwright halts a stopped worker for good when it finds one, which it does only while a debugger is attached.
      if (!worker.isRunning()) await problems.leaveWorker();
      if (by === 'click') await chromium.clickAction();
      else await worker.evaluate('chrome.action.openPopup()');
      await chromium.popupOpened();
      return pages.find((url) => url.startsWith(popupAddress));
    },
    closePopup: chromium.closePopup,
    openPage: pages.open,
    async openPanelInTab() {
      const panel = await pages.open('about:blank');
      await panel.setViewportSize({ width: 400, height: 600 });
      await panel.goto(popupAddress);
      return panel;
    },
    firstRun: () => pages.find((url) => url.endsWith('?first-run')),
    openOptions: () => pages.open(chromium.addressOf('src/options/index.html')),
    async connect(settings) {
      const message = JSON.stringify({ type: 'settings.save', payload: settings });
      const reply = await evaluateInExtension(chromium, `chrome.runtime.sendMessage(${message})`);
      await leaveExtension(chromium);
      expect(reply, "the worker's reply to the settings").toHaveProperty('answer');
    },
  };
}
