import { join } from 'node:path';
import { allFilesReady } from '@crxjs/vite-plugin';
import { createServer } from 'vite';
import { type BuiltExtension, environmentOf } from './build-extension.ts';
import { root } from './install.mjs';

/**
 * Serves the extension from Vite's development server. A changed page is updated in place; a change of the worker
 * reloads the extension.
 *
 * @param settings settings of the build, by the names of the `.env` file
 */
export async function serveExtension(settings: Record<string, string>): Promise<BuiltExtension> {
  Object.assign(process.env, environmentOf(settings));
  const server = await createServer({ root, mode: 'development', logLevel: 'warn' });
  await server.listen();
  await allFilesReady();
  return { folder: join(root, server.config.build.outDir), close: () => server.close() };
}
