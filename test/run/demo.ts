import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildExtension } from '../../src/build/build-extension.ts';
import { root } from '../../src/build/install.mjs';
import { serveExtension } from '../../src/build/serve-extension.ts';
import { demoShop } from '../demo-store/catalogue/shop.ts';
import { serve } from '../demo-store/store/serve.ts';
import { createDemoStore } from '../demo-store/store/store.ts';
import type { Browser } from './browser.mjs';
import { type Chromium, launchChromium } from './chromium.ts';
import { demoSettings } from './demo-settings.ts';
import { watchWorker } from './worker.ts';

export interface DemoOptions {
  /** Opens no window and takes a picture of the popup instead. Always so on a machine without a display. */
  headless: boolean;
  /** Ends the demo after the picture of the popup is taken. */
  once: boolean;
  /** Vite's development server serves the extension and shows each change of its source at once. */
  live: boolean;
  findBrowser: () => Promise<Browser>;
}

const picture = join(root, '.build', 'popup.png');

/** Runs the demo store and a browser with the extension's popup open, until the user stops it. */
export async function showDemo({ headless, once, live, findBrowser }: DemoOptions): Promise<void> {
  const toEnd: (() => Promise<unknown>)[] = [];
  const stopped = interruption();
  try {
    await Promise.race([show(), stopped]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const end of toEnd.reverse()) await end();
  }
  // The end of the process also ends what was still starting.
  process.exit();

  async function show() {
    const store = createDemoStore();
    const { url, close } = await serve(store.fetch);
    toEnd.push(close);
    const settings = demoSettings(store, url);
    const [browser, extension] = await Promise.all([
      findBrowser(),
      live ? serveExtension(settings) : buildExtension({ mode: 'demo', outDir: '.build/demo', settings }),
    ]);
    toEnd.push(extension.close);

    const unseen = headless || once || !hasDisplay();
    const launching = launchChromium({
      executable: browser.path,
      extension: extension.folder,
      headless: unseen,
      args: [unseen ? '--screen-info={2560x2048 devicePixelRatio=2}' : '--window-size=1000,760'],
    });
    // Close the browser after an interruption too: a browser that is killed while it starts leaves files behind.
    toEnd.push(() => launching.then(({ close }) => close()).catch(() => undefined));
    const chromium = await launching;
    await openPopup(chromium);
    if (unseen) await photograph(chromium);

    const { email, password } = store.customer;
    const sight = unseen ? `picture of the popup: ${picture}` : `extension: ${extension.folder}`;
    console.log(`${demoShop.name.en}, a demo shop, is open in ${browser.name}${unseen ? ', without a window' : ''}.`);
    console.log(`Store: ${url} · customer: ${email}, password: ${password} · ${sight}`);
    if (once || (unseen && process.env['CI'] === 'true')) return;
    console.log('Ctrl-C stops the shop and the browser and leaves nothing behind.');
    await chromium.ended;
  }
}

/**
 * Resolves when the user stops the script. Later signals are ignored: npm passes on the signal that the terminal sends
 * to all processes.
 */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Opens the popup by a click on the button, or by the worker in a browser that lacks the command for the click. */
async function openPopup(chromium: Chromium): Promise<void> {
  try {
    await chromium.clickAction();
  } catch {
    const worker = await watchWorker(chromium);
    await worker.evaluate('chrome.action.openPopup()');
    await chromium.popupOpened();
  }
}

/** Takes a picture of the popup once its contents have settled. */
async function photograph(chromium: Chromium): Promise<void> {
  const targetId = await chromium.popupOpened();
  const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const popup = chromium.devtools.session(sessionId);
  const rest = (triesLeft: number): Promise<unknown> =>
    popup('Runtime.evaluate', { expression: `(${atRest})()`, awaitPromise: true })
      .then(({ exceptionDetails }) => {
        if (exceptionDetails) throw new Error(exceptionDetails.text);
      })
      .catch((error) => {
        if (triesLeft === 0) throw error;
        return rest(triesLeft - 1);
      });
  // The development server reloads the page each time it finds another dependency.
  await rest(5);
  const { data } = await popup('Page.captureScreenshot', { format: 'png' });
  await mkdir(join(root, '.build'), { recursive: true });
  await writeFile(picture, Buffer.from(data, 'base64'));
}

/**
 * Runs in the popup. Resolves when the window has its size, nothing is busy, every picture in view has loaded and
 * nothing has changed for a moment; at the latest after twenty seconds.
 */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const deadline = performance.now() + 20_000;
    let lastChange = performance.now();
    const changed = () => {
      lastChange = performance.now();
    };
    new MutationObserver(changed).observe(document, { subtree: true, childList: true, attributes: true });
    // The browser resizes the popup's window in steps.
    addEventListener('resize', changed);
    const look = () => {
      const now = performance.now();
      const pending = [...document.images].some(
        (image) => !image.complete && image.getBoundingClientRect().top < innerHeight,
      );
      // Before the document has loaded, the popup's target holds an empty document that is not shown.
      const unseen = document.visibilityState !== 'visible' || !document.querySelector('main');
      const { scrollWidth, scrollHeight } = document.documentElement;
      const unsized = unseen || scrollWidth > innerWidth || scrollHeight > innerHeight;
      const loading = document.readyState !== 'complete' || document.querySelector('[aria-busy="true"], .skeleton');
      if (unsized || loading || pending) changed();
      if (now > deadline || now - lastChange > 400) resolve();
      else setTimeout(look, 50);
    };
    look();
  });
}
