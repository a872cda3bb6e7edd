/** Installs packages of Debian, where we are on Debian and may. Plain JavaScript on Node's own modules. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from './command.mjs';

const askTimeout = 10_000;
const packageTimeout = 600_000;

/**
 * @param {string[]} packages the first is the one that people know
 * @returns {Promise<boolean>} whether they are there now
 */
export async function installDebianPackages(packages) {
  const prefix = administrator();
  if (!prefix || !isDebian()) return false;
  console.log(`Installing Debian's package ${packages[0]} …`);
  const [command = '', ...args] = [...prefix, 'apt-get'];
  const limits = { total: packageTimeout, silence: packageTimeout };
  // The lists of packages may be old, or not there at all on a new machine; without a network the old ones may do.
  await run(command, [...args, '-qq', 'update'], limits);
  return run(command, [...args, '-qq', '-y', '--no-install-recommends', 'install', ...packages], limits);
}

/** What to write before a command so that it may install packages, or `undefined` if we may not. */
function administrator() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { timeout: askTimeout, stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** Ubuntu's package of that name is a stub for a snap, so Debian itself is asked for. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
