/** Whether a cart can be changed, and whether it is still in use. */
import type { WireCart } from './cart-wire.ts';

/**
 * Why nothing in a cart can be changed now. https://docs.commercetools.com/api/projects/carts#ctp:api:type:CartState
 */
export function closedBy({ lock, cartState }: Pick<WireCart, 'lock' | 'cartState'>): 'frozen' | 'locked' | undefined {
  if (lock) return 'locked';
  return cartState === 'Frozen' ? 'frozen' : undefined;
}

/** Whether a cart is neither ordered nor merged into another. */
export function isOpen({ cartState }: Pick<WireCart, 'cartState'>): boolean {
  return cartState === 'Active' || cartState === 'Frozen';
}
