import { join } from 'node:path';
import { buildExtension } from '../../../src/build/build-extension.ts';
import { root } from '../../../src/build/install.mjs';
import { findBrowser } from '../../run/browser.mjs';
import { buildGallery } from '../../run/gallery.ts';
import { buildPseudo } from '../../run/pseudo.ts';

/** The folder of the test build, from the project's root. */
export const testBuild = '.build/test';

/** The folder of the test build with pseudo-texts, which are longer than those of any language. */
export const pseudoBuild = '.build/test-pseudo';

/** Before all tests: finds a browser, installs one where there is none, and builds the extension and the gallery. */
export default async function prepare(): Promise<void> {
  const { path } = await findBrowser({ unbrandedFirst: true });
  process.env['CARTLET_BROWSER'] = path;
  await Promise.all([buildExtension({ mode: 'test', outDir: testBuild }), buildGallery()]);
  await buildPseudo(join(root, testBuild), join(root, pseudoBuild));
}
