import type { CartNews } from '../../contract/cart.ts';
import { send } from '../../ui/send.ts';
import { updateCart } from '../cart/cart-actions.ts';
import { dismissedNews, receivedCart } from '../cart/state.ts';

export function dismissNews({ id }: CartNews): void {
  dismissedNews.value = new Set([...dismissedNews.value, id]);
  void updateCart(() => send('cart.dismiss', id));
}

/** Sends or drops changes of long ago that were never sent, as the shopper chose. */
export function decideForgotten(choice: 'send' | 'drop'): void {
  const { forgotten: _, ...rest } = receivedCart.value;
  receivedCart.value = rest;
  void updateCart(() => send('cart.decide', choice));
}
