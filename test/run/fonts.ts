import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** Fonts for pictures, so that a picture looks the same on every machine. */
const faces = [
  { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2' },
  { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2' },
  {
    family: 'Noto Sans Arabic',
    file: '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
  },
];
const { resolve } = createRequire(import.meta.url);

/** Sets these fonts in a page. The script adds them directly, because the page's policy forbids loading fonts. */
export async function setFonts(page: Page): Promise<void> {
  const loaded = faces.map(async ({ family, file }) => ({
    family,
    data: (await readFile(resolve(file))).toString('base64'),
  }));
  await page.evaluate(useFonts, await Promise.all(loaded));
}

/** Runs in the page. */
async function useFonts(fonts: { family: string; data: string }[]): Promise<void> {
  for (const { family, data } of fonts) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace(family, bytes, { weight: '100 900' }).load());
  }
  const names = [...new Set(fonts.map(({ family }) => `"${family}"`))];
  // The design token of the extension's pages, and a font for pages without it.
  document.documentElement.style.setProperty('--face', `${names.join(', ')}, sans-serif`);
  document.body.style.fontFamily = `${names.join(', ')}, sans-serif`;
}
