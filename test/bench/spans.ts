/** When something began and when it ended. Milliseconds. */
export type Span = readonly [start: number, end: number];

/** For how long at least one of them was open: who waits for two things at a time waits once. */
export function openTime(spans: readonly Span[]): number {
  let sum = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [start, end] of spans.toSorted(([one], [other]) => one - other)) {
    sum += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return sum;
}
