/**
 * Runs the worker's script, each time with module state of its own, on the globals of the test: `chrome`, `fetch`,
 * `caches`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Where `worker-build.ts` leaves the script. */
export const workerScript = join(import.meta.dirname, '../../.build/unit/worker.js');

let compiled: Script | undefined;

/** From now on a life of the worker in this file runs this code, a bundle made by a test itself. */
export function useWorkerCode(code: string): void {
  compiled = new Script(code, { filename: 'worker.js' });
}

/** Begins a life of the worker. When it returns, the worker listens. */
export function runWorkerScript(): void {
  compiled ??= new Script(readFileSync(workerScript, 'utf8'), { filename: workerScript });
  compiled.runInThisContext();
}
