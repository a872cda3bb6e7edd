/** A panel beside the page, or in a tab, stays while the shopper is elsewhere: at the shop's checkout, for example. */
import { readCart } from './cart/taking.ts';
import { allows, isConnected } from './shop.ts';

/** Asks for the cart when the shopper comes back; the worker asks the shop only where what it knows has become old. */
export function followReturn(): void {
  let isAway = false;
  const leave = () => {
    isAway = true;
  };
  const comeBack = () => {
    // A window that has just opened gets focus as well.
    if (!isAway || document.hidden) return;
    isAway = false;
    if (isConnected() && allows('cart')) void readCart();
  };
  addEventListener('blur', leave);
  addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
}
