/**
 * `npm run bench`: how fast the built extension is in real Chromium, on the demo store; prints tables and keeps the numbers of
 * every run below `.build/bench`. `-- --only opening,search` measures parts, `-- --docs` writes the tables into
 * docs/performance.md. Numbers are best on a machine that does nothing else.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from '../../src/build/install.mjs';
import { findBrowser } from './browser.mjs';

const { only, docs } = parseArgs({
  options: { only: { type: 'string' }, docs: { type: 'boolean', default: false } },
}).values;

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/bench/main.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  await main.module.runBench({ only: only?.split(','), docs, findBrowser });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Whatever a part that failed had still under way is ended with the process.
process.exit();
