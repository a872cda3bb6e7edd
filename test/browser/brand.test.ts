/** A merchant's own extension, as a shopper sees it; and that every colour a merchant may choose can be read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildExtension } from '../../src/build/build-extension.ts';
import { test as base, connectionTo, expect } from './extension.ts';
import { searchAndAdd } from './shopper.ts';

const name = 'Tide & Thread';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  installation: async ({}, use, { workerIndex }) => {
    const scratch = mkdtempSync(join(tmpdir(), 'cartlet-brand-'));
    const icon = join(scratch, 'icon.svg');
    writeFileSync(
      icon,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a1fa2"/></svg>',
    );
    const { folder } = await buildExtension({
      mode: 'test',
      outDir: `.build/branded-${workerIndex}`,
      settings: { CARTLET_NAME: name, CARTLET_ICON: icon, CARTLET_ACCENT: '#ffd54f' },
    });
    await use({ extension: folder, args: [] });
    rmSync(scratch, { recursive: true });
  },
});

// One of these builds an extension of its own first.
test.describe.configure({ timeout: 90_000 });

/** The text of a page, its title, and what a screen reader says. */
const wordsOf = async (page: Page) =>
  [await page.title(), await page.locator('body').textContent(), await page.locator('body').ariaSnapshot()].join('\n');

test('A branded build shows the merchant’s name, colour and picture, and ours nowhere', async ({ cartlet, shop }) => {
  const options = await cartlet.openOptions();
  await expect(options).toHaveTitle(new RegExp(name));
  expect(await wordsOf(options)).not.toContain('Cartlet');
  const mark = await options.locator('img').first().evaluate(centreOf);
  expect(mark).toEqual([0x7a, 0x1f, 0xa2]);
  await options.close();

  await cartlet.connect(connectionTo(shop));
  const [product = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await expect(popup).toHaveTitle(name);
  await searchAndAdd(popup, product);
  const added = popup.getByRole('button', { name: `Add ${product} to cart` });
  await expect(added).toHaveCSS('background-color', 'rgb(255, 213, 79)');
  expect(await wordsOf(popup)).not.toContain('Cartlet');
});

/** Runs in a page: the colour in the middle of a picture. */
function centreOf(picture: HTMLImageElement | SVGElement | HTMLElement): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d');
  context?.drawImage(picture as HTMLImageElement, 0, 0, 1, 1);
  return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
}

/** Text and what it stands on, by their tokens. */
const pairs = [
  ['--on-accent', '--accent-fill'],
  ['--accent-ink', '--surface'],
  ['--accent-ink', '--accent-soft'],
  ['--ink', '--tint'],
  ['--ink-quiet', '--surface'],
  ['--ink-quiet', '--sunken'],
] as const;

/** Every hue, pale and full, from nearly black to nearly white. */
const accents = Array.from({ length: 24 }, (_, step) => step * 15)
  .flatMap((hue) => [30, 100].map((saturation) => [hue, saturation]))
  .flatMap(([hue, saturation]) => [5, 20, 35, 50, 65, 80, 95].map((light) => `hsl(${hue} ${saturation}% ${light}%)`));

base('Whatever colour a merchant chooses, the texts on it and in it can be read', async ({ cartlet }) => {
  const page = await cartlet.openOptions();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const poor = await page.evaluate(poorContrasts, { pairs, accents });
    expect(poor.slice(0, 5), `${scheme}: ${poor.length} of ${accents.length * pairs.length}`).toEqual([]);
  }
});

/** Runs in a page: which pairs have less contrast than WCAG 2.2 asks of small text, 4.5 to 1. */
function poorContrasts({ pairs, accents }: { pairs: readonly (readonly [string, string])[]; accents: string[] }) {
  const probe = document.body.appendChild(document.createElement('span'));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const luminance = (token: string) => {
    probe.style.setProperty('color', `var(${token})`);
    if (!context) return Number.NaN;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return accents.flatMap((accent) => {
    document.documentElement.style.setProperty('--accent', accent);
    return pairs.flatMap(([text, ground]) => {
      const [light = 0, dark = 0] = [luminance(text), luminance(ground)].sort((one, other) => other - one);
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast >= 4.5 ? [] : [`${accent}: ${text} on ${ground} has ${contrast.toFixed(2)}`];
    });
  });
}
