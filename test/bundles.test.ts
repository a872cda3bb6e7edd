/**
 * What the build puts into each bundle: a page's scripts contain no code of the worker, and the manifest requests only
 * the needed permissions.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { commercetoolsHosts, loopbackHost } from '../src/contract/rules/hosts.ts';
import { asset, bundle, contentOf, manifestOf, type Output, shopSettings, stylesIn } from './build/bundle.ts';

/** A secret that only the worker's bundle may contain. */
const secret = shopSettings.CTP_CLIENT_SECRET;

const chunks = (output: Output) => output.filter((file) => file.type === 'chunk');

/** The chunks that a file loads, directly or through other chunks. */
function loaded(output: Output, names: string[]): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (name: string) => {
    const chunk = chunks(output).find(({ fileName }) => fileName === name);
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  names.forEach(visit);
  return [...found];
}

/** The scripts that an HTML page names. */
function scriptsOf(output: Output, page: string): string[] {
  const html = asset(output, page);
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, name]) => name as string);
}

let output: Output;
beforeAll(async () => {
  output = await bundle('production', { settings: shopSettings, sourcemap: true, minify: true });
}, 60_000);

describe.each(['src/popup/index.html', 'src/options/index.html'])('%s', (page) => {
  test('loads no file of the shop or the worker', () => {
    const modules = loaded(output, scriptsOf(output, page)).flatMap(({ moduleIds }) => moduleIds);

    expect(modules.some((id) => id.includes('/src/ui/'))).toBe(true);
    expect(modules.filter((id) => /\/src\/(commerce|background)\//.test(id))).toEqual([]);
  });
});

test('the secret stands in the worker alone', () => {
  const holders = output.filter((file) => contentOf(file).includes(secret));
  const pages = ['src/popup/index.html', 'src/options/index.html'].flatMap((page) =>
    loaded(output, scriptsOf(output, page)),
  );

  expect(output.some(({ fileName }) => fileName.endsWith('.map'))).toBe(true);
  expect(holders).toHaveLength(1);
  expect(pages).not.toContain(holders[0]);
});

describe('a shopper does not wait for bytes', () => {
  /** The size of a text after gzip, in bytes. */
  const weigh = (text: string) => gzipSync(text, { level: 9 }).length;
  const weight = (name: string) => weigh(asset(output, name));
  const popup = () => asset(output, 'src/popup/index.html');
  const worker = () =>
    chunks(output).filter(({ moduleIds }) => moduleIds.some((id) => id.includes('/src/background/')));

  test('the popup paints with one script and the stylesheet that stands in it, and they are small', () => {
    const [boot = '', ...others] = scriptsOf(output, 'src/popup/index.html');
    const booting = chunks(output).find(({ fileName }) => fileName === boot);
    const [script = '', ...more] = booting?.dynamicImports ?? [];
    const [style = '', ...styles] = stylesIn(popup());

    expect([others, booting?.imports, more, styles]).toEqual([[], [], [], []]);
    expect(script).not.toBe('');
    expect(style).toContain('.search-field');
    expect(chunks(output).find(({ fileName }) => fileName === script)?.imports).toEqual([boot]);
    expect(weight(boot)).toBeLessThanOrEqual(2 * 1024);
    expect(weight(script)).toBeLessThanOrEqual(30 * 1024);
    expect(weigh(style)).toBeLessThanOrEqual(6 * 1024);
    // The document names one file, its first script, which imports the panel's script: three requests in all.
    expect(popup().match(/(?:src|href)="/g)).toHaveLength(1);
    expect(popup()).toMatch(/<script async blocking="render" type="module"/);
  });

  test('the worker is one file, and loads nothing when it runs', () => {
    expect(worker()).toHaveLength(1);
    expect(worker()[0]?.imports).toEqual([]);
    expect(worker()[0]?.dynamicImports).toEqual([]);
    // 45 KB for the worker itself; MiniSearch, so that a shopper can search a shop without any search of its own; and 3
    // KB so that every write is done exactly once, in the shop's own language.
    expect(weight(worker()[0]?.fileName ?? '')).toBeLessThanOrEqual((45 + 6 + 3) * 1024);
  });
});

describe('the packaged manifest', () => {
  const manifest = () => manifestOf(output);

  test('asks for nothing that shows a warning', () => {
    expect(manifest()).toMatchObject({ manifest_version: 3, permissions: ['storage', 'alarms', 'sidePanel'] });
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
      expect(manifest()[key] ?? []).toEqual([]);
    }
  });

  test('has neither a fixed ID nor the address of a demo store', () => {
    expect(manifest()).not.toHaveProperty('key');
    expect(JSON.stringify(manifest())).not.toContain('127.0.0.1');
  });

  test('may be granted access to commercetools alone, and only by a person', () => {
    expect(manifest().optional_host_permissions).toEqual(commercetoolsHosts.map((host) => `${host}/*`));
  });

  test('speaks to commercetools alone', () => {
    const policy: string = manifest().content_security_policy.extension_pages;

    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src ${commercetoolsHosts.join(' ')};`);
    expect(policy).toContain("img-src 'self' https:;");
    expect(policy).not.toContain("'unsafe");
  });

  test('allows the one style that stands in a page, and no other', () => {
    const pages = output.filter(({ fileName }) => fileName.endsWith('.html')).map(contentOf);
    const hashes = pages.flatMap(stylesIn).map((style) => createHash('sha256').update(style).digest('base64'));

    expect(pages).toHaveLength(2);
    expect(hashes).toHaveLength(1);
    expect(manifest().content_security_policy.extension_pages).toContain(`style-src 'self' 'sha256-${hashes[0]}';`);
  });
});

test('demo and test builds have a fixed ID and may speak to the demo store', async () => {
  const demo = manifestOf(await bundle('demo'));

  expect(demo.key).toMatch(/^MII/);
  expect(demo.content_security_policy.extension_pages).toContain(loopbackHost);
}, 60_000);
