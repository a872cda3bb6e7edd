import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extensionId } from '../../harness/fake-chrome.ts';
import { installExtension } from '../../harness/worker-harness.ts';

beforeEach(async () => {
  const store = createDemoStore({ catalogue: createCatalogue({ products: 5, seed: 1 }) });
  // A question starts the worker, with all its listeners.
  await installExtension(store.fetch).ask('panel.open');
});

const opened = async () =>
  (await fakeBrowser.tabs.query({})).map(({ url }) => url).filter((url) => url?.includes('options'));

type Details = Parameters<typeof fakeBrowser.runtime.onInstalled.trigger>[0];

const happens = (reason: string) => fakeBrowser.runtime.onInstalled.trigger({ reason } as Details);

test('the installation opens one page', async () => {
  await happens('install');

  expect(await opened()).toEqual([`chrome-extension://${extensionId}/src/options/index.html?first-run`]);
});

test.each(['update', 'browser_update', 'chrome_update', 'shared_module_update'])('%s opens none', async (reason) => {
  await happens(reason);

  expect(await opened()).toEqual([]);
});
