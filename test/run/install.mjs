/**
 * The first hop of `npm start` and `npm test`: it runs on a bare Node, before anything is installed,
 * so it is plain JavaScript and imports nothing but Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with no slash at its end. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const oldestNode = [20, 19];

/**
 * Brings node_modules in line with package-lock.json, in silence when it already is.
 * Packages' own install scripts are not run: none that we use needs one.
 * Ends the process with a sentence when Node is too old or npm fails.
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
  // Not `npm ci`: it refuses a lock file that lacks the binaries of systems that were not at hand when it was written.
  const install = ['install', '--no-save', '--ignore-scripts', '--include=dev'];
  // Output goes to stderr so that whoever reads our stdout finds only our own lines.
  const { status } = spawnSync(npm.command, [...npm.args, ...install], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
  });
  if (status !== 0) stop('npm could not install, see above. Without a network it needs a filled cache.');
}

/**
 * Whether every package of package-lock.json is there in that very version. The lock's contents are compared and not
 * the files' dates: a checkout changes the dates.
 */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    // Optional packages are other systems' binaries for the most part.
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
 * How to call npm: the very npm that called us, if one did.
 *
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npmCommand() {
  const caller = process.env['npm_execpath'];
  if (caller?.endsWith('.js')) return { command: process.execPath, args: [caller], shell: false };
  // On Windows npm is a batch file, which only a shell can run.
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
