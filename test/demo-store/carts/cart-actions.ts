/**
 * What a shopper may do to a cart. Each family of actions has a file of its own; here they are put together.
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

/** `MyCartUpdate`: the actions are looked at one by one, by name. */
export const cartUpdate = v.object({
  version: v.pipe(v.number(), v.integer()),
  actions: v.array(v.looseObject({ action: v.string() })),
});

/** The cart after all the actions, in their order: all of them or none. */
export function applyActions(shop: Shop, cart: Cart, actions: v.InferOutput<typeof cartUpdate>['actions']): Cart {
  // The shape of the whole body comes before the meaning of its first action.
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
  // Prices are brought up to date by every update, but those of a frozen cart.
  return settled(shop, cart.cartState === 'Frozen' ? changed : refreshed(shop, changed));
}
