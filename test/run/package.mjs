/**
 * `npm run package`: everything that goes to the stores, in the folder `packages`.
 * `-- --no-pictures` leaves out the screenshots, for which it needs a browser; `-- --outDir folder` writes elsewhere.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import { installDependencies, root } from './install.mjs';

const { pictures, outDir } = parseArgs({
  options: { pictures: { type: 'boolean', default: true }, outDir: { type: 'string', default: 'packages' } },
  allowNegative: true,
}).values;

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/run/package.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  await main.module.packageExtension({ folder: resolve(outDir), findBrowser: pictures ? findBrowser : undefined });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
