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
  /** No window, but a picture of the popup. So it is anyway where there is no display. */
  headless: boolean;
  /** Ends by itself once the picture of the popup is taken. */
  once: boolean;
  /** The extension comes from Vite's development server and shows each change of its source at once. */
  live: boolean;
  findBrowser: () => Promise<Browser>;
}

const picture = join(root, '.build', 'popup.png');

/** Runs the demo shop and a browser with the extension's popup open, until it is told to stop. */
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
  // Whatever was still being started is ended with the process.
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
    // Also when it is interrupted half-way: a browser that is killed at its start leaves files of its own.
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

/** When somebody asks for the end; also the second time, because npm passes on the signal that a terminal sends to all. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** By a click on the button; a browser that does not know that command yet has the worker open it. */
async function openPopup(chromium: Chromium): Promise<void> {
  try {
    await chromium.clickAction();
  } catch {
    const worker = await watchWorker(chromium);
    await worker.evaluate('chrome.action.openPopup()');
    await chromium.popupOpened();
  }
}

/** Takes the popup's picture once its contents have come to rest. */
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
  // The development server loads the page anew each time it has found another dependency.
  await rest(5);
  const { data } = await popup('Page.captureScreenshot', { format: 'png' });
  await mkdir(join(root, '.build'), { recursive: true });
  await writeFile(picture, Buffer.from(data, 'base64'));
}

/**
 * Runs in the popup: its window has its size, nothing is busy, every picture in view is there, and nothing changed for a
 * moment; or twenty seconds have gone.
 */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const deadline = performance.now() + 20_000;
    let lastChange = performance.now();
    const changed = () => {
      lastChange = performance.now();
    };
    new MutationObserver(changed).observe(document, { subtree: true, childList: true, attributes: true });
    // The window follows its contents in steps.
    addEventListener('resize', changed);
    const look = () => {
      const now = performance.now();
      const pending = [...document.images].some(
        (image) => !image.complete && image.getBoundingClientRect().top < innerHeight,
      );
      // Before its document has come, the popup's target holds an empty one that nobody sees.
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
