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

/** The pending request is over, and it had no effect. */
export function dropPending({ pending: _, ...state }: OutboxState): OutboxState {
  return state;
}

/** The pending request is over, and had no effect that anything shows. */
export function giveUpPending(
  request: PendingRequest,
  now: number,
  news: Parameters<typeof addAllNews>[0] = [],
): (state: OutboxState) => OutboxState {
  return (state) => endCreation(addAllNews(news)(dropPending(state)), request, now);
}

/**
 * A request is over. If it was to create a cart, its lines are noted, since a second cart of it may appear later.
 *
 * @param id of the cart that it created; absent for none
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

/** No second cart of an earlier request can appear any more. */
export function forgetCreation({ created: _, ...state }: OutboxState): OutboxState {
  return state;
}

/**
 * Nothing can be sent for now.
 *
 * @param retryAfter how long the shop asks for a pause, in milliseconds
 */
export function haltSending(state: OutboxState, failure: Failure, now: number, retryAfter = 0): OutboxState {
  const times = (state.halt?.times ?? 0) + 1;
  const asked = Math.min(longestAskedPause, retryAfter);
  const pause = Math.max(asked, Math.min(longestPause, firstPause * 2 ** (times - 1)));
  return { ...state, halt: { failure, times, until: now + pause, ...(asked > 0 && { notBefore: now + asked }) } };
}

/** What halted sending is over. */
export function resumeSending({ halt: _, ...state }: OutboxState): OutboxState {
  return state;
}

/** The discount codes that a request adds. */
export function addedCodes(request: CartRequest): string[] {
  if (request.kind === 'create') return request.codes;
  return request.actions.flatMap((each) => (each.action === 'addDiscountCode' ? each.code : []));
}
