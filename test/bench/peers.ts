/** What our popup is measured against: the least a popup can be, its own contents, and the least a panel like it can be. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { build, runnerImport } from 'vite';
import { root } from '../../src/build/install.mjs';
import type { DomJson } from '../../src/ui/first-frame/dom-json.ts';
import type { Frame } from '../../src/ui/first-frame/snapshot-read.ts';

const jsx = { runtime: 'automatic', importSource: 'preact' } as const;

/** Rows that the bare panel has kept. */
export const keptNames = Array.from({ length: 20 }, (_, place) => `Product number ${place + 1}`);

/** A worker that does nothing, and the page after the installation that every extension under test has. */
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

/** A document without a script: no popup is there sooner. */
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
 * What our popup shows, as a document without a script: what that costs to lay out and to paint, and nothing else.
 *
 * @param extension the folder with ours, whose first stylesheet it has
 * @param frame what our popup has kept of its document
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

/** Prerendered with Preact, and hydrated from what `storage.session` holds. */
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
