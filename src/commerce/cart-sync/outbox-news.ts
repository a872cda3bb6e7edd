/** News in the outbox: what happened to the cart, until the shopper has read it. */
import type { CartNews } from '../../contract/cart.ts';
import { forgetMerge } from './known-carts.ts';
import type { OutboxState } from './outbox-state.ts';

/** When there are more news, the oldest go. */
const newsLimit = 20;

/** Appends news, and removes news with the same ID. An order also ends the choice between two carts. */
export function addNews(before: OutboxState, news: CartNews): OutboxState {
  const state = news.kind === 'ordered' ? forgetMerge(before) : before;
  const others = state.news.filter(({ id }) => id !== news.id);
  return { ...state, news: [...others, news].slice(-newsLimit) };
}

/** {@link addNews} for each of a list. */
export function addAllNews(news: readonly CartNews[]): (state: OutboxState) => OutboxState {
  return (state) => news.reduce(addNews, state);
}
