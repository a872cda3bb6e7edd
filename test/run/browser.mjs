/**
 * Finds a browser of the Chromium family, and gets one where there is none.
 * Plain JavaScript that imports nothing but Node's own modules: it may run before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Browser
 * @property {string} path the program's file
 * @property {string} name what people call it
 * @property {boolean} branded whether a vendor's rules apply (Chrome, Edge, Brave), such as refusing `--load-extension`
 */

/** Where each browser lives: program names on the PATH, folders of macOS, paths below Windows' program folders. */
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

const versionTimeout = 10_000;
const downloadTimeout = 300_000;
const silenceTimeout = 60_000;
const packageTimeout = 600_000;
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

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

/** @returns {Browser[]} those that start, Chromium first */
function installedBrowsers() {
  return known.flatMap(({ name, branded, ...places }) => {
    const path = paths(places).find((candidate) => versionOf(candidate) !== undefined);
    return path ? [{ path, name, branded }] : [];
  });
}

/** @param {{programs: string[], app: string, windows: string}} places */
function paths({ programs, app, windows }) {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
      join(folder, `${app}.app`, 'Contents', 'MacOS', app),
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
function versionOf(path) {
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

/** @returns {Promise<Browser | undefined>} */
async function playwrightBrowser() {
  // Before the packages are installed there is no Playwright to ask.
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
  const prefix = administrator();
  if (!prefix || !isDebian()) return undefined;
  console.log("Installing Debian's package chromium …");
  const apt = [...prefix, 'apt-get'];
  const packages = ['chromium', 'chromium-sandbox', 'fonts-dejavu-core'];
  const limits = { total: packageTimeout, silence: packageTimeout };
  // The lists of packages may be old, or not there at all on a new machine; without a network the old ones may do.
  await run(apt[0] ?? '', [...apt.slice(1), '-qq', 'update'], limits);
  const install = [...apt.slice(1), '-qq', '-y', '--no-install-recommends', 'install', ...packages];
  const done = await run(apt[0] ?? '', install, limits);
  return done ? installedBrowsers()[0] : undefined;
}

/** What to write before a command so that it may install packages, or `undefined` if we may not. */
function administrator() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = spawnSync('sudo', ['-n', 'true'], { timeout: versionTimeout, stdio: 'ignore' });
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

/**
 * Runs a command to its end and keeps its words to itself. It is given up when it takes too long in all, or says
 * nothing for too long.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{total: number, silence: number}} limits milliseconds
 * @returns {Promise<boolean>} whether it ended well
 */
function run(command, args, { total, silence }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
      // A group of its own, because a download is done by a child of the child.
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
