/**
 * Finds Firefox, and gets it where there is none.
 * Plain JavaScript that imports nothing but Node's own modules: it may run before anything is installed.
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
 * The first that works, in this order: the one the environment names in `CARTLET_FIREFOX`, an installed one, Debian's
 * package.
 *
 * @returns {Promise<string>} the program's file
 * @throws {Error} with one sentence saying what to do
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
