import { distance, glow, mix, shadow } from './tones.ts';

/** Tinted papers things are photographed on. */
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

/** Stronger papers for the pale things that vanish on all of those. */
const deepPapers = ['#cdb99f', '#b3c7d3', '#c6b9cf', '#b4c6ae', '#dab3a4', '#d3c085'];

/** A thing must stand out from its paper by this much, see {@link distance}. */
const enough = 0.1;

/** A paper that suits the colour of the thing, lit from the upper left; with a table up to `horizon` for what stands. */
export function backdrop(tone: string, choice: number, horizon: number | undefined): string {
  const paper = firstFrom(papers, choice, tone) ?? firstFrom(deepPapers, choice, tone) ?? '#9db0b3';
  const light = `<radialGradient id="light" cx=".24" cy=".14" r="1.25"><stop stop-color="${glow}" stop-opacity=".56"/><stop offset=".3" stop-color="${glow}" stop-opacity=".33"/><stop offset=".55" stop-color="${glow}" stop-opacity=".13"/><stop offset=".8" stop-color="${glow}" stop-opacity=".02"/><stop offset="1" stop-color="${shadow}" stop-opacity=".06"/></radialGradient>`;
  const table =
    horizon === undefined
      ? ''
      : `<path d="M0 ${Math.round(horizon)}H480V480H0z" fill="${mix(paper, shadow, 0.075)}"/><path d="M0 ${Math.round(horizon)}H480" stroke="${glow}" stroke-opacity=".4" stroke-width="2"/>`;
  return `<defs>${light}</defs><path d="M0 0H480V480H0z" fill="${paper}"/>${table}<path d="M0 0H480V480H0z" fill="url(#light)"/>`;
}

function firstFrom(list: readonly string[], choice: number, tone: string): string | undefined {
  const start = choice % list.length;
  return [...list.slice(start), ...list.slice(0, start)].find((paper) => distance(paper, tone) > enough);
}
