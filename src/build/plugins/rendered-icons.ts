import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { iconPath, renderedSizes } from '../manifest.ts';

/** Cartlet's own icon. */
const ownIcon = join(import.meta.dirname, '../../ui/icon.svg');

/** Density in DPI at which one unit of an SVG is one pixel. */
const pixelDensity = 72;

/**
 * Renders all icons from one picture. The plugin's name starts with `crx:`, because CRXJS's development server calls
 * `generateBundle` only of plugins with such a name.
 *
 * @param picture path of the merchant's picture; empty for Cartlet's own
 */
export function renderedIcons(picture: string): Plugin {
  return {
    name: 'crx:rendered-icons',
    enforce: 'pre',
    async generateBundle(_options, bundle) {
      const icons = await renderIcons(picture || ownIcon);
      for (const [fileName, source] of Object.entries(icons)) {
        if (!bundle[fileName]) this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/**
 * Renders the icons as PNG files. Keys are paths in the built folder.
 *
 * @param picture path of a square SVG or PNG; a PNG has at least 128 pixels
 * @throws {Error} that says what is wrong with CARTLET_ICON
 */
export async function renderIcons(picture: string): Promise<Record<string, Uint8Array>> {
  const largest = Math.max(...renderedSizes);
  const source = await readFile(picture);
  const about = await sharp(source)
    .metadata()
    .catch(() => undefined);
  if (about?.format !== 'svg' && about?.format !== 'png') throw iconError('must be an SVG or a PNG.');
  if (about.width !== about.height) throw iconError('must be square.');
  if (about.format === 'png' && about.width < largest) throw iconError(`must be at least ${largest} pixels wide.`);
  const icons = renderedSizes.map(async (size): Promise<[string, Uint8Array]> => {
    // An SVG is rendered at the target size: scaling it down afterwards would blur its edges.
    const density = about.format === 'svg' ? (pixelDensity * size) / about.width : pixelDensity;
    const png = await sharp(source, { density }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
    return [iconPath(size), png];
  });
  return Object.fromEntries(await Promise.all(icons));
}

function iconError(sentence: string): Error {
  return new Error(`CARTLET_ICON ${sentence}`);
}
