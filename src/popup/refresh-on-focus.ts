/** A panel beside the page, or in a tab, stays while the shopper is elsewhere: at the shop's checkout, for example. */
import { readCart } from './cart/apply-cart.ts';
import { view } from './navigation/history.ts';
import { freshenProduct } from './products/open-product.ts';
import { readHome, showWanted } from './search/load-results.ts';
import { allows, isConnected } from './shop.ts';

/**
 * Asks for what is on screen when the shopper comes back. The shop is asked only where what is known has become old, by this page
 * or by the worker.
 */
export function refreshOnFocus(): void {
  let isAway = false;
  const leave = () => {
    isAway = true;
  };
  const comeBack = () => {
    // A window that has just opened gets focus as well.
    if (!isAway || document.hidden) return;
    isAway = false;
    if (!isConnected()) return;
    if (allows('cart')) void readCart();
    if (view.value.name === 'browse') void readHome();
    showWanted();
    freshenProduct();
  };
  addEventListener('blur', leave);
  addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
}
