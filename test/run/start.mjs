/**
 * `npm start`: starts the demo store and a browser with Cartlet, on a machine with only Node.
 * `-- --headless` opens no window and takes a picture of the popup, as on a machine without a display; `-- --once` ends
 * after that picture.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from '../../src/build/install.mjs';
import { findBrowser } from './browser.mjs';

const { headless, once, live } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    live: { type: 'boolean', default: false },
  },
}).values;

installDependencies();
const { runnerImport } = await import('vite');
const demo = await runnerImport(join(root, 'test/run/demo.ts'), { root, configFile: false, logLevel: 'warn' });
await demo.module.showDemo({ headless, once, live, findBrowser });
