import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { type Brand, readBrand, type Target } from '../../src/build/brand.ts';
import { readVariables } from '../../src/build/environment.ts';
import { sourceFiles } from '../../src/build/source.ts';
import { type Files, zip } from '../../src/build/zip.ts';
import type { Browser } from './browser.mjs';
import { buildExtension } from './build-extension.ts';
import { root } from './install.mjs';
import { takePictures } from './store-pictures.ts';
import { storeTexts } from './store-texts.ts';

export interface PackageOptions {
  /** Where everything is written, a folder of its own: what was in it goes. */
  folder: string;
  /** Finds a browser for the screenshots; without it there are none. */
  findBrowser: (() => Promise<Browser>) | undefined;
}

/** Writes what goes to the stores: the packages, the sources for reviewers, the texts and the screenshots. */
export async function packageExtension({ folder, findBrowser }: PackageOptions): Promise<void> {
  const variables = readVariables('production', root);
  const judge = (target: Target) => readBrand(variables, { root, packaged: true, target });
  const brand = judge('chromium');
  judge('firefox');
  const name = brand.name || manifest.name;
  const stem = `${fileName(name)}-${brand.version || manifest.version}`;

  await rm(folder, { recursive: true, force: true });
  const chromium = zip(await built('chromium', variables));
  const texts = await storeTexts(name);
  const written = {
    [`${stem}-chrome.zip`]: chromium,
    // The same package: Edge's store takes what Chrome's takes.
    [`${stem}-edge.zip`]: chromium,
    [`${stem}-firefox.zip`]: zip(await built('firefox', variables)),
    [`${stem}-source.zip`]: zip(sourceFiles(root, { ...variables, CARTLET_ICON: brand.icon })),
    ...texts,
  };
  for (const [path, content] of Object.entries(written)) await write(join(folder, path), content);
  if (findBrowser) await takePictures({ browser: await findBrowser(), folder, brand: brandSettings(brand) });
  console.log(`${name}, ready for the stores: ${folder}`);
}

/** Builds anew, so that nothing of an older build comes along. */
async function built(target: Target, variables: Record<string, string | undefined>): Promise<Files> {
  const settings = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value ?? '']));
  const { folder } = await buildExtension({
    mode: 'production',
    target,
    outDir: `.build/package-${target}`,
    settings,
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path): Promise<[string, Uint8Array]> => {
    return [relative(folder, path).replaceAll('\\', '/'), new Uint8Array(await readFile(path))];
  });
  return Object.fromEntries(await Promise.all(files));
}

/** The brand alone: the screenshots show the demo store's goods. */
function brandSettings({ name, icon, accent }: Brand) {
  return { CARTLET_NAME: name, CARTLET_ICON: icon, CARTLET_ACCENT: accent };
}

function fileName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '') || 'extension';
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}
