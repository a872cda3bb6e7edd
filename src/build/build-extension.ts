import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';
import { brandRules, pageVariables, shopVariables } from './variables.ts';

/** A built extension. */
export interface BuiltExtension {
  /** The folder to load unpacked. */
  folder: string;
  /** Stops the process that keeps the folder up to date, if there is one. */
  close(): Promise<void>;
}

interface BuildOptions {
  mode: 'production' | 'demo' | 'test';
  /** Folder to write, from the project's root. */
  outDir: string;
  target?: 'chromium' | 'firefox';
  /** Settings of the build, by the names of the `.env` file. */
  settings?: Record<string, string>;
}

/** An environment with these settings and no others: the empty values win over a developer's own `.env`. */
export function environmentOf(settings: Record<string, string>): Record<string, string> {
  const names = [...shopVariables, ...pageVariables, ...Object.keys(brandRules)];
  return { ...Object.fromEntries(names.map((name) => [name, ''])), ...settings };
}

/**
 * Builds the extension as `npm run build` does, with these settings and no others.
 *
 * @throws {Error} with the output of the build when it fails
 */
export function buildExtension({ mode, outDir, target, settings = {} }: BuildOptions): Promise<BuiltExtension> {
  const folder = join(root, outDir);
  const args = ['--mode', mode, '--outDir', folder, ...(target === 'firefox' ? ['--firefox'] : [])];
  const build = spawn(process.execPath, [join(root, 'src/build/build.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...environmentOf(settings) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => build.kill();
  process.once('exit', stop);
  let output = '';
  build.stdout.on('data', (text) => {
    output += text;
  });
  build.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    build.on('close', (code) => {
      process.off('exit', stop);
      if (code === 0) resolve({ folder, close: async () => undefined });
      else reject(new Error(`The build for ${mode} failed:\n${output}`));
    });
  });
}
