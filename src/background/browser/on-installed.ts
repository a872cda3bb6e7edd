/** Opens the options page once after the installation. It connects a shop, or says that the build's shop is ready. */
import browser, { type Runtime } from 'webextension-polyfill';

/** The options page greets a first visitor when the address asks for it. */
const page = 'src/options/index.html?first-run';

/** Opens the page after an installation, and not after an update of the extension or of the browser. */
export async function openFirstRunPage({ reason }: Runtime.OnInstalledDetailsType): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL(page) });
}
