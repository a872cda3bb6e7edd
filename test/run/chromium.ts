import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { connectDevTools, type DevTools, type Send } from './devtools.ts';
import { watched } from './watched.ts';

export interface ChromiumOptions {
  /** Path of the browser's program. */
  executable: string;
  /** The folder with the built extension's manifest.json. */
  extension: string;
  headless: boolean;
  /** Further command line switches. */
  args?: readonly string[];
  /** Whether the page that the installation opens stays open. Otherwise it is closed. */
  keepsFirstRun?: boolean;
}

/** A browser with a new profile, in which the extension is installed and its button pinned. */
export interface Chromium {
  devtools: DevTools;
  extensionId: string;
  /** The URL of a page of the extension, by its path in the built folder. */
  addressOf(path: string): string;
  /** Opens the popup as a click on the button does, which does not start a stopped worker. Gives the target's ID. */
  clickAction(): Promise<string>;
  /** The ID of the popup's target, as soon as the popup is open. */
  popupOpened(): Promise<string>;
  /** Closes the popup and waits until it is gone. */
  closePopup(): Promise<void>;
  /** The ID of the first tab, and commands to it. */
  firstTab: { id: string; send: Send };
  /** The WebSocket URL for a debugger, if `args` opened a port. */
  debuggerAddress(): Promise<string>;
  /** Resolves when the browser has ended, by `close` or by the user. */
  ended: Promise<void>;
  /** Ends all processes of the browser and removes the profile. */
  close(): Promise<void>;
}

interface Target {
  targetId: string;
  type: string;
  url: string;
}

const gracePeriod = 5_000;

/** Switches that keep the browser from sending requests of its own and from asking the user. */
const quietSwitches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** The headless screen has 800×600 pixels by default, which is too low for the popup. */
const headlessSwitches = [
  '--headless=new',
  '--screen-info={1280x1024}',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
];

/** Becomes true when a page of the extension shows its title. */
const drawn = `new Promise((resolve) => {
  const look = () => (document.querySelector('h1')?.textContent ? resolve(true) : setTimeout(look, 20));
  look();
})`;

/**
 * Starts a browser and installs the extension over the DevTools protocol: Chrome no longer accepts `--load-extension`,
 * and both Chrome and Chromium accept this.
 *
 * @throws {Error} with the browser's last output when it does not start
 */
export async function launchChromium({
  executable,
  extension,
  headless,
  args = [],
  keepsFirstRun = false,
}: ChromiumOptions): Promise<Chromium> {
  const folder = realpathSync(extension);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const extensionId = idOf(folder, manifest.key);
  const popupAddress = `chrome-extension://${extensionId}/${manifest.action.default_popup}`;
  const profile = newProfile(extensionId);
  const browser = spawn(
    executable,
    [
      ...quietSwitches,
      ...(headless ? headlessSwitches : []),
      ...(withoutSandbox(executable) ? ['--no-sandbox', '--test-type'] : []),
      '--remote-debugging-pipe',
      '--enable-unsafe-extension-debugging',
      `--user-data-dir=${profile}`,
      ...args,
      'about:blank',
    ],
    // A process group of its own, so that all its processes can be ended at once.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const ended = new Promise<void>((resolve) => {
    browser.on('exit', () => resolve());
    browser.on('error', () => resolve());
  });
  const voice = listenTo(browser);
  const removeNow = () => {
    endGroup(browser);
    rmSync(profile, { recursive: true, force: true });
  };
  process.once('exit', removeNow);

  const [, , , toBrowser, fromBrowser] = browser.stdio as unknown as [unknown, unknown, unknown, Writable, Readable];
  const devtools = connectDevTools(toBrowser, fromBrowser);
  const close = async () => {
    await devtools.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => endGroup(browser), gracePeriod);
    await ended;
    clearTimeout(timer);
    endGroup(browser);
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    process.off('exit', removeNow);
  };

  try {
    const targets = await watchTargets(devtools);
    const tab = await targets.until((all) => all.find(({ type }) => type === 'page'), 'the first tab');
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId: tab.targetId, flatten: true });
    await devtools.send('Extensions.loadUnpacked', { path: folder });
    const greeting = (all: Target[]) => all.find(({ type, url }) => type === 'page' && url.endsWith('?first-run'));
    const { targetId: greetingId } = await targets.until(greeting, 'the page after the installation');
    if (!keepsFirstRun) {
      // A tab that closes while it reads its texts leaves its process to the next page, which then gets no texts.
      const greetingPage = await devtools.send('Target.attachToTarget', { targetId: greetingId, flatten: true });
      const look = () =>
        devtools.session(greetingPage.sessionId)('Runtime.evaluate', { expression: drawn, awaitPromise: true });
      // The tab may still load: every tab begins with an empty page.
      await look().catch(look);
      await devtools.send('Target.closeTarget', { targetId: greetingId });
      await targets.until((all) => (greeting(all) ? undefined : true), "that page's end");
    }
    const popup = (all: Target[]) => all.find(({ type, url }) => type === 'page' && url.startsWith(popupAddress));
    const popupOpened = async () => (await targets.until(popup, 'the popup')).targetId;
    return {
      devtools,
      extensionId,
      firstTab: { id: tab.targetId, send: devtools.session(sessionId) },
      addressOf: (path) => `chrome-extension://${extensionId}/${path}`,
      popupOpened,
      async clickAction() {
        const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
        const [shown] = targetInfos.filter(({ url }) => url !== popupAddress);
        await devtools.send('Extensions.triggerAction', { id: extensionId, targetId: shown?.targetId ?? '' });
        return popupOpened();
      },
      async closePopup() {
        const open = popup(targets.get());
        if (!open) return;
        await devtools.send('Target.closeTarget', { targetId: open.targetId }).catch(() => undefined);
        await targets.until((all) => (popup(all) ? undefined : true), "the popup's end");
      },
      debuggerAddress: voice.address,
      ended,
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`${executable} did not start as it should: ${String(error)}\n${voice.lastWords()}`, {
      cause: error,
    });
  }
}

/**
 * An extension's ID is computed from its public key, or from its folder if the manifest has no key:
 * https://developer.chrome.com/docs/extensions/reference/manifest/key
 */
function idOf(folder: string, key: string | undefined): string {
  const bytes = key
    ? Buffer.from(key, 'base64')
    : Buffer.from(folder, process.platform === 'win32' ? 'utf16le' : 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}

/**
 * Creates a profile in developer mode, because Chrome disables an unpacked extension that reloads itself without it.
 */
function newProfile(extensionId: string): string {
  const profile = mkdtempSync(join(tmpdir(), 'cartlet-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { extensions: { ui: { developer_mode: true }, pinned_extensions: [extensionId] } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** The sandbox does not work for root, nor for a downloaded browser where the system restricts user namespaces. */
function withoutSandbox(executable: string): boolean {
  return process.platform === 'linux' && (process.getuid?.() === 0 || executable.includes('ms-playwright'));
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The process has ended already.
  }
}

/** Reads the browser's output: its end, for an error, and the line with the debugger's address. */
function listenTo({ stderr }: ChildProcess) {
  let lastWords = '';
  const address = watched<string | undefined>(undefined);
  stderr?.setEncoding('utf8');
  stderr?.on('data', (text: string) => {
    const words = lastWords + text;
    // Read before the output is cut: a browser in trouble writes much at once.
    const [, found] = /DevTools listening on (\S+)\s/.exec(words) ?? [];
    if (found) address.set(found);
    lastWords = words.slice(-4_000);
  });
  return { lastWords: () => lastWords, address: () => address.until((found) => found, 'the debugger port') };
}

async function watchTargets(devtools: DevTools) {
  const targets = watched<Target[]>([]);
  devtools.listen((method, params) => {
    const others = (id: unknown) => targets.get().filter(({ targetId }) => targetId !== id);
    if (method === 'Target.targetCreated' || method === 'Target.targetInfoChanged') {
      const target = params['targetInfo'] as Target;
      targets.set([...others(target.targetId), target]);
    }
    if (method === 'Target.targetDestroyed') targets.set(others(params['targetId']));
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  return targets;
}
