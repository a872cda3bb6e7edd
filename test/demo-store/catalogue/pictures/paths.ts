import type { Choice, Plan } from '../plan.ts';

/** Width and height of every picture in pixels, as in `dimensions`. */
export const pictureSide = 960;

/** The side of the product in a picture. */
export type View = 'front' | 'detail';

const shape = /^\/pictures\/([a-z-]+?)-(\d+)-([a-z-]+?)(-detail)?\.svg$/;

/** Paths of the pictures of one variant, the main one first. Variants that differ only in size share them. */
export function picturesOf(plan: Plan, choice: Choice): string[] {
  if (!plan.pictured) return [];
  const front = `/pictures/${plan.line.drawing}-${plan.number}-${choice.colour?.key ?? plan.material.key}`;
  return plan.look % 3 === 0 ? [`${front}.svg`] : [`${front}.svg`, `${front}-detail.svg`];
}

/** Parses a picture's path; `undefined` for another path. */
export function readPath(path: string): { number: number; view: View } | undefined {
  const found = shape.exec(path);
  return found ? { number: Number(found[2]), view: found[4] ? 'detail' : 'front' } : undefined;
}
