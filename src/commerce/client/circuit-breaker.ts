/** A circuit breaker: an endpoint that fails is left alone for a while, however many callers need it. */
import { type FailureError, isDoubtful, isFailure } from '../../contract/failure.ts';

/** How long the circuit stays open after the first failure; doubled with each further one. Milliseconds. */
const firstPause = 500;
const longestPause = 30_000;
/** The longest `Retry-After` that is honoured. Milliseconds. */
const longestAsked = 600_000;

export interface CircuitBreaker {
  /** Runs `ask`, or throws the last failure while the circuit is open. */
  run<Result>(ask: () => Promise<Result>): Promise<Result>;
}

/**
 * After a failure that may pass, the circuit is open for a growing time, with jitter: every caller gets that failure,
 * and no request is made. A refusal is an answer and leaves the circuit closed.
 *
 * @param now milliseconds since 1970
 * @param random from 0 to 1
 */
export function createCircuitBreaker(now: () => number, random: () => number): CircuitBreaker {
  let failures = 0;
  let open: { until: number; failure: unknown } | undefined;
  return {
    run: async (ask) => {
      const left = open ? open.until - now() : 0;
      // A clock that was set back must not keep the circuit open for longer.
      if (open && left > 0 && left <= longestAsked) throw open.failure;
      try {
        const result = await ask();
        failures = 0;
        open = undefined;
        return result;
      } catch (failure) {
        if (isDoubtful(failure) && !isFailure(failure, 'offline')) {
          const length = Math.min(longestPause, firstPause * 2 ** failures);
          failures += 1;
          const asked = (failure as FailureError).retryAfter ?? 0;
          open = { until: now() + Math.max((length * (1 + random())) / 2, Math.min(asked, longestAsked)), failure };
        }
        throw failure;
      }
    },
  };
}
