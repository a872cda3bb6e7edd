/**
 * The states in which a cart can be changed: not when it is ordered or merged, not in its prices while frozen, not at
 * all while locked.
 *
 * @see https://docs.commercetools.com/api/carts-orders-overview
 */
import type { Cart } from '@commercetools/platform-sdk';
import { invalidOperation, type Refusal, refuseAuth } from '../project/errors.ts';

/** Actions that a frozen cart rejects: https://docs.commercetools.com/api/projects/carts#ctp:api:type:CartState */
const frozenActions: readonly string[] = [
  'addLineItem',
  'changeLineItemQuantity',
  'removeLineItem',
  'setLineItemDistributionChannel',
  'setLineItemSupplyChannel',
  'changeTaxMode',
];

/**
 * The error of a locked cart. The API documents the rejection but not its code: a client has to look at `lock`, and a
 * test can choose either code.
 *
 * @see https://docs.commercetools.com/api/releases/2026-01-16-introduced-cart-locking
 */
export type LockRefusal = 'insufficient_scope' | 'InvalidOperation';

export function lockedRefusal({ id }: Cart, kind: LockRefusal): Refusal {
  if (kind === 'InvalidOperation') return invalidOperation(`The cart with ID '${id}' is locked.`);
  const message = 'Insufficient scope. One of the following scopes is missing: manage_locked_carts.';
  return refuseAuth(403, 'insufficient_scope', message);
}

/** Rejects actions, by their names, that the cart's state forbids. */
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
