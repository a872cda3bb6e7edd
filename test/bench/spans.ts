/** Start and end. Milliseconds. */
export type Span = readonly [start: number, end: number];

/** The time during which at least one span was open: overlapping waits count once. */
export function openTime(spans: readonly Span[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [start, end] of spans.toSorted(([one], [other]) => one - other)) {
    sum += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return sum;
}
