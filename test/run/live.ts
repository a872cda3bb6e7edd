import { join } from 'node:path';
import { createServer } from 'vite';

/**
 * Serves the extension from Vite's development server: pages change in place, the worker reloads the extension.
 *
 * @param settings baked in, by the names of the `.env` file
 * @returns the folder to load unpacked, and what ends the server
 */
export async function serveExtension(settings: Record<string, string>) {
  Object.assign(process.env, settings);
  const root = join(import.meta.dirname, '..', '..');
  const server = await createServer({ root, mode: 'development', logLevel: 'warn' });
  await server.listen();
  return { folder: join(root, server.config.build.outDir), close: () => server.close() };
}
