/**
 * `npm run screenshots`: the screenshots for the stores, under the name and in the colour of `.env`.
 * `npm run package` runs it for its folder; `-- --outDir folder` writes elsewhere than `packages`.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from '../../src/build/install.mjs';
import { findBrowser } from './browser.mjs';

const { outDir } = parseArgs({ options: { outDir: { type: 'string', default: 'packages' } } }).values;

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/run/screenshots.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  await main.module.takeScreenshots({ browser: await findBrowser(), folder: resolve(outDir) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
