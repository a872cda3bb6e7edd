/**
 * `npm run build`: writes the folder to load unpacked and says where it is.
 * `-- --mode demo` or `test` builds for the demo store, `-- --outDir folder` builds somewhere else than `dist`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from './install.mjs';

const { mode, outDir } = parseArgs({
  options: { mode: { type: 'string', default: 'production' }, outDir: { type: 'string' } },
}).values;

installDependencies();
const { build } = await import('vite');
let folder = '';
const building = build({
  root,
  mode,
  logLevel: 'warn',
  build: outDir ? { outDir: resolve(outDir) } : {},
  plugins: [
    {
      name: 'tell-the-folder',
      configResolved(config) {
        folder = resolve(config.root, config.build.outDir);
      },
    },
  ],
});
await building.catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`Load this folder unpacked: ${folder}`);
