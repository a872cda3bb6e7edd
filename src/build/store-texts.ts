import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './install.mjs';

/** The texts for the stores, with `{name}` in place of the extension's name. */
const folder = join(root, 'docs', 'store');

/** Reads the texts for the stores and fills in the extension's name. Keys are paths in the folder of the packages. */
export async function storeTexts(name: string): Promise<Record<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md'));
  const texts = paths.map(async (path): Promise<[string, string]> => {
    const text = await readFile(join(folder, path), 'utf8');
    return [path.replaceAll('\\', '/'), text.replaceAll('{name}', name)];
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** The captions of the screenshots in one language. */
export interface Captions {
  search: string;
  product: string;
  cart: string;
}

/**
 * Reads the captions from the listing in one language.
 *
 * @throws {Error} when the listing has no caption for a screenshot
 */
export async function readCaptions(language: string, name: string): Promise<Captions> {
  const listing = (await storeTexts(name))[`listing.${language}.md`] ?? '';
  const caption = (picture: keyof Captions) => {
    const [, words] = new RegExp(`^- \`${picture}\`: (.+)$`, 'm').exec(listing) ?? [];
    if (!words) throw new Error(`docs/store/listing.${language}.md has no caption for ${picture}`);
    return words;
  };
  return { search: caption('search'), product: caption('product'), cart: caption('cart') };
}
