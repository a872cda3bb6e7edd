import type { Pattern } from '../adjectives.ts';
import type { Choice, Plan } from '../plan.ts';
import { drawings } from './drawings.ts';
import { backdrop } from './ground.ts';
import type { View } from './paths.ts';
import { createPen } from './pen.ts';

/** Surfaces that a thing may have without its name saying so. */
const quietPatterns: Readonly<Record<string, readonly Pattern[]>> = {
  ceramics: ['plain', 'plain', 'dip', 'speckle', 'plain', 'band'],
  knit: ['plain', 'plain', 'marl', 'rib'],
};

/** One picture of one variant as an SVG document: square, and the same every time. */
export function draw(plan: Plan, choice: Choice, view: View): string {
  const tone = choice.colour?.hex ?? plan.material.hex;
  const quiet = quietPatterns[plan.line.trade] ?? ['plain'];
  const pattern = plan.quality?.pattern ?? quiet[plan.look % quiet.length] ?? 'plain';
  const pen = createPen({ tone, material: plan.material, pattern, seed: plan.look });
  const object = drawings[plan.line.drawing](pen);
  const stands = object.includes('url(#foot)');
  const scale = plan.quality?.scale ?? 1;
  const front = `translate(240 250) scale(${scale}) translate(-240 -250)`;
  const close = `translate(240 240) rotate(${(plan.look % 17) - 8}) scale(1.7) translate(${plan.look % 2 ? -232 : -252} -226)`;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="960" height="960">',
    pen.defs(),
    backdrop(tone, plan.look + (view === 'detail' ? 3 : 0), stands && view === 'front'),
    `<g transform="${view === 'front' ? front : close}">${object}</g>`,
    '</svg>',
  ].join('');
}
