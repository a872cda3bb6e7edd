import { type Browser, type Page, chromium as playwright } from '@playwright/test';

/** How long a page may take for one step, in milliseconds: a shopper would have left by then. */
const patience = 30_000;

/** The pages of a running browser, for Playwright to drive. */
export interface ExtensionPages {
  /** The first open page whose address is the wanted one. */
  find(wanted: (url: string) => boolean): Promise<Page>;
  /** Opens an address in a tab of its own. */
  open(url: string): Promise<Page>;
  disconnect(): Promise<void>;
}

/**
 * Playwright is never told of a popup that opens after it has connected, so it connects anew for each.
 *
 * @param address where the browser takes connections of debuggers
 */
export function createExtensionPages(address: string): ExtensionPages {
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
    async find(wanted) {
      const page = (await connect()).pages().find((one) => wanted(one.url()));
      if (!page) throw new Error('The page closed before Playwright could find it');
      await page.waitForLoadState();
      return page;
    },
    async open(url) {
      const context = connection?.contexts()[0] ?? (await connect());
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    disconnect,
  };
}
