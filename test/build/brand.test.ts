/**
 * `.env` alone makes the extension the merchant's own: name, colours and icon are the merchant's, and none is
 * Cartlet's.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readBrand } from '../../src/build/brand.ts';
import { renderIcons } from '../../src/build/plugins/rendered-icons.ts';
import { validateShop } from '../../src/build/validate-shop.ts';
import { asset, bundle, contentOf, manifestOf, type Output, shopSettings } from './bundle.ts';

// Some of these tests run a build.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'cartlet-brand-'));
const picture = join(folder, 'icon.svg');
const square = (width: number, height: number, colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
writeFileSync(picture, square(20, 20, '#b3261e'));

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

const settings = {
  ...shopSettings,
  CARTLET_LOCALE: 'de-DE',
  CARTLET_SHOP_URL: 'https://tide.example/{locale}',
  CARTLET_NAME: 'Tide & Thread',
  CARTLET_ICON: picture,
  CARTLET_ACCENT: '#b3261e',
  CARTLET_VERSION: '3.2.1',
};

let output: Output;
beforeAll(async () => {
  output = await bundle('production', { settings, minify: true });
}, 60_000);

describe('a branded build', () => {
  test('has the name, version and home page of the merchant', () => {
    expect(manifestOf(output)).toMatchObject({
      name: 'Tide & Thread',
      version: '3.2.1',
      homepage_url: 'https://tide.example/de-DE',
      description: '__MSG_brandedDescription__',
    });
    expect(asset(output, 'src/popup/index.html')).toContain('<title>Tide &amp; Thread</title>');
  });

  test('names us nowhere', () => {
    const texts = output.filter(({ fileName }) => !fileName.endsWith('.png'));

    expect(texts.length).toBeGreaterThan(5);
    for (const file of texts) expect(contentOf(file), file.fileName).not.toContain('Cartlet');
  });

  test('has one colour, from which the others follow', () => {
    const styles = output.filter(({ fileName }) => /\.(css|html)$/.test(fileName)).map(contentOf);
    const chosen = styles.flatMap((style) => [...style.matchAll(/--accent:([^;}]+)/g)].map(([, colour]) => colour));

    expect(chosen).toEqual(['#b3261e', '#b3261e']);
  });

  test('has icons of all sizes, drawn from one picture', async () => {
    for (const size of [16, 32, 48, 128]) {
      const icon = output.find(({ fileName }) => fileName === `icons/${size}.png`);
      const image = sharp(icon?.type === 'asset' ? Buffer.from(icon.source) : undefined);
      const { info, data } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([size, size]);
      expect([...data.subarray(0, 3)]).toEqual([0xb3, 0x26, 0x1e]);
    }
  });

  test('has a fixed ID only with the key of the merchant', async () => {
    expect(manifestOf(output)).not.toHaveProperty('key');
    const fixed = await bundle('production', { settings: { ...settings, CARTLET_EXTENSION_KEY: key } });
    expect(manifestOf(fixed).key).toBe(key);
  });

  test('may speak to a host of the merchant’s own, and to no other', async () => {
    const own = { CTP_AUTH_URL: 'https://auth.tide.example', CTP_API_URL: 'https://api.tide.example' };
    const policy = manifestOf(await bundle('production', { settings: { ...settings, ...own } }));

    expect(policy.content_security_policy.extension_pages).toContain(
      'connect-src https://*.commercetools.com https://*.commercetools.cn https://auth.tide.example https://api.tide.example;',
    );
  });
});

describe('a build for Firefox', () => {
  test('has an event page, an ID of the merchant’s, and says what is sent', async () => {
    const firefox = manifestOf(
      await bundle('production', {
        settings: { ...settings, CARTLET_GECKO_ID: 'panel@tide.example', CARTLET_EXTENSION_KEY: key },
        target: 'firefox',
      }),
    );

    expect(firefox.background).toEqual({ scripts: ['service-worker-loader.js'], type: 'module' });
    expect(firefox.browser_specific_settings.gecko).toEqual({
      id: 'panel@tide.example',
      strict_min_version: '142.0',
      data_collection_permissions: { required: ['authenticationInfo', 'personallyIdentifyingInfo', 'searchTerms'] },
    });
    expect(firefox).not.toHaveProperty('key');
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
  });

  test('of a merchant needs an ID of its own', async () => {
    await expect(bundle('production', { settings, target: 'firefox' })).rejects.toThrow('CARTLET_GECKO_ID is missing');
  });
});

describe('does not build, and says which field and why:', () => {
  const wrong: [string, Record<string, string>, string][] = [
    ['a project key in capitals', { CTP_PROJECT_KEY: 'Shop' }, 'CTP_PROJECT_KEY must be'],
    ['a host without encryption', { CTP_API_URL: 'http://api.tide.example' }, 'CTP_API_URL must be'],
    ['a host of this machine', { CTP_API_URL: 'http://127.0.0.1:8080' }, 'CTP_API_URL must be'],
    ['swapped hosts', { CTP_AUTH_URL: shopSettings.CTP_API_URL }, 'CTP_AUTH_URL must be'],
    [
      'two regions',
      { CTP_AUTH_URL: 'https://auth.us-central1.gcp.commercetools.com' },
      'CTP_API_URL is in another region than CTP_AUTH_URL',
    ],
    [
      'two regions, one by its old name',
      { CTP_API_URL: 'https://api.commercetools.co' },
      'CTP_API_URL is in another region than CTP_AUTH_URL',
    ],
    ['no secret', { CTP_CLIENT_SECRET: '' }, 'CTP_CLIENT_SECRET is missing'],
    ['a scope that harms', { CTP_SCOPES: 'manage_orders:tide-and-thread' }, 'CTP_SCOPES has manage_orders'],
    ['a word for a currency', { CARTLET_CURRENCY: 'euro' }, 'CARTLET_CURRENCY must be'],
    ['a word for a country', { CARTLET_COUNTRY: 'Germany' }, 'CARTLET_COUNTRY must be'],
    ['no language', { CARTLET_LOCALE: 'x' }, 'CARTLET_LOCALE must be'],
    ['a page without encryption', { CARTLET_SHOP_URL: 'http://tide.example' }, 'CARTLET_SHOP_URL must be'],
    ['a placeholder that nothing fills', { CARTLET_PRODUCT_URL: 'https://tide.example/{id}' }, '{id}'],
    ['a name of two lines', { CARTLET_NAME: 'Tide\nThread' }, 'CARTLET_NAME must be'],
    ['a long description', { CARTLET_DESCRIPTION: 'x'.repeat(133) }, 'CARTLET_DESCRIPTION must be'],
    ['a picture that is not there', { CARTLET_ICON: 'nowhere.svg' }, 'CARTLET_ICON names the file nowhere.svg'],
    ['a colour by name', { CARTLET_ACCENT: 'tomato' }, 'CARTLET_ACCENT must be'],
    ['a version in words', { CARTLET_VERSION: '1.0-beta' }, 'CARTLET_VERSION must be'],
    ['a version of nothing', { CARTLET_VERSION: '0.0' }, 'CARTLET_VERSION must be'],
    ['a key that is none', { CARTLET_EXTENSION_KEY: 'abc' }, 'CARTLET_EXTENSION_KEY must be'],
    [
      'the private key',
      { CARTLET_EXTENSION_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') },
      'CARTLET_EXTENSION_KEY must be the public key',
    ],
    ['a wrong ID for Firefox', { CARTLET_GECKO_ID: 'tide' }, 'CARTLET_GECKO_ID must look like'],
    ['a picture without a name', { CARTLET_NAME: '' }, 'CARTLET_NAME is missing'],
    ['a name without a picture', { CARTLET_ICON: '' }, 'CARTLET_ICON is missing'],
    ['a misspelt variable', { CARTLET_ACENT: '#b3261e' }, 'CARTLET_ACENT means nothing'],
  ];

  test.each(wrong)('%s', (_what, changed, sentence) => {
    const read = () => readBrand({ ...settings, ...changed }, { root: folder, packaged: true, target: 'chromium' });
    expect(read).toThrow(sentence);
  });

  test.each([
    [
      { CTP_AUTH_URL: 'http://nowhere.example', CTP_API_URL: 'https://api.us-central1.gcp.commercetools.com' },
      'CTP_AUTH_URL',
    ],
    [
      { CTP_AUTH_URL: 'https://auth.us-central1.gcp.commercetools.com', CTP_API_URL: 'http://nowhere.example' },
      'CTP_API_URL',
    ],
  ])('one host alone, and nothing of regions: %o', (changed, name) => {
    const { faults } = validateShop({ ...shopSettings, ...changed }, true);

    expect(faults).toEqual([expect.stringContaining(`${name} must be`)]);
  });

  test('everything that is wrong, at once', async () => {
    const both = { CTP_PROJECT_KEY: 'Shop', CTP_CLIENT_ID: '', CARTLET_ACCENT: 'tomato' };
    const said = await bundle('production', { settings: { ...settings, ...both } }).catch((error) => error.message);

    expect(said.split('\n').map((line: string) => line.trim().split(' ')[0])).toEqual([
      'These',
      'CTP_PROJECT_KEY',
      'CTP_CLIENT_ID',
      // The scopes belong to the right project, the key does not.
      'CTP_SCOPES',
      'CARTLET_ACCENT',
    ]);
  });

  test.each([
    ['a picture that is not square', () => square(20, 10, 'red'), 'CARTLET_ICON must be square.'],
    ['words for a picture', () => 'red', 'CARTLET_ICON must be an SVG or a PNG.'],
    [
      'a picture too small',
      () =>
        sharp(Buffer.from(square(64, 64, 'red')))
          .png()
          .toBuffer(),
      'CARTLET_ICON must be at least 128 pixels wide.',
    ],
  ])('%s', async (what, draw, sentence) => {
    const file = join(folder, `${what}.svg`);
    writeFileSync(file, await draw());
    await expect(renderIcons(file)).rejects.toThrow(sentence);
  });
});
