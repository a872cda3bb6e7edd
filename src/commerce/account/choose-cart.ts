/** Which cart a sign-in continues with. Pure. */
import type { CartChoice } from '../../contract/account.ts';

/** The two facts of a cart that decide. */
interface CartContent {
  id: string;
  lineItems: readonly unknown[];
}

/** Both the guest's cart and the customer's hold lines, and the shopper must choose. Nothing has changed yet. */
export interface UndecidedCarts<Cart> {
  customerCart: Cart;
}

/**
 * Settles what a sign-in does with the carts. Only two carts with lines need the shopper's choice.
 *
 * @param choice the shopper's choice; `undefined` before the question was put
 */
export function chooseCart<Cart extends CartContent>(
  choice: CartChoice | undefined,
  guestCart: CartContent | undefined,
  customerCart: Cart | undefined,
): CartChoice | UndecidedCarts<Cart> {
  const guestHasLines = guestCart !== undefined && guestCart.lineItems.length > 0;
  // The guest's cart is the customer's already when a sign-up moved it and its answer was lost.
  if (!guestHasLines || choice === 'leave-guest' || customerCart?.id === guestCart.id) return 'leave-guest';
  if (!customerCart || customerCart.lineItems.length === 0) return 'merge';
  return choice ?? { customerCart };
}
