/** The commands in the outbox: accepted, confirmed, rejected, and what the next request takes of them. */
import type { CartNews } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { targetOf } from './command-target.ts';
import { longestCollected } from './due-time.ts';
import { forgetMerge } from './known-carts.ts';
import { addNews } from './outbox-news.ts';
import { dropPending, endCreation } from './outbox-request.ts';
import { idOf, type OutboxState, type QueuedCommand } from './outbox-state.ts';
import { resumeSending } from './retry.ts';

/** How many IDs of finished commands are kept: more than a page has under way at once. */
export const rememberedCommands = 200;
/** A command that reaches the shop later than this makes news. Milliseconds. */
const lateAfter = 120_000;
/** Older commands are not sent unasked: the shopper may no longer want them. Milliseconds. */
export const forgottenAfter = 12 * 3_600_000;
/** How long the shopper can choose again between the two carts of a sign-in. Milliseconds. */
const mergeLasts = 7 * 86_400_000;

/** Whether the outbox has accepted a command before, even if the command is finished. */
export function knowsCommand({ queued, done, forgotten }: OutboxState, id: string): boolean {
  return done.includes(id) || [...queued, ...forgotten].some(({ command }) => command.id === id);
}

/** Appends a command. */
export function acceptCommand(state: OutboxState, command: CartCommand, now: number): OutboxState {
  const target = targetOf(command);
  const isRepeat = state.last?.target === target && now - state.last.at < longestCollected;
  return {
    ...state,
    queued: [...state.queued, { command, at: now, ...(isRepeat && { isRepeat }) }],
    last: { target, at: now },
  };
}

/**
 * Finishes commands that are in the cart or had no effect.
 *
 * @param cartId of the cart that holds them
 */
export function confirmCommands(state: OutboxState, ids: readonly string[], now: number, cartId?: string): OutboxState {
  const late = state.queued.filter(({ command, at }) => ids.includes(command.id) && now - at > lateAfter);
  const next = endCreation(endCommands(state, ids), state.pending, now, cartId);
  return late.length > 0 ? addNews(next, lateNews(next.news, late)) : next;
}

/** Finishes commands that the shop refused, and adds the news. */
export function rejectCommands(state: OutboxState, ids: readonly string[], news: CartNews): OutboxState {
  return addNews(endCommands(state, ids), news);
}

/** Marks commands that the shop refused in one request, so that each target gets a request of its own. */
export function isolateCommands(state: OutboxState, ids: readonly string[]): OutboxState {
  const queued = state.queued.map((each) => (ids.includes(each.command.id) ? { ...each, isAlone: true } : each));
  return resumeSending(dropPending({ ...state, queued }));
}

/**
 * Moves commands that are too old to be sent unasked to `forgotten`, and ends a choice between two carts that is too
 * old.
 */
export function forgetOldCommands(before: OutboxState, now: number): OutboxState {
  const { merge } = before.carts ?? {};
  const state = merge && now - merge.at > mergeLasts ? forgetMerge(before) : before;
  const old = state.queued.filter(({ at }) => now - at > forgottenAfter);
  if (old.length === 0) return state;
  const queued = state.queued.filter((each) => !old.includes(each));
  const next = { ...state, queued, forgotten: [...state.forgotten, ...old] };
  return queued.length > 0 ? next : resumeSending(next);
}

/** Carries out the shopper's decision: puts the forgotten commands before all others, or finishes them unsent. */
export function decideForgotten(state: OutboxState, choice: 'send' | 'drop', now: number): OutboxState {
  const { forgotten } = state;
  // A request for other commands may be under way, so `pending` stays.
  if (choice === 'drop') return { ...rememberDone(state, forgotten.map(idOf)), forgotten: [] };
  return { ...state, forgotten: [], queued: [...forgotten.map((each) => ({ ...each, at: now })), ...state.queued] };
}

/**
 * The commands of the next request: all that wait, or those of one target where the shop refused a request with
 * several.
 */
export function nextBatch({ queued }: OutboxState): QueuedCommand[] {
  const [first] = queued;
  if (!first?.isAlone) {
    const end = queued.findIndex(({ isAlone }) => isAlone);
    return end < 0 ? queued : queued.slice(0, end);
  }
  return queued.filter(({ command, isAlone }) => isAlone && targetOf(command) === targetOf(first.command));
}

/** Finishes commands that the shop has answered. Removes the halt too, because the shop answers again. */
function endCommands(state: OutboxState, ids: readonly string[]): OutboxState {
  const queued = state.queued.filter(({ command }) => !ids.includes(command.id));
  return { ...rememberDone(resumeSending(dropPending(state)), ids), queued };
}

function rememberDone(state: OutboxState, ids: readonly string[]): OutboxState {
  return { ...state, done: [...state.done, ...ids].slice(-Math.max(rememberedCommands, ids.length)) };
}

function lateNews(news: readonly CartNews[], late: readonly QueuedCommand[]): CartNews {
  const id = 'sent-late';
  const before = news.find((each) => each.kind === 'sent-late');
  const since = Math.min(...late.map(({ at }) => at), before?.since ?? Number.POSITIVE_INFINITY);
  return { id, kind: 'sent-late', count: late.length + (before?.count ?? 0), since };
}
