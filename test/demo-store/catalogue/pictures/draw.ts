import { extras } from '../extras.ts';
import type { Choice, Plan } from '../plan.ts';
import type { Pattern } from '../vocabulary/adjectives.ts';
import { drawings } from './drawings.ts';
import { framing } from './framing.ts';
import { backdrop } from './ground.ts';
import type { View } from './paths.ts';
import { createPen } from './pen.ts';

/** Patterns that a product may have without a word in its name. */
const quietPatterns: Readonly<Record<string, readonly Pattern[]>> = {
  ceramics: ['plain', 'plain', 'dip', 'speckle', 'plain', 'band'],
  knit: ['plain', 'plain', 'marl', 'rib'],
};

/** Draws one picture of one variant as a square SVG document, always the same for the same variant. */
export function draw(plan: Plan, choice: Choice, view: View): string {
  const tone = choice.colour?.hex ?? plan.material.hex;
  const quiet = quietPatterns[plan.line.trade] ?? ['plain'];
  const pattern = plan.quality?.pattern ?? quiet[plan.look % quiet.length] ?? 'plain';
  const pen = createPen({ tone, material: plan.material, pattern, seed: plan.look });
  const object = drawings[plan.line.drawing](pen);
  const stands = object.includes('url(#foot)');
  const count = countOf(plan);
  const { zoom, cx, cy } = framing[plan.line.drawing];
  const near = view === 'detail' ? closeUp : (plan.quality?.scale ?? 1);
  const scale = zoom * near;
  const aside = view === 'detail' ? (plan.look % 2 ? -34 : 30) : 0;
  const turn = view === 'detail' && !stands ? (plan.look % 23) - 11 : 0;
  const middle = `translate(240 ${view === 'detail' ? 262 : 246})${turn ? ` rotate(${turn})` : ''} scale(${round(scale)}) translate(${aside - cx} ${-cy})`;
  const horizon = stands ? 246 + ((count > 1 ? tableEdgeOfSets : tableEdge) - cy) * scale : undefined;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="960" height="960">',
    pen.defs(),
    backdrop(tone, plan.look + (view === 'detail' ? 3 : 0), view === 'front' ? horizon : undefined),
    `<g transform="${middle}">${stands ? several(object, count) : object}</g>`,
    '</svg>',
  ].join('');
}

/** Magnification of the second picture. */
const closeUp = 1.55;

/** Height of the table's edge behind a single object, on the canvas of the drawings. */
const tableEdge = 334;

/** Height of the table's edge behind a set, whose objects stand behind each other. */
const tableEdgeOfSets = 258;

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Objects in the picture of a set: two for a pair, three for more. */
function countOf(plan: Plan): number {
  if (plan.extras.includes(extras.pair)) return 2;
  return plan.extras.includes(extras.four) || plan.extras.includes(extras.six) ? 3 : 1;
}

/** Repeats the object behind itself, smaller and to the side. */
function several(object: string, count: number): string {
  const at = (x: number, y: number, scale: number) =>
    `<g transform="translate(${x} ${y}) scale(${scale})">${object}</g>`;
  if (count === 1) return object;
  if (count === 2) return at(134, 50, 0.68) + at(26, 86, 0.7);
  return at(150, 46, 0.62) + at(32, 54, 0.62) + at(88, 98, 0.66);
}
