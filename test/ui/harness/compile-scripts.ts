/**
 * Bundles the worker, the popup and the options page once for a run of the tests, each as the body of a function:
 * calling it starts one life of the script, with module state of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { commercetoolsHosts, loopbackHost } from '../../../src/contract/rules/hosts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds `worker.cjs`, `popup.cjs` and `options.cjs`. */
    scripts: string;
  }
}

const entries = { worker: 'worker-entry.ts', popup: 'popup-entry.ts', options: 'options-entry.ts' };

export default async function compileScripts(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cartlet-scripts-'));
  const compileAll = () => Promise.all(Object.entries(entries).map((entry) => compile(entry, folder)));
  await compileAll();
  project.provide('scripts', folder);
  // In watch mode the sources have changed.
  project.onTestsRerun(async () => void (await compileAll()));
  return () => rm(folder, { recursive: true });
}

async function compile([name, entry]: [string, string], folder: string): Promise<void> {
  await build({
    configFile: false,
    // A developer's own `.env` file must not reach the tests.
    envFile: false,
    root: folder,
    logLevel: 'error',
    define: { __ALLOWED_HOSTS__: JSON.stringify([...commercetoolsHosts, loopbackHost]) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'esnext',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: {
        entry: join(import.meta.dirname, entry),
        formats: ['cjs'],
        fileName: () => `${name}.cjs`,
        cssFileName: name,
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}
