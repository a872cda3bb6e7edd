/**
 * `npm run pictures`: takes the pictures of `docs/pictures`, which the README shows. `-- --compare` compares new
 * pictures with the stored ones and names those that differ.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from '../../src/build/install.mjs';
import { findBrowser } from './browser.mjs';

const { compare } = parseArgs({ options: { compare: { type: 'boolean', default: false } } }).values;

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/run/pictures.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  const browser = await findBrowser({ unbrandedFirst: true });
  process.exitCode = (await main.module.pictures({ browser, compare })) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
