/**
 * Runs in the popup: the same work each time, within what a task may last on a machine that is not held up. What the machine
 * makes of it tells a slow machine, or one with other things to do, from slow code.
 *
 * @returns milliseconds on the clock
 */
export function calibrate(): number {
  const start = performance.now();
  // xorshift32: the same numbers everywhere.
  let state = 1;
  const numbers = Array.from({ length: 60_000 }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  });
  numbers.sort((one, other) => one - other);
  return performance.now() - start;
}

/** How often it is done in a popup, to have a longest and a usual one. */
export const calibrations = 20;
