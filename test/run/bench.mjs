/**
 * `npm run bench`: measures the built extension in real Chromium on the demo store, prints tables and stores the
 * numbers of each run below `.build/bench`. `-- --only opening,search` measures some parts, `-- --readme` writes the
 * tables into the documentation. Run it on a machine that has nothing else to do.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from '../../src/build/install.mjs';
import { findBrowser } from './browser.mjs';

const { only, readme } = parseArgs({
  options: { only: { type: 'string' }, readme: { type: 'boolean', default: false } },
}).values;

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/bench/main.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  await main.module.runBench({ only: only?.split(','), readme, findBrowser });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The end of the process also ends what a failed part has left running.
process.exit();
