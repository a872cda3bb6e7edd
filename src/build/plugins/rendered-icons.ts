import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';
import { iconPath, renderedSizes } from '../manifest.ts';

/** Our own picture. */
const ownIcon = join(import.meta.dirname, '../../ui/icon.svg');

/** At this density one unit of an SVG is one pixel. */
const pixelDensity = 72;

/** Draws all icons from one picture. Its name begins as CRXJS's own plugins' do: of others the development server asks nothing. */
export function renderedIcons(picture: string): Plugin {
  return {
    name: 'crx:rendered-icons',
    enforce: 'pre',
    async generateBundle(_options, bundle) {
      const drawn = await renderIcons(picture || ownIcon);
      for (const [fileName, source] of Object.entries(drawn)) {
        if (!bundle[fileName]) this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/**
 * The icons, by their place in the built folder.
 *
 * @param picture path of an SVG or a PNG, square, a PNG of at least 128 pixels
 * @throws {Error} with a sentence about CARTLET_ICON
 */
export async function renderIcons(picture: string): Promise<Record<string, Uint8Array>> {
  const largest = Math.max(...renderedSizes);
  const source = await readFile(picture);
  const about = await sharp(source)
    .metadata()
    .catch(() => undefined);
  if (about?.format !== 'svg' && about?.format !== 'png') throw refuse('must be an SVG or a PNG.');
  if (about.width !== about.height) throw refuse('must be square.');
  if (about.format === 'png' && about.width < largest) throw refuse(`must be at least ${largest} pixels wide.`);
  const drawn = renderedSizes.map(async (size): Promise<[string, Uint8Array]> => {
    // Drawn at its size: a vector picture that is shrunk instead gets soft edges.
    const density = about.format === 'svg' ? (pixelDensity * size) / about.width : pixelDensity;
    const png = await sharp(source, { density }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
    return [iconPath(size), png];
  });
  return Object.fromEntries(await Promise.all(drawn));
}

function refuse(sentence: string): Error {
  return new Error(`CARTLET_ICON ${sentence}`);
}
