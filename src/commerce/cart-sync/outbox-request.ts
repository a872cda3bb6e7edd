/**
 * The request in the outbox: pending, given up, halted, and what a request to create a cart may have left at the shop.
 */
import type { Failure } from '../../contract/failure.ts';
import { longestAskedPause, longestPause } from './due-time.ts';
import { addAllNews } from './outbox-news.ts';
import type { CartRequest, OutboxState, PendingRequest } from './outbox-state.ts';
import type { LineItemDraft } from './update-actions.ts';

/** First pause after a failure that passes; doubled each time. Milliseconds. */
const firstPause = 1_000;

/** Removes the pending request from the state. */
export function dropPending({ pending: _, ...state }: OutboxState): OutboxState {
  return state;
}

/** Removes the pending request after the worker found no effect of the request, and adds news for the shopper. */
export function giveUpPending(
  request: PendingRequest,
  now: number,
  news: Parameters<typeof addAllNews>[0] = [],
): (state: OutboxState) => OutboxState {
  return (state) => endCreation(addAllNews(news)(dropPending(state)), request, now);
}

/**
 * Notes the lines of a finished request to create a cart, because a second cart with these lines may appear later.
 * Other requests leave the state as it is.
 *
 * @param id of the cart that the request created; absent for none
 */
export function endCreation(
  state: OutboxState,
  pending: PendingRequest | undefined,
  now: number,
  id?: string,
): OutboxState {
  if (pending?.request.kind !== 'create') return state;
  return noteCreation(state, pending.request.lines, now, id);
}

/** Notes the lines of a request to create a cart, beside those of earlier requests. */
export function noteCreation(
  state: OutboxState,
  lines: readonly Pick<LineItemDraft, 'key' | 'quantity'>[],
  now: number,
  id = state.created?.id,
): OutboxState {
  const sent = Object.fromEntries(lines.map(({ key, quantity }) => [key, quantity]));
  return { ...state, created: { at: now, lines: { ...state.created?.lines, ...sent }, id } };
}

/** Removes the note about a request to create a cart, once no second cart can appear. */
export function forgetCreation({ created: _, ...state }: OutboxState): OutboxState {
  return state;
}

/**
 * Halts sending after a failure. Each further failure in a row doubles the pause.
 *
 * @param retryAfter how long the shop asks for a pause, in milliseconds
 */
export function haltSending(state: OutboxState, failure: Failure, now: number, retryAfter = 0): OutboxState {
  const times = (state.halt?.times ?? 0) + 1;
  const asked = Math.min(longestAskedPause, retryAfter);
  const pause = Math.max(asked, Math.min(longestPause, firstPause * 2 ** (times - 1)));
  return { ...state, halt: { failure, times, until: now + pause, ...(asked > 0 && { notBefore: now + asked }) } };
}

/** Removes the halt from the state, so that sending continues. */
export function resumeSending({ halt: _, ...state }: OutboxState): OutboxState {
  return state;
}

/** The discount codes that a request adds. */
export function addedCodes(request: CartRequest): string[] {
  if (request.kind === 'create') return request.codes;
  return request.actions.flatMap((each) => (each.action === 'addDiscountCode' ? each.code : []));
}
