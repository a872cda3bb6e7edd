import { join } from 'node:path';
import { buildExtension } from '../../src/build/build-extension.ts';
import { root } from '../../src/build/install.mjs';
import { findBrowser } from '../run/browser.mjs';
import { buildGallery } from '../run/gallery.ts';
import { buildPseudo } from '../run/pseudo.ts';

/** Where the one test build lies that all tests share, from the project's root. */
export const testBuild = '.build/test';

/** The same in no language at all, only longer. */
export const pseudoBuild = '.build/test-pseudo';

/** Before all tests: finds a browser, which may mean to install one, and builds what they run. */
export default async function prepare(): Promise<void> {
  const { path } = await findBrowser({ unbrandedFirst: true });
  process.env['CARTLET_BROWSER'] = path;
  await buildExtension({ mode: 'test', outDir: testBuild });
  await buildGallery();
  await buildPseudo(join(root, testBuild), join(root, pseudoBuild));
}
