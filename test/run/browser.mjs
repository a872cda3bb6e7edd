/**
 * Finds a Chromium browser, and installs one if there is none.
 * Plain JavaScript that imports only Node's own modules, because it may run before any package is installed.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { run } from './command.mjs';
import { installDebianPackages } from './debian.mjs';
import { findProgram, versionOf } from './programs.mjs';

/**
 * @typedef {object} Browser
 * @property {string} path the program's file
 * @property {string} name what people call it
 * @property {boolean} branded whether a vendor's rules apply (Chrome, Edge, Brave), such as refusing `--load-extension`
 */

/**
 * Where each browser is installed: program names on the PATH, folders of macOS, paths below Windows' program folders.
 */
const known = [
  {
    name: 'Chromium',
    branded: false,
    programs: ['chromium', 'chromium-browser'],
    app: 'Chromium',
    windows: 'Chromium\\Application\\chrome.exe',
  },
  {
    name: 'Google Chrome',
    branded: true,
    programs: ['google-chrome-stable', 'google-chrome', '/opt/google/chrome/chrome'],
    app: 'Google Chrome',
    windows: 'Google\\Chrome\\Application\\chrome.exe',
  },
  {
    name: 'Microsoft Edge',
    branded: true,
    programs: ['microsoft-edge-stable', 'microsoft-edge', '/opt/microsoft/msedge/msedge'],
    app: 'Microsoft Edge',
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
  {
    name: 'Brave',
    branded: true,
    programs: ['brave-browser-stable', 'brave-browser', '/opt/brave.com/brave/brave'],
    app: 'Brave Browser',
    windows: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  },
];

const downloadTimeout = 300_000;
const silenceTimeout = 60_000;

/**
 * The first browser that works, in this order: the one the environment names in `CARTLET_BROWSER`, an installed one,
 * one that Playwright keeps or can download, Debian's package.
 *
 * @param {{unbrandedFirst?: boolean}} [options] `unbrandedFirst` takes even a downloaded Chromium before an installed
 *   Chrome: the tests want the browser that no vendor's policy changes
 * @returns {Promise<Browser>}
 * @throws {Error} with one sentence saying what to do
 */
export async function findBrowser({ unbrandedFirst = false } = {}) {
  const named = process.env['CARTLET_BROWSER'];
  if (named) {
    const version = versionOf(named);
    if (version === undefined) throw new Error(`CARTLET_BROWSER names ${named}, which is not a browser that starts.`);
    return { path: named, name: version || 'The browser of CARTLET_BROWSER', branded: !/^chromium/i.test(version) };
  }
  const installed = installedBrowsers();
  const first = installed.find(({ branded }) => !(branded && unbrandedFirst));
  const browser = first ?? (await playwrightBrowser()) ?? installed[0] ?? (await debianBrowser());
  if (browser) return browser;
  throw new Error('No browser found: install Chromium or Chrome, or name one in the environment as CARTLET_BROWSER.');
}

/** @returns {Browser[]} the installed browsers that start, Chromium first */
function installedBrowsers() {
  return known.flatMap(({ name, branded, ...places }) => {
    const path = findProgram(places);
    return path ? [{ path, name, branded }] : [];
  });
}

/** @returns {Promise<Browser | undefined>} */
async function playwrightBrowser() {
  // Playwright is missing before the packages are installed.
  const playwright = await import('@playwright/test').catch(() => undefined);
  if (!playwright) return undefined;
  const path = playwright.chromium.executablePath();
  if (!existsSync(path)) {
    console.log('No browser found; trying to download the one that Playwright keeps …');
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    const install = [cli, 'install', '--no-shell', 'chromium'];
    const done = await run(process.execPath, install, { total: downloadTimeout, silence: silenceTimeout });
    if (!done) console.log('That download is not to be had here.');
  }
  return versionOf(path) === undefined ? undefined : { path, name: "Playwright's Chromium", branded: false };
}

/** @returns {Promise<Browser | undefined>} */
async function debianBrowser() {
  const done = await installDebianPackages(['chromium', 'chromium-sandbox', 'fonts-dejavu-core']);
  return done ? installedBrowsers()[0] : undefined;
}
