/** When the sync has something to do, and what comes next. Pure: takes the state and the time. */
import type { CartCommand } from '../../contract/cart-command.ts';
import { targetOf } from './command-target.ts';
import { hasWaiting, type OutboxState, type QueuedCommand } from './outbox-state.ts';

/** Changes to one line are collected until the shopper has been quiet for this long, */
const quiet = 300;
/** and for no longer than this after the first of them. Milliseconds. */
export const longestCollected = 1_500;
/**
 * The shop works on a request for 60 s at most, so no second cart appears later:
 * https://docs.commercetools.com/api/error-handling
 */
const duplicatesUntil = 65_000;
/** The longest pause of the worker's own after failures. Milliseconds. */
export const longestPause = 600_000;
/** When the shop asks for a longer pause, the worker asks again after this. Milliseconds. */
export const longestAskedPause = 3_600_000;

/**
 * When the next request is due; `undefined` when nothing waits. Milliseconds since 1970. A single press goes at once,
 * repeated presses go when the shopper pauses, and all other waiting commands go along.
 */
export function dueAt(state: OutboxState, now: number): number | undefined {
  const due = plannedFor(state);
  if (due === undefined) return undefined;
  // No pause is longer than this. A due time beyond it means that the clock has been set back.
  const { halt } = state;
  const longestUnhalted = hasWaiting(state) ? longestCollected : duplicatesUntil;
  const longest = halt ? (halt.notBefore ? longestAskedPause : longestPause) : longestUnhalted;
  return due > now + longest ? now : due;
}

/** Until when the shop asked for a pause, if that is still to come. The clock may have been set back. */
export function askedPauseEnd({ halt }: OutboxState, now: number): number | undefined {
  const { notBefore = now } = halt ?? {};
  return notBefore > now && notBefore <= now + longestAskedPause ? notBefore : undefined;
}

/** What a run of the sync does next. */
export type SyncStep = 'stop' | 'send' | 'remove-duplicates';

/**
 * @param isUrgent sends also what waits for more commands or for a better time; but not in a pause that the shop asked
 * for, and not what the shopper did after `startedAt`
 */
export function nextSyncStep(state: OutboxState, startedAt: number, isUrgent: boolean, now: number): SyncStep {
  const due = dueAt(state, now);
  if (due === undefined) return 'stop';
  const since = (state.pending ?? state.queued[0])?.at ?? startedAt;
  const isHeld = needsSignIn(state) || askedPauseEnd(state, now) !== undefined;
  const isEarly = isUrgent && hasWaiting(state) && since <= startedAt && !isHeld;
  if (!isEarly && due > now) return 'stop';
  return hasWaiting(state) ? 'send' : 'remove-duplicates';
}

function plannedFor(state: OutboxState): number | undefined {
  const { queued, pending, halt, created } = state;
  if (!hasWaiting(state)) return created && created.at + duplicatesUntil;
  if (halt) return halt.until;
  if (pending) return pending.at;
  const times = new Map<string, { first: QueuedCommand; last: QueuedCommand; count: number }>();
  for (const each of queued) {
    const target = targetOf(each.command);
    const before = times.get(target);
    times.set(target, { first: before?.first ?? each, last: each, count: (before?.count ?? 0) + 1 });
  }
  const due = [...times.values()].map(({ first, last, count }) =>
    count === 1 && !first.isRepeat && !isUsuallyRepeated(first.command)
      ? first.at
      : Math.min(last.at + quiet, first.at + longestCollected),
  );
  return due.length > 0 ? Math.min(...due) : undefined;
}

/** Whether a shopper seldom gives just one command of this kind. */
function isUsuallyRepeated({ kind }: CartCommand): boolean {
  return kind === 'step' || kind === 'set';
}

/** Only a sign-in helps, and a sign-in ends the halt. */
function needsSignIn({ halt }: OutboxState): boolean {
  return halt?.failure.name === 'session-ended' || halt?.failure.name === 'sign-in-needed';
}
