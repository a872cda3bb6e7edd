/** Half the outline of a turned object, from the top: height on the canvas, and distance from the axis. */
export type Profile = readonly (readonly [y: number, radius: number])[];

/** Height of a circle in relation to its width, seen from slightly above. */
export const tilt = 0.17;

const round = (value: number) => Math.round(value * 10) / 10;

/** The outline of a turned object as one closed path, with curved top and bottom edges. */
export function lathe(profile: Profile, cx = 240): string {
  const first = profile[0];
  const last = profile.at(-1);
  if (!first || !last) return '';
  const down = side(profile, cx, -1);
  const up = side([...profile].reverse(), cx, 1);
  const foot = `A${last[1]} ${round(last[1] * tilt)} 0 0 0 ${round(cx + last[1])} ${last[0]}`;
  const rim = `A${first[1]} ${round(first[1] * tilt)} 0 0 0 ${round(cx - first[1])} ${first[0]}`;
  return `M${round(cx - first[1])} ${first[0]}${down}${foot}${up}${rim}z`;
}

/** A Catmull-Rom curve through the points, as cubic Béziers; a point given twice makes a corner. */
function side(points: Profile, cx: number, direction: 1 | -1): string {
  const at = (index: number) => {
    const point = points[Math.min(points.length - 1, Math.max(0, index))];
    return point ? ([cx + direction * point[1], point[0]] as const) : ([cx, 0] as const);
  };
  let path = '';
  for (let index = 0; index < points.length - 1; index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    // Tangents are at most a third of their segment: a short segment beside a long one would form a loop otherwise.
    const reach = Math.hypot(to[0] - from[0], to[1] - from[1]) / 3;
    const leaving = unit(before, to);
    const arriving = unit(from, after);
    const c1 = [from[0] + leaving[0] * reach, from[1] + leaving[1] * reach] as const;
    const c2 = [to[0] - arriving[0] * reach, to[1] - arriving[1] * reach] as const;
    path += `C${round(c1[0])} ${round(c1[1])} ${round(c2[0])} ${round(c2[1])} ${round(to[0])} ${to[1]}`;
  }
  return path;
}

type Point = readonly [x: number, y: number];

function unit(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
