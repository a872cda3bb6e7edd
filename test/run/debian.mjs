/**
 * Installs packages of Debian, if the system is Debian and the user may install packages. Plain JavaScript on Node's
 * own modules.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from './command.mjs';

const askTimeout = 10_000;
const packageTimeout = 600_000;

/**
 * @param {string[]} packages the first is the one that the message names
 * @returns {Promise<boolean>} whether all are installed now
 */
export async function installDebianPackages(packages) {
  const prefix = administrator();
  if (!prefix || !isDebian()) return false;
  console.log(`Installing Debian's package ${packages[0]} …`);
  const [command = '', ...args] = [...prefix, 'apt-get'];
  const limits = { total: packageTimeout, silence: packageTimeout };
  // The package lists may be old, or missing on a new machine. Without a network the old ones may do.
  await run(command, [...args, '-qq', 'update'], limits);
  return run(command, [...args, '-qq', '-y', '--no-install-recommends', 'install', ...packages], limits);
}

/** The command prefix that installs packages; `undefined` if the user may not. */
function administrator() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { timeout: askTimeout, stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n'] : undefined;
}

/** Only Debian itself: Ubuntu's package of that name is a stub for a snap. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
