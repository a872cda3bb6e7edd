/** The packages for the stores of extensions, for a made-up shop with every setting. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { environmentOf } from '../../../src/build/build-extension.ts';
import { root } from '../../../src/build/install.mjs';
import { createClients } from '../../demo-store/auth/clients.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';
import { withInstallation } from '../harness/installation.ts';
import { cartButton, searchAndAdd, signIn } from '../harness/shopper.ts';
import { openTestShop } from '../harness/test-shop.ts';
import { selfSigned } from './certificate.ts';

const region = 'europe-west1.gcp.commercetools.com';
const hosts = [`api.${region}`, `auth.${region}`];
const certificate = selfSigned(hosts);
const projectKey = 'tide-and-thread';
const { id, secret, scopes } = createClients(projectKey).shopper;
const settings = {
  CTP_PROJECT_KEY: projectKey,
  CTP_CLIENT_ID: id,
  CTP_CLIENT_SECRET: secret,
  CTP_AUTH_URL: `https://auth.${region}`,
  CTP_API_URL: `https://api.${region}`,
  CTP_SCOPES: scopes.join(' '),
  CARTLET_CURRENCY: 'EUR',
  CARTLET_COUNTRY: 'DE',
  CARTLET_LOCALE: 'en',
  CARTLET_SHOP_URL: 'https://tide.example/',
  CARTLET_NAME: 'Tide "&" Thread $5',
  CARTLET_ACCENT: '#ffd54f',
  CARTLET_VERSION: '2.0.1',
  CARTLET_GECKO_ID: 'panel@tide.example',
};
const stem = 'tide-thread-5-2.0.1';
let scratch = '';
let packages = '';

/** The package of Chrome's store, unchanged, in a browser that resolves the hosts of its shop to the demo store. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  shop: async ({}, use) => {
    const shop = await openTestShop({ tls: certificate, projectKey });
    await use(shop);
    await shop.close();
    expect(shop.unnamed, 'writes without a row').toEqual([]);
  },
  installation: async ({ shop: { port }, language, headless }, use) => {
    const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(', ');
    const args = [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`];
    const extension = join(scratch, 'chrome');
    unpack('chrome', extension);
    await withInstallation({ extension, args, language: language.code, headless: headless ?? true }, use);
  },
});

test.describe.configure({ mode: 'serial', timeout: 480_000 });

test.beforeAll(async () => {
  test.setTimeout(480_000);
  scratch = mkdtempSync(join(tmpdir(), 'cartlet-package-'));
  packages = join(scratch, 'packages');
  const icon = join(scratch, 'icon.svg');
  writeFileSync(
    icon,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a1fa2"/></svg>',
  );
  await packageIn(root, packages, environmentOf({ ...settings, CARTLET_ICON: icon }));
});

test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('Each store gets its package, texts and pictures, which do not name Cartlet', async () => {
  expect(Object.keys(archive('chrome'))).toContain('manifest.json');
  expect(bytes('edge').equals(bytes('chrome'))).toBe(true);
  expect(manifest('firefox').browser_specific_settings.gecko.id).toBe('panel@tide.example');
  for (const store of ['chrome', 'firefox']) {
    expect(manifest(store)).toMatchObject({ name: settings.CARTLET_NAME, version: '2.0.1' });
    expect(manifest(store).homepage_url).toBe('https://tide.example/');
    for (const [path, content] of Object.entries(archive(store))) {
      expect(Buffer.from(content).includes('Cartlet'), `${store}: ${path} names Cartlet`).toBe(false);
      expect(Buffer.from(content).includes(root), `${store}: ${path} names a folder of this machine`).toBe(false);
      expect(path.endsWith('.map'), path).toBe(false);
    }
  }
  expect(readFileSync(join(packages, 'privacy.md'), 'utf8')).toContain(`# Privacy policy of ${settings.CARTLET_NAME}`);
  for (const picture of ['search', 'product', 'cart']) {
    const { width, height, format } = await sharp(join(packages, 'screenshots/en', `${picture}.png`)).metadata();
    expect([width, height, format]).toEqual([1280, 800, 'png']);
  }
  // The add button, in the merchant's yellow.
  const picture = await sharp(join(packages, 'screenshots/en/product.png')).removeAlpha().raw().toBuffer();
  let yellow = 0;
  for (let at = 0; at < picture.length; at += 3) if (picture.readUIntBE(at, 3) === 0xffd54f) yellow += 1;
  expect(yellow).toBeGreaterThan(5_000);
});

test('A package has no fixed ID, no address of this machine, and the secret in one file', () => {
  for (const store of ['chrome', 'firefox']) {
    expect(manifest(store)).not.toHaveProperty('key');
    const holders = Object.entries(archive(store)).filter(([, content]) => Buffer.from(content).includes(secret));
    expect(holders.map(([path]) => path)).toEqual([expect.stringMatching(/^assets\/main\.ts-[\w-]+\.js$/)]);
    const { content_security_policy } = manifest(store);
    expect(JSON.stringify(content_security_policy)).not.toMatch(/127\.0\.0\.1|localhost|http:/);
  }
  const sources = Object.entries(archive('source')).filter(([path]) => !path.startsWith('test/'));
  expect(sources.filter(([, content]) => Buffer.from(content).includes(secret)).map(([path]) => path)).toEqual([]);
});

test('A build from the source archive gives the same bytes', async () => {
  const clone = join(scratch, 'clone');
  unpack('source', clone);
  // In place of an installation.
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  expect(existsSync(join(clone, '.git'))).toBe(false);
  const again = join(scratch, 'again');
  const unset = Object.keys(environmentOf({})).map((name) => [name, undefined]);
  await packageIn(clone, again, { ...Object.fromEntries(unset), CTP_CLIENT_SECRET: secret }, '--no-pictures');
  for (const kind of ['chrome', 'edge', 'firefox', 'source']) {
    expect(bytes(kind, again).equals(bytes(kind)), `${kind} is the same`).toBe(true);
  }
});

test('The linter of addons.mozilla.org finds only the known warning about Preact', () => {
  const linter = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const source = join(root, '.build/package-firefox');
  const { stdout } = spawnSync(process.execPath, [linter, 'lint', '--source-dir', source, '--output', 'json'], {
    encoding: 'utf8',
    // It would look for a newer version of itself.
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  const { summary, warnings, notices } = JSON.parse(stdout);
  expect(summary.errors, stdout).toBe(0);
  expect(notices).toEqual([]);
  // Each page has a copy of Preact, which sets innerHTML for a view with dangerouslySetInnerHTML. No view has that, and
  // trusted types forbid it.
  expect(warnings.map(({ code }: { code: string }) => code)).toEqual(Array(2).fill('UNSAFE_VAR_ASSIGNMENT'));
});

test('The package buys from a real shop', async ({ cartlet, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, name);
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  const asked = new Set(shop.store.wire.map(({ headers }) => headers['host']));
  expect([...asked].sort()).toEqual(hosts);
});

test('The package shows the merchant’s name, color and picture, and Cartlet’s nowhere', async ({ cartlet, shop }) => {
  const options = await cartlet.openOptions();
  await expect(options.locator('img').first()).toBeVisible();
  expect(await options.title()).toContain(settings.CARTLET_NAME);
  expect(await wordsOf(options)).not.toContain('Cartlet');
  expect(await options.locator('img').first().evaluate(centerOf)).toEqual([0x7a, 0x1f, 0xa2]);
  await options.close();

  const [product = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await expect(popup).toHaveTitle(settings.CARTLET_NAME);
  await searchAndAdd(popup, product);
  const added = popup.getByRole('button', { name: `Add ${product} to cart` });
  await expect(added).toHaveCSS('background-color', 'rgb(255, 213, 79)');
  expect(await wordsOf(popup)).not.toContain('Cartlet');
});

/** The text of a page, its title, and its accessible names. */
async function wordsOf(page: Page): Promise<string> {
  const body = page.locator('body');
  return [await page.title(), await body.textContent(), await body.ariaSnapshot()].join('\n');
}

/** Runs in a page: the color in the middle of a picture. */
function centerOf(picture: HTMLImageElement | SVGElement | HTMLElement): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  context?.drawImage(picture as HTMLImageElement, 0, 0, 1, 1);
  return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
}

function packageIn(folder: string, out: string, env: Record<string, string | undefined>, ...args: string[]) {
  const command = [join(folder, 'src/build/package.mjs'), '--outDir', out, ...args];
  const child = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, ...env }, timeout: 450_000 });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  return new Promise<void>((resolve, reject) => {
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${said}\nEnded with ${code ?? signal}`)),
    );
  });
}

function bytes(kind: string, folder = packages): Buffer {
  return readFileSync(join(folder, `${stem}-${kind}.zip`));
}

function archive(kind: string): Record<string, Uint8Array> {
  return unzipSync(new Uint8Array(bytes(kind)));
}

function unpack(kind: string, folder: string): void {
  for (const [path, content] of Object.entries(archive(kind))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function manifest(kind: string) {
  return JSON.parse(Buffer.from(archive(kind)['manifest.json'] ?? []).toString());
}
