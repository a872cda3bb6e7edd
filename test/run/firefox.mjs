/**
 * Finds Firefox, and installs it if there is none.
 * Plain JavaScript that imports only Node's own modules, because it may run before any package is installed.
 */
import { installDebianPackages } from './debian.mjs';
import { findProgram, versionOf } from './programs.mjs';

const places = {
  programs: ['firefox', 'firefox-esr', '/opt/firefox/firefox', '/usr/lib/firefox/firefox'],
  app: 'Firefox',
  binary: 'firefox',
  windows: 'Mozilla Firefox\\firefox.exe',
};

/**
 * Finds the first Firefox that starts, in this order: the one in the environment's `CARTLET_FIREFOX`, an installed one,
 * Debian's package.
 *
 * @returns {Promise<string>} path of the program
 * @throws {Error} with one sentence that says what to do
 */
export async function findFirefox() {
  const named = process.env['CARTLET_FIREFOX'];
  if (named) {
    if (versionOf(named) === undefined) throw new Error(`CARTLET_FIREFOX names ${named}, which does not start.`);
    return named;
  }
  const path =
    findProgram(places) ?? ((await installDebianPackages(['firefox-esr'])) ? findProgram(places) : undefined);
  if (path) return path;
  throw new Error('No Firefox found: install it, or name one in the environment as CARTLET_FIREFOX.');
}
