/** What the outbox knows of carts beside the one in use: carts set aside, the chosen one, and two that became one. */
import type { Market } from '../cart/market.ts';
import type { MergeRecord } from '../cart/merged-carts.ts';
import type { OutboxState } from './outbox-state.ts';

/**
 * A cart that stays at the shop beside the one in use. Without `id` it is one that the shop would make in that currency
 * and country.
 */
export interface CartAside extends Market {
  id?: string;
}

export interface KnownCarts {
  /** None of these becomes the cart in use by itself, even if the shop calls it the active cart. */
  aside?: CartAside[] | undefined;
  /** The cart in use, where the shopper chose it among several, and the market of that choice: see `marketOf`. */
  used?: { id: string; market: string } | undefined;
  /** What two carts held that became one at a sign-in. */
  merge?: MergeRecord | undefined;
}

/** Replaces what is known of carts beside the one in use. */
export function noteCarts(state: OutboxState, changed: KnownCarts): OutboxState {
  return { ...state, carts: { ...state.carts, ...changed } };
}

/**
 * Notes which cart is in use from now on, and which cart stays beside it.
 *
 * @param id of the cart in use; `undefined` for none, or for a cart that is still to be created
 * @param left the cart to be set aside; `undefined` for none
 * @param market the shopper's market, see `marketOf`
 */
export function switchCarts(
  state: OutboxState,
  id: string | undefined,
  left: CartAside | undefined,
  market: string,
): OutboxState {
  const others = (state.carts?.aside ?? []).filter((each) => each.id !== id && each.id !== left?.id);
  return noteCarts(state, { aside: left ? [...others, left] : others, used: id ? { id, market } : undefined });
}

/** Ends the choice between the two carts of a sign-in. */
export function forgetMerge(state: OutboxState): OutboxState {
  return noteCarts({ ...state, news: state.news.filter(({ kind }) => kind !== 'merged') }, { merge: undefined });
}
