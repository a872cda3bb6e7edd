/** Runs other programs. Plain JavaScript on Node's own modules, because it may run before any package is installed. */
import { spawn } from 'node:child_process';

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command without showing its output. Ends it when it takes too long, or writes nothing for too long.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{total: number, silence: number}} limits milliseconds
 * @returns {Promise<boolean>} whether the command succeeded
 */
export function run(command, args, { total, silence }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      // A process group of its own, because a child of the child does the download.
      detached: process.platform !== 'win32',
    });
    const giveUp = () => {
      if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGTERM');
      else child.kill();
    };
    const interrupted = () => {
      giveUp();
      process.exit(130);
    };
    const deadline = setTimeout(giveUp, total);
    let quiet = setTimeout(giveUp, silence);
    const heard = () => {
      clearTimeout(quiet);
      quiet = setTimeout(giveUp, silence);
    };
    const end = (/** @type {boolean} */ well) => {
      clearTimeout(deadline);
      clearTimeout(quiet);
      for (const signal of interruptions) process.off(signal, interrupted);
      resolve(well);
    };
    for (const signal of interruptions) process.once(signal, interrupted);
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}
