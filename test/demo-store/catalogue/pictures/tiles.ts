import { createRandom, stir } from '../seed.ts';
import type { Pattern } from '../vocabulary/adjectives.ts';
import { darker, isLight, shadow } from './tones.ts';

const repeating = (width: number, height: number, inside: string) =>
  `<pattern id="tile" patternUnits="userSpaceOnUse" width="${width}" height="${height}">${inside}</pattern>`;

/** A gradient over the height of the shape. */
const fitted = (inside: string) =>
  `<pattern id="tile" width="1" height="1" patternContentUnits="objectBoundingBox">${inside}</pattern>`;

const bar = (y: number, height: number, colour: string) =>
  `<rect y="${y}" width="1" height="${height}" fill="${colour}"/>`;

/** The product's pattern as an SVG pattern with the id `tile`; `undefined` for a plain product. */
export function patternTile(pattern: Pattern, tone: string, accent: string, seed: number): string | undefined {
  const random = createRandom(stir(seed, 5));
  const bareClay = isLight(tone) ? '#b98f68' : '#d8bf9b';
  switch (pattern) {
    case 'plain':
      return undefined;
    case 'speckle':
      return repeating(
        110,
        110,
        scattered(
          46,
          110,
          darker(tone, isLight(tone) ? 0.62 : 0.55),
          isLight(tone) ? darker(tone, 0.35) : '#f4ead6',
          random,
        ),
      );
    case 'dots':
      return repeating(
        34,
        34,
        `<circle cx="9" cy="9" r="4.6" fill="${accent}"/><circle cx="26" cy="26" r="4.6" fill="${accent}"/>`,
      );
    case 'stripe': {
      const step = random.pick([18, 26, 36] as const);
      const upright = random.chance(0.3);
      const stripe = upright
        ? `<rect width="${step * 0.36}" height="${step}" fill="${accent}"/>`
        : `<rect width="${step}" height="${step * 0.4}" fill="${accent}"/>`;
      return repeating(step, step, stripe);
    }
    case 'band':
      return fitted(
        bar(0.2, 0.035, accent) +
          bar(0.27, random.chance(0.5) ? 0.1 : 0.03, accent) +
          (random.chance(0.5) ? bar(0.41, 0.035, accent) : ''),
      );
    case 'rib':
      return repeating(
        14,
        14,
        `<rect width="4" height="14" fill="${shadow}" opacity=".2"/><rect x="6" width="3" height="14" fill="#fff" opacity=".16"/>`,
      );
    case 'check': {
      const step = random.pick([38, 54] as const);
      return repeating(
        step,
        step,
        `<rect width="${step}" height="${step * 0.42}" fill="${accent}" opacity=".5"/><rect width="${step * 0.42}" height="${step}" fill="${accent}" opacity=".5"/>`,
      );
    }
    case 'herringbone':
      return repeating(
        24,
        16,
        `<path d="M-2 10l14-10 14 10M-2 18l14-10 14 10M-2 2l14-10 14 10" fill="none" stroke="${accent}" stroke-width="2.4" opacity=".5"/>`,
      );
    case 'marl':
      return repeating(70, 70, dashed(46, 70, darker(tone, 0.32), random) + dashed(30, 70, '#fff6e6', random));
    case 'dip':
      return fitted(`<path d="M0 .66Q.25 .${60 + random.whole(0, 8)} .5 .66T1 .64V1H0z" fill="${bareClay}"/>`);
    case 'two-tone':
      return fitted(random.chance(0.5) ? bar(0, 0.38, accent) : bar(0.62, 0.38, accent));
  }
}

function scattered(
  count: number,
  side: number,
  first: string,
  second: string,
  random: ReturnType<typeof createRandom>,
): string {
  let dots = '';
  for (let index = 0; index < count; index += 1) {
    const r = (0.7 + random.next() ** 3 * 2.6).toFixed(1);
    dots += `<circle cx="${random.whole(3, side - 3)}" cy="${random.whole(3, side - 3)}" r="${r}" fill="${random.chance(0.75) ? first : second}" opacity=".75"/>`;
  }
  return dots;
}

function dashed(count: number, side: number, colour: string, random: ReturnType<typeof createRandom>): string {
  let path = '';
  for (let index = 0; index < count; index += 1)
    path += `M${random.whole(0, side)} ${random.whole(0, side)}l${random.whole(2, 5)} ${random.whole(-3, 3)}`;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6" opacity=".34"/>`;
}
