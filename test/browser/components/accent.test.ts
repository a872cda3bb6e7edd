/** The contrast of every accent that a merchant may choose. */
import { expect, test } from '../harness/chromium-extension.ts';

/** Text and its background, by their tokens. */
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

test('Texts on and in any accent of a merchant have enough contrast', async ({ cartlet }) => {
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
