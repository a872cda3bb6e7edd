/** What goes to the stores: for a made-up shop, with everything it may set. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { environmentOf } from '../../src/build/build-extension.ts';
import { root } from '../../src/build/install.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'cartlet-package-'));
const secret = 'canary-secret';
const settings = {
  CTP_PROJECT_KEY: 'tide-and-thread',
  CTP_CLIENT_ID: 'public-client',
  CTP_CLIENT_SECRET: secret,
  CTP_AUTH_URL: 'https://auth.europe-west1.gcp.commercetools.com',
  CTP_API_URL: 'https://api.europe-west1.gcp.commercetools.com',
  CTP_SCOPES: 'view_published_products:tide-and-thread manage_my_orders:tide-and-thread',
  CARTLET_SHOP_URL: 'https://tide.example/',
  CARTLET_NAME: 'Tide "&" Thread $5',
  CARTLET_ICON: join(scratch, 'icon.svg'),
  CARTLET_ACCENT: '#ffd54f',
  CARTLET_VERSION: '2.0.1',
  CARTLET_GECKO_ID: 'panel@tide.example',
};
const stem = 'tide-thread-5-2.0.1';
const packages = join(scratch, 'packages');

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  writeFileSync(
    settings.CARTLET_ICON,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a1fa2"/></svg>',
  );
  await packageIn(root, packages, environmentOf(settings));
});

test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('Each store gets its package, its texts and its pictures, and nothing of ours is in them', async () => {
  expect(Object.keys(archive('chrome'))).toContain('manifest.json');
  expect(bytes('edge').equals(bytes('chrome'))).toBe(true);
  expect(manifest('firefox').browser_specific_settings.gecko.id).toBe('panel@tide.example');
  for (const store of ['chrome', 'firefox']) {
    expect(manifest(store)).toMatchObject({ name: settings.CARTLET_NAME, version: '2.0.1' });
    expect(manifest(store).homepage_url).toBe('https://tide.example/');
    for (const [path, content] of Object.entries(archive(store))) {
      expect(Buffer.from(content).includes('Cartlet'), `${store}: ${path} names us`).toBe(false);
      expect(Buffer.from(content).includes(root), `${store}: ${path} names a folder of this machine`).toBe(false);
      expect(path.endsWith('.map'), path).toBe(false);
    }
  }
  expect(readFileSync(join(packages, 'privacy.md'), 'utf8')).toContain(`# Privacy policy of ${settings.CARTLET_NAME}`);
  for (const picture of ['search', 'product', 'cart']) {
    const { width, height, format } = await sharp(join(packages, 'screenshots/en', `${picture}.png`)).metadata();
    expect([width, height, format]).toEqual([1280, 800, 'png']);
  }
  // The button that buys, in the merchant's yellow.
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

test('Whoever builds from the source archive gets the same bytes', async () => {
  const clone = join(scratch, 'clone');
  for (const [path, content] of Object.entries(archive('source'))) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), content);
  }
  // In place of an installation.
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  expect(existsSync(join(clone, '.git'))).toBe(false);
  const again = join(scratch, 'again');
  const theirs = Object.keys(environmentOf({})).map((name) => [name, undefined]);
  await packageIn(clone, again, { ...Object.fromEntries(theirs), CTP_CLIENT_SECRET: secret }, '--no-pictures');
  for (const kind of ['chrome', 'edge', 'firefox', 'source']) {
    expect(bytes(kind, again).equals(bytes(kind)), `${kind} is the same`).toBe(true);
  }
});

test('The linter of addons.mozilla.org finds nothing but what Preact is known for', () => {
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
  // Preact, of which each page has a copy, sets innerHTML where a view asks for that with dangerouslySetInnerHTML; none does,
  // and trusted types forbid it.
  expect(warnings.map(({ code }: { code: string }) => code)).toEqual(Array(2).fill('UNSAFE_VAR_ASSIGNMENT'));
});

function packageIn(folder: string, out: string, env: Record<string, string | undefined>, ...args: string[]) {
  const command = [join(folder, 'src/build/package.mjs'), '--outDir', out, ...args];
  const child = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, ...env }, timeout: 200_000 });
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

function manifest(kind: string) {
  return JSON.parse(Buffer.from(archive(kind)['manifest.json'] ?? []).toString());
}
