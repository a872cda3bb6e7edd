/** A token endpoint that fails is left alone for a while, however many ask for a token. */
import { type FailureError, isDoubtful, isFailure } from '../../contract/failure.ts';

/** Milliseconds. */
const firstRest = 500;
const longestRest = 30_000;
/** The longest that a `Retry-After` is honoured. */
const longestAsked = 600_000;

export interface CircuitBreaker {
  /** Runs `ask`, or throws the failure it had last while the endpoint rests. */
  run<Result>(ask: () => Promise<Result>): Promise<Result>;
}

/**
 * After a failure that passes, for a growing while, with jitter, every caller gets that failure and no request is made.
 * A refusal is an answer, after which nothing rests.
 *
 * @param now milliseconds
 * @param random 0 to 1
 */
export function createCircuitBreaker(now: () => number, random: () => number): CircuitBreaker {
  let failures = 0;
  let resting: { until: number; failure: unknown } | undefined;
  return {
    run: async (ask) => {
      const left = resting ? resting.until - now() : 0;
      // A clock that was set back must not make the rest longer than it was meant to be.
      if (resting && left > 0 && left <= longestAsked) throw resting.failure;
      try {
        const result = await ask();
        failures = 0;
        resting = undefined;
        return result;
      } catch (failure) {
        if (isDoubtful(failure) && !isFailure(failure, 'offline')) {
          const length = Math.min(longestRest, firstRest * 2 ** failures);
          failures += 1;
          const asked = (failure as FailureError).retryAfter ?? 0;
          resting = { until: now() + Math.max((length * (1 + random())) / 2, Math.min(asked, longestAsked)), failure };
        }
        throw failure;
      }
    },
  };
}
