/**
 * All update actions of a shopper's cart. Each family of actions has its own file.
 *
 * @see https://docs.commercetools.com/api/projects/me-carts#update-actions
 */
import type { Cart } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { discountCodeActions } from '../discounts/discount-code-actions.ts';
import { invalidJson } from '../project/errors.ts';
import { shippingActions } from '../shipping-tax/shipping-actions.ts';
import type { Shop } from '../store/shop.ts';
import type { ApplyAction } from './cart-action.ts';
import { cartDetailActions } from './cart-detail-actions.ts';
import { demandOpen } from './cart-lifecycle.ts';
import { settled } from './cart-totals.ts';
import { lineItemActions } from './line-item-actions.ts';
import { refreshed } from './line-items.ts';

const actionsByName: ReadonlyMap<string, ApplyAction> = new Map(
  [lineItemActions, cartDetailActions, discountCodeActions, shippingActions].flatMap((family) =>
    Object.entries(family),
  ),
);

/** `MyCartUpdate`. Each action is validated separately, by its name. */
export const cartUpdate = v.object({
  version: v.pipe(v.number(), v.integer()),
  actions: v.array(v.looseObject({ action: v.string() })),
});

/** Applies all actions in order, or none of them. */
export function applyActions(shop: Shop, cart: Cart, actions: v.InferOutput<typeof cartUpdate>['actions']): Cart {
  // The shape of all actions is validated before the first one is applied.
  const applies = actions.map((action) => {
    const apply = actionsByName.get(action.action);
    if (apply === undefined) throw invalidJson(`actions -> action: Unknown update action '${action.action}'.`);
    return (before: Cart) => apply(shop, before, action);
  });
  demandOpen(
    cart,
    actions.map(({ action }) => action),
  );
  const changed = applies.reduce((before, apply) => apply(before), cart);
  // Every update brings prices up to date, except in a frozen cart.
  return settled(shop, cart.cartState === 'Frozen' ? changed : refreshed(shop, changed));
}
