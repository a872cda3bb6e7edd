import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import type { Catalogue } from '../demo-store/catalogue/shape.ts';
import { serve } from '../demo-store/serve.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store.ts';
import { buildExtension } from '../run/build-extension.ts';
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

interface StageOptions {
  executable: string;
  /** How many the store sells. */
  products: number;
}

export async function setStage({ executable, products }: StageOptions): Promise<Stage> {
  const catalogue = createCatalogue({ products, seed: 1 });
  const store = createDemoStore({ catalogue });
  const { url, close: closeStore } = await serve(store.fetch);
  const settings = demoSettings(store, url);
  const { folder } = await buildExtension({ mode: 'test', outDir: '.build/bench/extension', settings });
  const chromium = await launchChromium({ executable, extension: folder, headless: true });
  const worker = await watchWorker(chromium);
  return {
    store,
    catalogue,
    chromium,
    worker,
    async openPanel() {
      await chromium.closePopup();
      const targetId = await chromium.clickAction();
      const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
      const panel = drivePanel(chromium.devtools.session(sessionId));
      // What is asked of the empty document that is there first ends with it.
      await panel.evaluate(loaded).catch(() => panel.evaluate(loaded));
      return panel;
    },
    async close() {
      await chromium.close();
      await closeStore();
    },
  };
}
