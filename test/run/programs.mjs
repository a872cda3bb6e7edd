/** Where programs with a window lie on each system. Plain JavaScript on Node's own modules. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Places
 * @property {string[]} programs names on the PATH, or absolute paths
 * @property {string} app the folder of macOS, without `.app`
 * @property {string} [binary] the program in that folder, where it has another name
 * @property {string} windows path below Windows' program folders
 */

const versionTimeout = 10_000;

/**
 * The first of the places with a program that starts.
 *
 * @param {Places} places
 */
export function findProgram(places) {
  return paths(places).find((path) => versionOf(path) !== undefined);
}

/** @param {Places} places */
function paths({ programs, app, binary = app, windows }) {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${app}.app`, 'Contents', 'MacOS', binary),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    return folders.flatMap((folder) => (folder ? [join(folder, windows)] : []));
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return programs.flatMap((program) =>
    program.startsWith('/') ? [program] : folders.filter(Boolean).map((folder) => join(folder, program)),
  );
}

/**
 * What a program says when asked for its version: `''` where it cannot be asked, `undefined` if it is no browser that
 * starts (a missing library, a stub that only tells how to install the real one).
 *
 * @param {string} path
 */
export function versionOf(path) {
  try {
    accessSync(path, constants.X_OK);
    // A snap sees neither the temporary profile nor the folder of the extension.
    if (realpathSync(path).includes('/snap')) return undefined;
  } catch {
    return undefined;
  }
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return '';
  const { status, stdout } = spawnSync(path, ['--version'], { timeout: versionTimeout, encoding: 'utf8' });
  return status === 0 && /\d+\.\d+/.test(stdout) ? stdout.trim() : undefined;
}
