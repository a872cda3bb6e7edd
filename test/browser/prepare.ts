import { findBrowser } from '../run/browser.mjs';
import { buildExtension } from '../run/build-extension.ts';

/** Where the one test build lies that all tests share, from the project's root. */
export const testBuild = '.build/test';

/** Before all tests: finds a browser, which may mean to install one, and builds what they run. */
export default async function prepare(): Promise<void> {
  const { path } = await findBrowser({ unbrandedFirst: true });
  process.env['CARTLET_BROWSER'] = path;
  await buildExtension({ mode: 'test', outDir: testBuild });
}
