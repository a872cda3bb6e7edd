/**
 * Builds the worker once a run, before any test starts: one script that the test processes compile once and run for
 * each life of a worker (`worker-script.ts`). Importing its modules anew for each life took most of the time of all
 * tests.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { workerScript } from './worker-script.ts';

const root = join(import.meta.dirname, '../..');

export default async function buildWorkers(project: TestProject): Promise<void> {
  await buildWorker();
  project.onTestsRerun(buildWorker);
}

/** Variables of the build are read when a worker starts, so that a test can set them with `vi.stubEnv`. */
const readVariablesAtStart: Plugin = {
  name: 'read-variables-at-start',
  enforce: 'pre',
  transform: (code) => code.replaceAll('import.meta.env.', 'process.env.'),
};

/** The worker as one script. `plugins` see each module before TypeScript is taken out of it. */
export async function bundleWorker(plugins: Plugin[] = []): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [...plugins, readVariablesAtStart],
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      // As a library: the build of a page would write `{}` for `process.env`.
      lib: { entry: join(root, 'src/background/main.ts'), formats: ['iife'], name: 'worker' },
    },
  });
  const [script] = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  if (script?.type !== 'chunk') throw new Error('The worker has no script');
  return script.code;
}

async function buildWorker(): Promise<void> {
  const code = await bundleWorker();
  mkdirSync(dirname(workerScript), { recursive: true });
  // Renamed into place, so that a run beside this one never reads half a script.
  const draft = `${workerScript}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, workerScript);
}
