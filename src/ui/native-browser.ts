/** The part of the browser's own API that the popup uses before the polyfill has loaded. */
interface NativeBrowser {
  storage: { session: StorageArea };
  runtime: { getManifest(): { version: string } };
  i18n: { getMessage(key: string): string };
}

interface StorageArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(values: object): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', NativeBrowser | undefined>;

/**
 * The browser's own API: `browser` in Firefox, `chrome` in Chromium. Both return promises for the functions used here.
 */
export const nativeBrowser = (browser ?? chrome) as NativeBrowser;
