/**
 * The request in the outbox: pending, given up, and what a request to create a cart may have left at the shop.
 */
import { addAllNews } from './outbox-news.ts';
import type { CartRequest, OutboxState, PendingRequest } from './outbox-state.ts';
import type { LineItemDraft } from './update-actions.ts';

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

/** The discount codes that a request adds. */
export function addedCodes(request: CartRequest): string[] {
  if (request.kind === 'create') return request.codes;
  return request.actions.flatMap((each) => (each.action === 'addDiscountCode' ? each.code : []));
}
