/**
 * A panel beside the page, or in a tab, stays open while the shopper is elsewhere, for example at the shop's checkout.
 */
import { readCart } from './cart/apply-cart.ts';
import { readHome } from './home/load-home.ts';
import { view } from './navigation/history.ts';
import { refreshProduct } from './products/open-product.ts';
import { showList } from './search/load-results.ts';
import { allows, isConnected } from './shop.ts';

/** Refreshes what is on screen when the shopper returns. Page and worker ask the shop only for what is outdated. */
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
    if (view.value.name === 'home') void readHome();
    showList();
    refreshProduct();
  };
  addEventListener('blur', leave);
  addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
}
