/** Which cart a sign-in continues with. Pure. */
import type { CartChoice } from '../../contract/account.ts';

/** The two facts of a cart that decide. */
interface CartContent {
  id: string;
  lineItems: readonly unknown[];
}

/** The carts' fate is settled, or the shopper must choose. */
export type ChosenCart<Cart> = { kind: 'settled'; carts: CartChoice } | { kind: 'undecided'; customerCart: Cart };

/**
 * Settles which cart a sign-in continues with. Only two carts with lines need the shopper's choice.
 *
 * @param said the shopper's choice; `undefined` before the question was put
 */
export function chooseCart<Cart extends CartContent>(
  said: CartChoice | undefined,
  guestCart: CartContent | undefined,
  customerCart: Cart | undefined,
): ChosenCart<Cart> {
  const guestHasLines = guestCart !== undefined && guestCart.lineItems.length > 0;
  // The guest's cart is the customer's already when a sign-up moved it and its answer was lost.
  if (!guestHasLines || said === 'leave-guest' || customerCart?.id === guestCart.id)
    return { kind: 'settled', carts: 'leave-guest' };
  if (!customerCart || customerCart.lineItems.length === 0) return { kind: 'settled', carts: 'merge' };
  return said ? { kind: 'settled', carts: said } : { kind: 'undecided', customerCart };
}
