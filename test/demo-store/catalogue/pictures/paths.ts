import type { Choice, Plan } from '../plan.ts';

/** Width and height of every picture in pixels, as `dimensions` tells. */
export const pictureSide = 960;

/** Which side of a thing a picture shows. */
export type View = 'front' | 'detail';

const shape = /^\/pictures\/([a-z-]+?)-(\d+)-([a-z-]+?)(-detail)?\.svg$/;

/** The pictures of one variant, the first one first. Variants that differ in size alone share theirs. */
export function picturesOf(plan: Plan, choice: Choice): string[] {
  if (!plan.pictured) return [];
  const front = `/pictures/${plan.line.drawing}-${plan.number}-${choice.colour?.key ?? plan.material.key}`;
  return plan.look % 3 === 0 ? [`${front}.svg`] : [`${front}.svg`, `${front}-detail.svg`];
}

/** Takes a path apart again; `undefined` for what is not the path of a picture. */
export function readPath(path: string): { number: number; view: View } | undefined {
  const found = shape.exec(path);
  return found ? { number: Number(found[2]), view: found[4] ? 'detail' : 'front' } : undefined;
}
