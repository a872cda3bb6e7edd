import { distance, glow, mix, shadow } from './tones.ts';

/** Colours of the background. */
const papers = [
  '#ecdfcb',
  '#ecd6cd',
  '#d6dfce',
  '#d5e1e5',
  '#e2dcea',
  '#f0e6c4',
  '#e4ded3',
  '#cbd9e1',
  '#dccbb6',
  '#c3d1c6',
  '#d9c3b4',
  '#c2c9d9',
];

/** Stronger colours for pale objects. */
const deepPapers = ['#cbb498', '#a8c2d2', '#c2b2cd', '#a9c0a1', '#d9a998', '#d2bb70'];

/** Smallest {@link distance} between the object's and the background's colour. */
const enough = 0.1;

/** Light that falls off without a visible edge: half a cosine in small steps. */
const falloff = [0.52, 0.48, 0.38, 0.26, 0.14, 0.06, 0.015, 0]
  .map((opacity, step) => `<stop offset="${(step / 7.5).toFixed(2)}" stop-color="${glow}" stop-opacity="${opacity}"/>`)
  .join('');

/**
 * A background that suits the object's colour, lit from the upper left, with a table up to `horizon` below a standing
 * object.
 */
export function backdrop(tone: string, choice: number, horizon: number | undefined): string {
  const start = choice % papers.length;
  const turned = [...papers.slice(start), ...papers.slice(0, start)];
  const paper = turned.find((candidate) => distance(candidate, tone) > enough) ?? deepPaper(choice, tone);
  const light = `<radialGradient id="light" cx=".24" cy=".14" r="1.25">${falloff}</radialGradient>`;
  const table =
    horizon === undefined
      ? ''
      : `<path d="M0 ${Math.round(horizon)}H480V480H0z" fill="${mix(paper, shadow, 0.075)}"/><path d="M0 ${Math.round(horizon)}H480" stroke="${glow}" stroke-opacity=".4" stroke-width="2"/>`;
  return `<defs>${light}</defs><path d="M0 0H480V480H0z" fill="${paper}"/>${table}<path d="M0 0H480V480H0z" fill="url(#light)"/>`;
}

/** One of the three colours that contrast most with the object. */
function deepPaper(choice: number, tone: string): string {
  const best = [...deepPapers].sort((first, second) => distance(second, tone) - distance(first, tone));
  return best[choice % 3] ?? '#cdb99f';
}
