import { join } from 'node:path';
import { type Browser, test as base, expect, type Page, chromium as playwright } from '@playwright/test';
import { root } from '../../src/build/install.mjs';
import type { Catalogue } from '../demo-store/catalogue/shape.ts';
import { type Chromium, launchChromium } from '../run/chromium.ts';
import { readTexts, type Texts } from '../run/texts.ts';
import { type ExtensionWorker, watchWorker } from '../run/worker.ts';
import type { Certificate } from './certificate.ts';
import { testBuild } from './prepare.ts';
import { collectProblems, type Problems } from './problems.ts';
import { openShop, type Shop } from './shop.ts';

export { expect } from '@playwright/test';

/** Which build is installed, and the browser's further switches. */
interface Installation {
  extension: string;
  args: readonly string[];
  /** The page that the installation opens stays open. */
  keepsFirstRun?: boolean;
}

/** The extension as a person has it in front of them. */
export interface Cartlet {
  /**
   * Opens the toolbar popup: the worker asks for it with `chrome.action.openPopup()`; `'click'` does what a click on the
   * button does, which leaves a stopped worker stopped.
   */
  openPopup(by?: 'worker' | 'click'): Promise<Page>;
  /** Ends the popup, as a click elsewhere does. */
  closePopup(): Promise<void>;
  /** Opens an address in a tab of its own. */
  openPage(url: string): Promise<Page>;
  /** The page that the installation has opened, where it was kept. */
  firstRun(): Promise<Page>;
  /** Opens the options page in a tab of its own. */
  openOptions(): Promise<Page>;
  /** Tells the extension about a shop as a person would: fills the options page's form and saves it. */
  connect(connection: ShopConnection): Promise<void>;
  worker: ExtensionWorker;
  /** What went wrong unnoticed. A test fails if anything is left in it at its end. */
  problems: Problems;
}

/** What the options page's text boxes take, by their names. */
export type ShopConnection = Record<
  'Project key' | 'API URL' | 'Auth URL' | 'Client ID' | 'Client secret' | 'Scopes' | 'Currency' | 'Country' | 'Locale',
  string
>;

/** The fields of the options page by the keys of their labels. */
const labels: Record<keyof ShopConnection, Parameters<Texts>[0]> = {
  'Project key': 'projectKey',
  'API URL': 'apiUrl',
  'Auth URL': 'authUrl',
  'Client ID': 'clientId',
  'Client secret': 'clientSecret',
  Scopes: 'scopes',
  Currency: 'currency',
  Country: 'country',
  Locale: 'locale',
};

interface Fixtures {
  /** The language that the browser speaks. */
  language: string;
  /** What the extension says in it. */
  texts: Texts;
  /** Key and certificate, for a shop that speaks HTTPS. */
  tls: Certificate | undefined;
  /** What the shop sells, where that is not the demo shop's range. */
  catalogue: Catalogue | undefined;
  installation: Installation;
  shop: Shop;
  chromium: Chromium;
  /** Installed, and not told about any shop yet. */
  cartlet: Cartlet;
}

/**
 * Each test has a browser profile, an installed extension and a demo store of its own, and leaves none of them behind.
 */
export const test = base.extend<Fixtures>({
  language: ['en', { option: true }],
  texts: async ({ language }, use) => use(await readTexts(language)),
  tls: [undefined, { option: true }],
  catalogue: [undefined, { option: true }],
  installation: [{ extension: join(root, testBuild), args: [] }, { option: true }],
  shop: async ({ tls, catalogue }, use) => {
    const shop = await openShop({ catalogue, ...(tls && { tls }) });
    await use(shop);
    await shop.close();
    expect(shop.unnamed, 'writes without a row').toEqual([]);
  },
  chromium: async ({ installation: { extension, args, keepsFirstRun = false }, language, headless }, use) => {
    const chromium = await launchChromium({
      keepsFirstRun,
      executable: process.env['CARTLET_BROWSER'] ?? '',
      extension,
      headless: headless ?? true,
      args: ['--remote-debugging-port=0', `--lang=${language}`, ...args],
    });
    await use(chromium);
    await chromium.close();
  },
  cartlet: async ({ chromium, texts }, use) => {
    const problems = await collectProblems(chromium);
    const worker = await watchWorker(chromium);
    const pages = createPages(await chromium.debuggerAddress());
    await use({
      worker,
      problems,
      async openPopup(by = 'worker') {
        await pages.disconnect();
        // Playwright halts a worker for good that it finds stopped, and found it is only while somebody listens to it.
        if (!worker.isRunning()) await problems.leaveWorker();
        if (by === 'click') await chromium.clickAction();
        else await worker.evaluate('chrome.action.openPopup()');
        await chromium.popupOpened();
        return pages.find((url) => url.startsWith(chromium.addressOf('src/popup/')));
      },
      closePopup: chromium.closePopup,
      openPage: pages.open,
      firstRun: () => pages.find((url) => url.endsWith('?first-run')),
      openOptions: () => pages.open(chromium.addressOf('src/options/index.html')),
      async connect(connection) {
        const options = await pages.open(chromium.addressOf('src/options/index.html'));
        for (const [name, value] of Object.entries(connection)) {
          const label = texts(labels[name as keyof ShopConnection]);
          await options.getByRole('textbox', { name: label, exact: true }).fill(value);
        }
        await options.getByRole('button', { name: texts('save') }).click();
        // It says that it is done, or what the shop has against it.
        await expect(
          options.getByRole('status').or(options.getByRole('alert')).filter({ hasText: /\S/ }),
        ).not.toHaveCount(0);
        await options.close();
      },
    });
    await pages.disconnect();
    expect(problems.list(), 'what went wrong unnoticed').toEqual([]);
  },
});

/** What a demo store's own client is told to the options page. */
export function connectionTo(
  { store, url }: Pick<Shop, 'store' | 'url'>,
  client = store.clients.shopper,
): ShopConnection {
  return {
    'Project key': store.projectKey,
    'API URL': url,
    'Auth URL': url,
    'Client ID': client.id,
    'Client secret': client.secret,
    Scopes: client.scopes.join(' '),
    Currency: 'EUR',
    Country: 'DE',
    Locale: 'en',
  };
}

/** How long a page may take for one step, in milliseconds: a shopper would have left by then. */
const patience = 30_000;

/** Playwright is never told of a popup that opens later, so it is connected anew for each. */
function createPages(address: string) {
  let connection: Browser | undefined;
  const disconnect = async () => {
    await connection?.close();
    connection = undefined;
  };
  const connect = async () => {
    connection = await playwright.connectOverCDP(address);
    const [context] = connection.contexts();
    if (!context) throw new Error('The browser has no profile');
    context.setDefaultTimeout(patience);
    return context;
  };
  return {
    async find(wanted: (url: string) => boolean): Promise<Page> {
      const page = (await connect()).pages().find((one) => wanted(one.url()));
      if (!page) throw new Error('The page closed before it could be seen');
      await page.waitForLoadState();
      return page;
    },
    async open(url: string): Promise<Page> {
      const context = connection?.contexts()[0] ?? (await connect());
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    disconnect,
  };
}
