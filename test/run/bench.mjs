/**
 * `npm run bench`: how fast the built extension is in real Chromium, on the demo store; prints tables and keeps every run's
 * numbers below `.build/bench`. `-- --only opening,search` measures parts, `-- --readme` puts the tables into the README. A machine with nothing else to do tells most.
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
// Whatever a part that failed had still under way is ended with the process.
process.exit();
