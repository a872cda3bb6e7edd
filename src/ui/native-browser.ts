/** What is used of the browser before the polyfill has come, under the browser's own name: fetching and running that takes longer. */
interface EarlyBrowser {
  storage: { session: Area };
  runtime: { getManifest(): { version: string } };
  i18n: { getMessage(key: string): string };
}

interface Area {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(values: object): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', EarlyBrowser | undefined>;

export const nativeBrowser = (browser ?? chrome) as EarlyBrowser;
