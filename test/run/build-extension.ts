import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

/** A folder to load unpacked, and what ends whatever keeps it up to date. */
export interface BuiltExtension {
  folder: string;
  close(): Promise<void>;
}

interface BuildOptions {
  mode: 'production' | 'demo' | 'test';
  /** Folder to write, from the project's root. */
  outDir: string;
  target?: 'chromium' | 'firefox';
  /** Settings baked into the build, by the names of the `.env` file. */
  settings?: Record<string, string>;
}

/** What a developer's own `.env` may set. */
const settingNames = [
  ...['PROJECT_KEY', 'CLIENT_ID', 'CLIENT_SECRET', 'AUTH_URL', 'API_URL', 'SCOPES'].map((name) => `CTP_${name}`),
  ...['CURRENCY', 'COUNTRY', 'LOCALE', 'STORE_KEY'].map((name) => `CARTLET_${name}`),
  ...['NAME', 'DESCRIPTION', 'ICON', 'ACCENT', 'VERSION', 'EXTENSION_KEY', 'GECKO_ID'].map((name) => `CARTLET_${name}`),
  ...['SHOP', 'PRODUCT', 'CHECKOUT', 'TERMS', 'PRIVACY'].map((name) => `CARTLET_${name}_URL`),
];

/** An environment with these settings, in which a developer's own `.env` changes nothing. */
export function environmentOf(settings: Record<string, string>): Record<string, string> {
  return { ...Object.fromEntries(settingNames.map((name) => [name, ''])), ...settings };
}

/**
 * Builds the extension just as `npm run build` does, with these settings and no others.
 *
 * @throws {Error} with the build's output
 */
export function buildExtension({ mode, outDir, target, settings = {} }: BuildOptions): Promise<BuiltExtension> {
  const folder = join(root, outDir);
  const args = ['--mode', mode, '--outDir', folder, ...(target === 'firefox' ? ['--firefox'] : [])];
  const build = spawn(process.execPath, [join(root, 'test/run/build.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...environmentOf(settings) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const giveUp = () => build.kill();
  process.once('exit', giveUp);
  let output = '';
  build.stdout.on('data', (text) => {
    output += text;
  });
  build.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    build.on('close', (code) => {
      process.off('exit', giveUp);
      if (code === 0) resolve({ folder, close: async () => undefined });
      else reject(new Error(`The build for ${mode} failed:\n${output}`));
    });
  });
}
