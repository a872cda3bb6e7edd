/** When the sync has something to do, and what comes next. Pure: takes the state and the time. */
import type { CartCommand } from '../../contract/cart-command.ts';
import { targetOf } from './command-target.ts';
import { hasWaiting, type OutboxState, type QueuedCommand } from './outbox-state.ts';
import { askedPauseEnd, longestHalt, needsSignIn } from './retry.ts';

/** Changes to one line are collected until the shopper has pressed nothing for this long. Milliseconds. */
const quiet = 300;
/** The longest time from the first of those changes to their request. Milliseconds. */
export const longestCollected = 1_500;
/**
 * The shop works on a request for 60 s at most, so no second cart appears later:
 * https://docs.commercetools.com/api/error-handling
 */
const duplicatesUntil = 65_000;
/**
 * When the next request is due; `undefined` when nothing waits. Milliseconds since 1970. A single add or remove goes at
 * once, repeated presses and changes of a quantity go when the shopper pauses, and all other waiting commands go along.
 */
export function dueAt(state: OutboxState, now: number): number | undefined {
  const due = plannedFor(state);
  if (due === undefined) return undefined;
  // No pause is longer than this. A due time beyond it means that the clock has been set back.
  const longest = longestHalt(state) ?? (hasWaiting(state) ? longestCollected : duplicatesUntil);
  return due > now + longest ? now : due;
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
