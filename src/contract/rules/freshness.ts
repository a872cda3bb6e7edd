/** When a stored copy of the shop's data may still be used without asking the shop again. */

/**
 * Whether a copy read at `at` is still fresh at `now`. The one rule for every cache and snapshot: a copy is fresh while
 * less than `lastsMilliseconds` lie between the two times, in either direction. The shopper may set the device's clock
 * back: a copy then carries a time in the future. Counting the distance keeps such a copy from staying fresh until the
 * clock has caught up, and does not throw it away for a clock corrected by a few seconds.
 *
 * @param at when the copy was read, milliseconds since 1970; 0 for never
 * @param lastsMilliseconds how long such a copy is good for
 * @param now milliseconds since 1970
 */
export function isFresh(at: number, lastsMilliseconds: number, now: number): boolean {
  return Math.abs(now - at) < lastsMilliseconds;
}
