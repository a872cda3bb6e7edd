/** `npm run store -- --port 8123 --products 5000 --seed 1`: starts the demo store alone and prints one line of JSON. */
import { join } from 'node:path';
import { installDependencies, root } from '../../src/build/install.mjs';

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'test/demo-store/store/main.ts'), {
  root,
  configFile: false,
  logLevel: 'warn',
});
try {
  await main.module.serveStore(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
