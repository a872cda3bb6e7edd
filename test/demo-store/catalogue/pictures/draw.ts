import type { Choice, Plan } from '../plan.ts';
import type { View } from './paths.ts';

/** One picture of one variant as an SVG document. */
export function draw(plan: Plan, choice: Choice, view: View): string {
  const tone = choice.colour?.hex ?? plan.material.hex;
  const ground = view === 'front' ? '#ece7dd' : '#dfe5e4';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="960" height="960"><rect width="480" height="480" fill="${ground}"/><circle cx="240" cy="240" r="120" fill="${tone}"/></svg>`;
}
