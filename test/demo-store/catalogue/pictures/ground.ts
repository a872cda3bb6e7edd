import { distance, glow, mix, shadow } from './tones.ts';

/** Tinted papers things are photographed on. */
const papers = [
  '#ecdfcb',
  '#ecd6cd',
  '#d6dfce',
  '#d5e1e5',
  '#e0dae8',
  '#efe4bf',
  '#e3ddd2',
  '#c9d8df',
  '#d9c9b4',
  '#bfcfc8',
];

/** A thing must stand out from its paper by this much, see {@link distance}. */
const enough = 0.17;

/** A paper that suits the colour of the thing, lit from the upper left; with a table edge for what stands. */
export function backdrop(tone: string, choice: number, standing: boolean): string {
  const start = choice % papers.length;
  const turned = [...papers.slice(start), ...papers.slice(0, start)];
  const paper = turned.find((candidate) => distance(candidate, tone) > enough) ?? '#b9c6c4';
  const light = `<radialGradient id="light" cx=".26" cy=".2" r="1"><stop stop-color="${glow}" stop-opacity=".6"/><stop offset=".6" stop-color="${glow}" stop-opacity="0"/><stop offset="1" stop-color="${shadow}" stop-opacity=".1"/></radialGradient>`;
  const table = standing
    ? `<path d="M0 338H480V480H0z" fill="${mix(paper, shadow, 0.07)}"/><path d="M0 338H480" stroke="${glow}" stroke-opacity=".35" stroke-width="2"/>`
    : '';
  return `<defs>${light}</defs><path d="M0 0H480V480H0z" fill="${paper}"/>${table}<path d="M0 0H480V480H0z" fill="url(#light)"/>`;
}
