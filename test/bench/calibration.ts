/**
 * Runs in the popup. Does a fixed amount of work, short enough for one task on an idle machine. The time it takes
 * distinguishes a slow or busy machine from slow code.
 *
 * @returns milliseconds
 */
export function calibrate(): number {
  const start = performance.now();
  // xorshift32 gives the same numbers on every machine.
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

/** Repetitions in a popup, enough for a maximum and a median. */
export const calibrations = 20;
