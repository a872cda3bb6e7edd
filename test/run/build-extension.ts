import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface BuildOptions {
  mode: 'production' | 'demo' | 'test';
  /** Folder to write, from the project's root. */
  outDir: string;
  /** Settings baked into the build, by the names of the `.env` file. */
  settings?: Record<string, string>;
}

/** The project's folder: everything under `test/run` is started from there by npm. */
const root = join(import.meta.dirname, '..', '..');

/** Names a developer's own `.env` may set; a build for the demo store must not take them from there. */
const settingNames = [
  ...['PROJECT_KEY', 'CLIENT_ID', 'CLIENT_SECRET', 'AUTH_URL', 'API_URL', 'SCOPES'].map((name) => `CTP_${name}`),
  ...['CURRENCY', 'COUNTRY', 'LOCALE', 'STORE_KEY', 'NAME', 'ACCENT'].map((name) => `CARTLET_${name}`),
  ...['SHOP', 'PRODUCT', 'CHECKOUT', 'TERMS', 'PRIVACY'].map((name) => `CARTLET_${name}_URL`),
];

/**
 * Builds the extension just as `npm run build` does, with these settings and no others.
 *
 * @returns the absolute folder
 * @throws {Error} with the build's output
 */
export function buildExtension({ mode, outDir, settings = {} }: BuildOptions): Promise<string> {
  const folder = join(root, outDir);
  const blank = Object.fromEntries(settingNames.map((name) => [name, '']));
  const build = spawn(process.execPath, [join(root, 'test/run/build.mjs'), '--mode', mode, '--outDir', folder], {
    cwd: root,
    env: { ...process.env, ...blank, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  build.stdout.on('data', (text) => (output += text));
  build.stderr.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    build.on('close', (code) => {
      if (code === 0) resolve(folder);
      else reject(new Error(`The build for ${mode} failed:\n${output}`));
    });
  });
}
