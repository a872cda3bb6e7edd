/** The retry of a failed request: when the outbox tries again, and what ends the pause. Pure. */
import type { Failure } from '../../contract/failure.ts';
import type { OutboxState } from './outbox-state.ts';

/** The first pause after a failure that may pass. Each further failure doubles the pause. Milliseconds. */
const firstPause = 1_000;
/** The longest pause of the worker's own after failures. Milliseconds. */
const longestPause = 600_000;
/** When the shop asks for a longer pause, the worker asks again after this. Milliseconds. */
const longestAskedPause = 3_600_000;

/**
 * Halts sending after a failure, until the pause is over.
 *
 * @param retryAfter how long the shop asks for a pause, in milliseconds
 */
export function haltSending(state: OutboxState, failure: Failure, now: number, retryAfter = 0): OutboxState {
  const times = (state.halt?.times ?? 0) + 1;
  const asked = Math.min(longestAskedPause, retryAfter);
  const pause = Math.max(asked, Math.min(longestPause, firstPause * 2 ** (times - 1)));
  return { ...state, halt: { failure, times, until: now + pause, ...(asked > 0 && { notBefore: now + asked }) } };
}

/** Ends the halt: the reason for it is gone, for example by a sign-in. */
export function resumeSending({ halt: _, ...state }: OutboxState): OutboxState {
  return state;
}

/** The longest time that a halt can last; `undefined` when nothing halts sending. Milliseconds. */
export function longestHalt({ halt }: OutboxState): number | undefined {
  return halt && (halt.notBefore ? longestAskedPause : longestPause);
}

/** Until when the shop asked for a pause, if that is still to come. The clock may have been set back. */
export function askedPauseEnd({ halt }: OutboxState, now: number): number | undefined {
  const { notBefore = now } = halt ?? {};
  return notBefore > now && notBefore <= now + longestAskedPause ? notBefore : undefined;
}

/** Whether only a sign-in helps. A sign-in ends the halt. */
export function needsSignIn({ halt }: OutboxState): boolean {
  return halt?.failure.name === 'session-ended' || halt?.failure.name === 'sign-in-needed';
}
