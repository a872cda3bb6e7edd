/**
 * `npm start`: the demo shop and a browser with Cartlet in it, from nothing but Node.
 * `-- --once` only takes a picture of the popup; so does a machine without a display, which then keeps the store running.
 */
import { join } from 'node:path';
import { installDependencies, root } from './install.mjs';

installDependencies();
const { runnerImport } = await import('vite');
const demo = await runnerImport(join(root, 'test/run/demo.ts'), { root, configFile: false, logLevel: 'warn' });
await demo.module.showDemo({ once: process.argv.includes('--once'), live: process.argv.includes('--live') });
