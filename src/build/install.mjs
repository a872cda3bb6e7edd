/**
 * The first step of every npm script of this project. It runs before any package is installed, so it is plain
 * JavaScript and imports only Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the project's folder, without a slash at the end. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const oldestNode = [20, 19];

/**
 * Installs what package-lock.json lists, or does nothing when it is installed already.
 * Install scripts of packages do not run: no package in use needs one.
 * Ends the process with a message when Node is too old or npm fails.
 */
export function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    stop(`Cartlet needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.log('Installing what package-lock.json lists, without install scripts …');
  const npm = npmCommand();
  // `npm ci` would refuse a lock file without the binaries of other operating systems.
  const install = ['install', '--no-save', '--ignore-scripts', '--include=dev'];
  // npm's output goes to stderr, so that stdout holds only the lines of the script itself.
  const { status } = spawnSync(npm.command, [...npm.args, ...install], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
  });
  if (status !== 0) stop('npm could not install, see above. Without a network it needs a filled cache.');
}

/**
 * Whether every package of package-lock.json is installed in that version. Compares the contents of both lock files,
 * because a checkout changes the dates of files.
 */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    // Most optional packages are binaries for other operating systems.
    if (!found) return path === '' || optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * @param {string} lock
 * @returns {Record<string, {version?: string, integrity?: string, optional?: boolean}> | undefined}
 */
function packages(lock) {
  try {
    return JSON.parse(readFileSync(join(root, lock), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * How to call npm: the npm that runs this script, or else the one on the PATH.
 *
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npmCommand() {
  const caller = process.env['npm_execpath'];
  if (caller?.endsWith('.js')) return { command: process.execPath, args: [caller], shell: false };
  // On Windows npm is a batch file, and only a shell can run it.
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
