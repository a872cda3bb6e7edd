/**
 * Popups to compare Cartlet's with: the smallest possible popup, one with Cartlet's contents, and the smallest panel
 * with Preact.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { build, runnerImport } from 'vite';
import { root } from '../../src/build/install.mjs';
import type { DomJson } from '../../src/ui/first-frame/dom-json.ts';
import type { Frame } from '../../src/ui/first-frame/snapshot-read.ts';

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

/** The rows that the smallest panel has stored. */
export const keptNames = Array.from({ length: 20 }, (_, place) => `Product number ${place + 1}`);

/** Writes a worker that does nothing, and the page that every extension under test opens after the installation. */
async function writeAround(folder: string, popup: string): Promise<void> {
  const manifest = {
    manifest_version: 3,
    name: 'Peer',
    version: '1.0',
    permissions: ['storage'],
    action: { default_popup: popup },
    background: { service_worker: 'worker.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(
    join(folder, 'worker.js'),
    `chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: 'greeting.html?first-run' }));
     chrome.runtime.onMessage.addListener((_, __, reply) => { reply(1); });`,
  );
  await writeFile(join(folder, 'greeting.html'), '<!doctype html><title>Peer</title><h1>Peer</h1>');
}

/** A document without a script, which opens faster than any other popup. */
export async function buildStaticPopup(): Promise<string> {
  const folder = join(root, '.build/bench/static');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'popup.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Static</title>
     <style>body { inline-size: 400px; block-size: 600px; margin: 0; overflow: hidden; font: 15px/20px system-ui }</style>
     <input aria-label="Search" placeholder="Search" autofocus><p>Nothing here.</p></html>`,
  );
  await writeAround(folder, 'popup.html');
  return folder;
}

/**
 * The contents of Cartlet's popup as a document without a script: the cost of layout and paint alone.
 *
 * @param extension the folder with Cartlet's build, whose first stylesheet the document uses
 * @param frame the document that Cartlet's popup has stored
 */
export async function buildWrittenPopup(extension: string, frame: Frame): Promise<string> {
  const folder = join(root, '.build/bench/written');
  await mkdir(folder, { recursive: true });
  const page = await readFile(join(extension, 'src/popup/index.html'), 'utf8');
  const [style] = /<style>.*?<\/style>/s.exec(page) ?? [];
  if (!style) throw new Error('The popup has no stylesheet in its document.');
  await writeFile(
    join(folder, 'popup.html'),
    `<!doctype html><html lang="${frame.lang}" dir="${frame.dir}"><meta charset="utf-8"><title>Written</title>
     ${style}<div id="app">${renderToString(vnodeOf(frame.tree) as VNode)}</div></html>`,
  );
  await writeAround(folder, 'popup.html');
  return folder;
}

function vnodeOf(tree: DomJson): VNode | string {
  if (typeof tree === 'string') return tree;
  const [name, attributes, inside] = tree;
  return h(name, attributes, ...inside.map(vnodeOf));
}

/** A panel prerendered with Preact, which hydrates from `storage.session`. */
export async function buildBarePopup(): Promise<string> {
  const folder = join(root, '.build/bench/bare');
  await rm(folder, { recursive: true, force: true });
  const { module } = await runnerImport<{ Rows: Parameters<typeof h>[0] }>(join(root, 'test/bench/bare/rows.tsx'), {
    root,
    configFile: false,
    oxc: { jsx },
  });
  const shell = renderToString(h(module.Rows as never, { names: [] }));
  await build({
    root: join(root, 'test/bench/bare'),
    base: './',
    configFile: false,
    logLevel: 'error',
    oxc: { jsx },
    build: { outDir: folder, target: 'chrome121', modulePreload: false },
    plugins: [
      {
        name: 'shell',
        transformIndexHtml: (html) => html.replace('<div id="app"></div>', `<div id="app">${shell}</div>`),
      },
    ],
  });
  await writeAround(folder, 'index.html');
  return folder;
}
