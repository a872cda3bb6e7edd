import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { readBrand, type Target } from './brand.ts';
import { buildExtension } from './build-extension.ts';
import { readVariables } from './environment.ts';
import { root } from './install.mjs';
import { sourceFiles } from './source-archive.ts';
import { storeTexts } from './store-texts.ts';
import type { Variables } from './variables.ts';
import { type Files, zip } from './zip.ts';

export interface PackageOptions {
  /** The folder that receives all files. Its former contents are deleted. */
  folder: string;
}

/**
 * Writes what the stores ask for: the packages, the sources for reviewers and the texts.
 *
 * @returns the extension's name
 * @throws {Error} with one line for each setting of the build that is wrong or missing
 */
export async function packageExtension({ folder }: PackageOptions): Promise<string> {
  const variables = readVariables('production', root);
  const brandFor = (target: Target) => readBrand(variables, { root, packaged: true, target });
  const brand = brandFor('chromium');
  // Firefox needs more settings than Chrome: check them before anything is built.
  brandFor('firefox');
  const name = brand.name || manifest.name;
  const stem = `${fileName(name)}-${brand.version || manifest.version}`;

  await rm(folder, { recursive: true, force: true });
  const chromium = zip(await builtFiles('chromium', variables));
  const texts = await storeTexts(name);
  const written = {
    [`${stem}-chrome.zip`]: chromium,
    // Edge's store accepts the package for Chrome.
    [`${stem}-edge.zip`]: chromium,
    [`${stem}-firefox.zip`]: zip(await builtFiles('firefox', variables)),
    [`${stem}-source.zip`]: zip(sourceFiles(root, { ...variables, CARTLET_ICON: brand.icon })),
    ...texts,
  };
  for (const [path, content] of Object.entries(written)) await write(join(folder, path), content);
  return name;
}

/** Builds from scratch, so that no file of an earlier build gets into the package. */
async function builtFiles(target: Target, variables: Variables): Promise<Files> {
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

/** The extension's name as the beginning of a file name: `Tide & Thread` gives `tide-thread`. */
function fileName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z\d]+/g, '-').replaceAll(/^-|-$/g, '') || 'extension';
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}
