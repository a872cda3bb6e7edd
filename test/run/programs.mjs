/** Finds programs with a window on each operating system. Plain JavaScript on Node's own modules. */
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
 * The path of the first program that starts.
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
 * The program's answer to `--version`: `''` if it cannot be asked, `undefined` if it does not start, for lack of a
 * library or because it is a stub that only explains how to install the real program.
 *
 * @param {string} path
 */
export function versionOf(path) {
  try {
    accessSync(path, constants.X_OK);
    // A snap can read neither the temporary profile nor the extension's folder.
    if (realpathSync(path).includes('/snap')) return undefined;
  } catch {
    return undefined;
  }
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return '';
  const { status, stdout } = spawnSync(path, ['--version'], { timeout: versionTimeout, encoding: 'utf8' });
  return status === 0 && /\d+\.\d+/.test(stdout) ? stdout.trim() : undefined;
}
