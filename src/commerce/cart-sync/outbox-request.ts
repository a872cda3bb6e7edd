/**
 * The request in the outbox: pending, given up, and what a request to create a cart may have left at the shop.
 */
import { addAllNews } from './outbox-news.ts';
import type { CartRequest, OutboxState, PendingRequest } from './outbox-state.ts';
import type { LineItemDraft } from './update-actions.ts';

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

/** The discount codes that a request adds. */
export function addedCodes(request: CartRequest): string[] {
  if (request.kind === 'create') return request.codes;
  return request.actions.flatMap((each) => (each.action === 'addDiscountCode' ? each.code : []));
}
