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

/** A demo store, and a browser with the extension built for it. */
export interface Stage {
  store: DemoStore;
  catalogue: Catalogue;
  chromium: Chromium;
  worker: ExtensionWorker;
  /** Opens the popup by a click on its button, and ends it where it was open before. */
  openPanel(): Promise<Panel>;
  close(): Promise<void>;
}

type Fetch = (request: Request) => Promise<Response>;

interface StageOptions {
  executable: string;
  /** How many the store sells. */
  products: number;
  /** What lies between the store and the browser; nothing unless said otherwise. */
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
      // At its front page, whatever the one before has left.
      await worker.evaluate(`chrome.storage.session.remove('page/snapshot')`);
      const targetId = await chromium.clickAction();
      const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
      const panel = drivePanel(chromium.devtools.session(sessionId));
      // What is asked of the empty document that is there first ends with it.
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

/** A shop stands elsewhere: this one, in this process, gives way to the browser, which has the shopper's processor to itself. */
function standAside(isAside: boolean): void {
  try {
    setPriority(isAside ? constants.priority.PRIORITY_LOW : constants.priority.PRIORITY_NORMAL);
  } catch {
    // Some systems let nobody come back; then the next browser gives way as well, and they are even.
  }
}
