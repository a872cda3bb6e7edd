/** Cart actions for the shipping address and the shipping method. */
import type { Cart } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { cartAction } from '../carts/cart-action.ts';
import { referencedResourceNotFound } from '../project/errors.ts';
import { addressDraft, addressFrom } from '../project/localities.ts';
import type { Shop } from '../store/shop.ts';
import { withShippingMethod } from './shipping.ts';

/** `ShippingMethodResourceIdentifier`. */
export const shippingMethodIdentifier = v.object({
  typeId: v.optional(v.literal('shipping-method')),
  id: v.optional(v.string()),
  key: v.optional(v.string()),
});

/** The cart with the shipping method that the identifier names. */
export function withMethodNamed(shop: Shop, cart: Cart, name: v.InferOutput<typeof shippingMethodIdentifier>): Cart {
  const method = shop.shipping.find(name);
  const { id, key = '' } = name;
  if (method === undefined) throw referencedResourceNotFound('shipping-method', id === undefined ? { key } : { id });
  return withShippingMethod(shop, cart, method);
}

export const shippingActions = {
  /** Taxes and shipping price depend on the address; without one the cart has neither. */
  setShippingAddress: cartAction(v.object({ address: v.optional(addressDraft) }), (_shop, cart, { address }) => {
    const { shippingAddress: _former, ...rest } = cart;
    return address === undefined ? rest : { ...rest, shippingAddress: addressFrom(address) };
  }),

  setShippingMethod: cartAction(
    v.object({ shippingMethod: v.optional(shippingMethodIdentifier) }),
    (shop, cart, { shippingMethod }) => {
      const { shippingInfo: _former, ...rest } = cart;
      return shippingMethod === undefined ? rest : withMethodNamed(shop, cart, shippingMethod);
    },
  ),
};
