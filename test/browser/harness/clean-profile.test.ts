/** The tests of a Playwright worker share a browser: no test finds what the test before has left in it. */
import { join } from 'node:path';
import { root } from '../../../src/build/install.mjs';
import { expect, test } from './chromium-extension.ts';
import { evaluateInExtension } from './extension-document.ts';
import { testBuild } from './global-setup.ts';
import { type Installation, withInstallation } from './installation.ts';
import { cartButton, search, searchAndAdd } from './shopper.ts';

// One after the other, in one browser.
test.describe.configure({ mode: 'default' });

interface Traces {
  local: object;
  session: object;
  caches: string[];
  localStorage: object;
  sessionStorage: object;
  alarms: unknown[];
  badge: string;
  title: string;
  pages: (string | undefined)[];
  panels: string[];
  windows: string[];
  isOnline: boolean;
}

test('A test leaves traces of every kind', async ({ popup, cartlet, chromium, installation, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await cartButton(popup).click();
  await popup.evaluate(`localStorage.setItem('trace', '1'); sessionStorage.setItem('trace', '1')`);
  const click = popup.getByRole('button', { name: 'Keep open beside the page' }).click();
  // The side panel may have closed the popup before the click is reported.
  await click.catch((error: Error) => expect(error.message).toContain('has been closed'));
  const panel = await cartlet.openPage(chromium.addressOf('src/popup/index.html'));
  await panel.context().setOffline(true);
  await panel.setViewportSize({ width: 320, height: 400 });
  await search(panel, name).catch(() => undefined);
  await panel.evaluate(
    `caches.open('trace').then((cache) => cache.put('https://shop.example/trace', new Response('trace')))`,
  );
  await panel.evaluate(`chrome.alarms.create('trace', { delayInMinutes: 30 })`);
  await panel.evaluate(`chrome.action.setBadgeText({ text: '7' })`);
  await panel.evaluate(`chrome.action.setTitle({ title: 'Trace' })`);

  const traces = await tracesIn(installation);

  expect(traces.local).toHaveProperty('settings');
  expect(Object.keys(traces.session).length).toBeGreaterThan(0);
  expect(traces).toMatchObject({ localStorage: { trace: '1' }, badge: '7', title: 'Trace', panels: ['SIDE_PANEL'] });
  expect(traces.caches).toContain('trace');
  expect(traces.alarms).toContainEqual(expect.objectContaining({ name: 'trace' }));
  expect(traces.pages).toContainEqual(expect.stringContaining('src/popup/index.html'));
});

test('The next test finds what a new installation has', async ({ cartlet, installation, language, headless }) => {
  expect(cartlet.problems.list()).toEqual([]);
  const cleaned = await tracesIn(installation);
  const options = { extension: join(root, testBuild), language: language.code, headless: headless ?? true };
  await withInstallation(options, async (fresh) => {
    expect(cleaned).toEqual(await tracesIn(fresh));
  });
});

/** What a test can leave, with the worker running. */
async function tracesIn({ chromium, worker }: Installation): Promise<Traces> {
  await worker.evaluate('1');
  return (await evaluateInExtension(chromium, `(${readTraces})()`)) as Traces;
}

/** Runs in a document of the extension. */
async function readTraces(): Promise<Traces> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
  return {
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
    caches: await caches.keys(),
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    alarms: await chrome.alarms.getAll(),
    badge: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
    pages: (await chrome.tabs.query({})).map(({ url }) => url),
    panels: (await chrome.runtime.getContexts({ contextTypes: ['POPUP', 'SIDE_PANEL'] })).map(
      ({ contextType }) => contextType,
    ),
    windows: (await chrome.windows.getAll()).map(({ width, height }) => `${width} × ${height}`),
    isOnline: navigator.onLine,
  };
}

/** What of the browser's API this test reads. */
interface ExtensionApi {
  storage: Record<'local' | 'session', { get(): Promise<object> }>;
  alarms: { getAll(): Promise<object[]> };
  action: { getBadgeText(tab: object): Promise<string>; getTitle(tab: object): Promise<string> };
  tabs: { query(filter: object): Promise<{ url?: string }[]> };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<{ contextType: string }[]> };
  windows: { getAll(): Promise<{ width?: number; height?: number }[]> };
}
