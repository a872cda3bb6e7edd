import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { build, preview } from 'vite';
import { root } from '../../src/build/install.mjs';

/** The folder of the built gallery. */
export const galleryFolder = join(root, '.build/gallery');

/** Builds the gallery: a page that shows every component in every state. It is not shipped. */
export async function buildGallery(): Promise<void> {
  const folder = join(root, 'test/gallery');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    plugins: [preact()],
    build: {
      outDir: galleryFolder,
      emptyOutDir: true,
      // The panel never shows a picture that is inlined into a script.
      assetsInlineLimit: 0,
      target: 'chrome121',
      modulePreload: false,
      rolldownOptions: { input: ['index.html', 'sheet.html'].map((page) => join(folder, page)) },
    },
  });
}

/**
 * Serves the built gallery on this machine.
 *
 * @param port 0 for any free port
 */
export async function serveGallery({
  port = 0,
  open = false,
} = {}): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await preview({
    root: join(root, 'test/gallery'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: galleryFolder },
    preview: { host: '127.0.0.1', port, strictPort: port !== 0, open },
  });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('The gallery has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** `npm run gallery`: builds and serves the gallery, and opens it in a browser if there is a terminal. */
export async function showGallery(): Promise<void> {
  await buildGallery();
  const { url } = await serveGallery({ open: process.stdout.isTTY });
  console.log(`The gallery: ${url}\nCtrl-C ends it.`);
}
