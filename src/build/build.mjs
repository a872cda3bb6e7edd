/**
 * `npm run build`: writes the folder to load unpacked and prints its path.
 * `-- --mode demo` or `test` builds for the demo store, `-- --firefox` for Firefox, which needs its own manifest;
 * `-- --outDir folder` writes elsewhere than `dist` or `dist-firefox`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, root } from './install.mjs';

const { mode, firefox, outDir } = parseArgs({
  options: {
    mode: { type: 'string', default: 'production' },
    firefox: { type: 'boolean', default: false },
    outDir: { type: 'string' },
  },
}).values;

// The calling process may run with NODE_ENV=development, and such a build contains this machine's folders.
process.env['NODE_ENV'] = 'production';
process.env['CARTLET_TARGET'] = firefox ? 'firefox' : 'chromium';

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
      name: 'note-output-folder',
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
const instruction = firefox ? 'Load it in about:debugging, by its manifest.json' : 'Load this folder unpacked';
console.log(`${instruction}: ${folder}`);
