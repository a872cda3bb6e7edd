/**
 * `npm run build`: writes the folder to load unpacked and says where it is.
 * `-- --mode demo` or `test` builds for the demo store, `-- --firefox` for Firefox, which wants a manifest of its own;
 * `-- --outDir folder` builds somewhere else than `dist` or `dist-firefox`.
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

// Whoever calls us may run in another: a build for development names this machine's folders.
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
const where = firefox ? 'Load it in about:debugging, by its manifest.json' : 'Load this folder unpacked';
console.log(`${where}: ${folder}`);
