import { constants, setPriority } from 'node:os';
import { buildExtension } from '../../src/build/build-extension.ts';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import type { Catalogue } from '../demo-store/catalogue/shape.ts';
import { serve } from '../demo-store/store/serve.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store/store.ts';
import { type Chromium, launchChromium } from '../run/chromium.ts';
import { demoSettings } from '../run/demo-settings.ts';
import { type ExtensionWorker, watchWorker } from '../run/worker.ts';
import { drivePanel, loaded, type Panel } from './panel.ts';

/** A demo store, and a browser with an extension that is connected to it. */
export interface Stage {
  store: DemoStore;
  catalogue: Catalogue;
  chromium: Chromium;
  worker: ExtensionWorker;
  /** Opens the popup by a click on the button, and closes an open one first. */
  openPanel(): Promise<Panel>;
  close(): Promise<void>;
}

type Fetch = (request: Request) => Promise<Response>;

interface StageOptions {
  executable: string;
  /** Number of products of the store. */
  products: number;
  /** Wraps the store's `fetch`, for example to delay it; nothing by default. */
  line?: (fetch: Fetch) => Fetch;
}

export async function setStage({ executable, products, line = (fetch) => fetch }: StageOptions): Promise<Stage> {
  const catalogue = createCatalogue({ products, seed: 1 });
  const store = createDemoStore({ catalogue });
  const { url, close: closeStore } = await serve(line(store.fetch));
  const settings = demoSettings(store, url);
  const { folder } = await buildExtension({ mode: 'test', outDir: '.build/bench/extension', settings });
  const chromium = await launchChromium({ executable, extension: folder, headless: true });
  const worker = await watchWorker(chromium);
  standAside(true);
  return {
    store,
    catalogue,
    chromium,
    worker,
    async openPanel() {
      await chromium.closePopup();
      // Opens at the home view, without the snapshot of the opening before.
      await worker.evaluate(`chrome.storage.session.remove('page/snapshot')`);
      const targetId = await chromium.clickAction();
      const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
      const panel = drivePanel(chromium.devtools.session(sessionId));
      // An expression in the empty document that precedes the popup's ends with that document.
      await panel.evaluate(loaded).catch(() => panel.evaluate(loaded));
      return panel;
    },
    async close() {
      standAside(false);
      await chromium.close();
      await closeStore();
    },
  };
}

/**
 * Lowers or restores the priority of this process: a real shop runs elsewhere, so the browser should have the processor
 * to itself.
 */
function standAside(isAside: boolean): void {
  try {
    setPriority(isAside ? constants.priority.PRIORITY_LOW : constants.priority.PRIORITY_NORMAL);
  } catch {
    // Some systems do not let a process raise its priority again. Then the next browser has the low priority too, and
    // the balance is kept.
  }
}
