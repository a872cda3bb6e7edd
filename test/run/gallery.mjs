/** `npm run gallery`: shows every component in every state on one page, in light, dark and from right to left. */
import { join } from 'node:path';
import { installDependencies, root } from '../../src/build/install.mjs';

installDependencies();
const { runnerImport } = await import('vite');
const gallery = await runnerImport(join(root, 'test/run/gallery.ts'), { root, configFile: false, logLevel: 'warn' });
await gallery.module.showGallery();
