/**
 * When a cart may be changed: not once it is ordered or merged, not in its prices while frozen, not at all while locked.
 *
 * @see https://docs.commercetools.com/api/carts-orders-overview
 */
import type { Cart } from '@commercetools/platform-sdk';
import { invalidOperation, type Refusal, refuseAuth } from '../project/errors.ts';

/** What a frozen cart does not do: https://docs.commercetools.com/api/projects/carts#ctp:api:type:CartState */
const frozenActions: readonly string[] = [
  'addLineItem',
  'changeLineItemQuantity',
  'removeLineItem',
  'setLineItemDistributionChannel',
  'setLineItemSupplyChannel',
  'changeTaxMode',
];

/**
 * How a locked cart says no. That it does is documented, the words are not: a client has to look at `lock`, and a test can
 * have either.
 *
 * @see https://docs.commercetools.com/api/releases/2026-01-16-introduced-cart-locking
 */
export type LockRefusal = 'insufficient_scope' | 'InvalidOperation';

export function lockedRefusal({ id }: Cart, kind: LockRefusal): Refusal {
  if (kind === 'InvalidOperation') return invalidOperation(`The cart with ID '${id}' is locked.`);
  const message = 'Insufficient scope. One of the following scopes is missing: manage_locked_carts.';
  return refuseAuth(403, 'insufficient_scope', message);
}

/** Refuses actions, by their names, that the state of the cart forbids. */
export function demandOpen(cart: Cart, actions: readonly string[]): void {
  const { id, cartState, freezeStrategy } = cart;
  if (cartState === 'Active') return;
  if (cartState !== 'Frozen') {
    throw invalidOperation(`The cart with ID '${id}' is not active but in the state '${cartState}'.`);
  }
  const forbidden = freezeStrategy === 'HardFreeze' ? [...frozenActions, 'setShippingMethod'] : frozenActions;
  const action = actions.find((name) => forbidden.includes(name));
  if (action !== undefined) throw invalidOperation(`The cart with ID '${id}' is frozen: '${action}' is not allowed.`);
}
