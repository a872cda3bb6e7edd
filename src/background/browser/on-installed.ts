/** One page after the installation, that leads to a working cart. */
import browser, { type Runtime } from 'webextension-polyfill';

/** The settings page, which says hello when it is asked to. */
const page = 'src/options/index.html?first-run';

/** Opens it once: not after updates, neither ours nor the browser's. */
export async function openFirstRunPage({ reason }: Runtime.OnInstalledDetailsType): Promise<void> {
  if (reason === 'install') await browser.tabs.create({ url: browser.runtime.getURL(page) });
}
