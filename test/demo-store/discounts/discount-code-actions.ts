/**
 * Cart actions on discount codes.
 *
 * @see https://docs.commercetools.com/api/projects/me-carts#add-discountcode
 */
import type { Cart } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { cartAction } from '../carts/cart-action.ts';
import { goodsWorth } from '../carts/line-items.ts';
import {
  discountCodeNonApplicable,
  invalidOperation,
  maxResourceLimitExceeded,
  referencedResourceNotFound,
} from '../project/errors.ts';
import type { Shop } from '../store/shop.ts';
import { codesWithStates, inItsTime } from './discount-code-states.ts';

/** @see https://docs.commercetools.com/api/limits#carts */
const maxCodes = 10;

/** Adds the code to the cart, or rejects it with a reason. Its state is computed with the cart's totals. */
export function withDiscountCode(shop: Shop, cart: Cart, code: string): Cart {
  const known = shop.discountCodes.withCode(code);
  if (known === undefined) throw discountCodeNonApplicable({ discountCode: code, reason: 'DoesNotExist' });
  const { id, validFrom, validUntil } = known.resource;
  const about = { discountCode: code, discountCodeId: id, validityCheckTime: shop.timestamp() };
  if (!inItsTime(shop, known)) {
    throw discountCodeNonApplicable({
      ...about,
      reason: 'TimeRangeNonApplicable',
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    });
  }
  if (known.discount.isActive === false) throw discountCodeNonApplicable(about);
  // The API does not document what happens to a code that is in the cart already; it cannot apply twice.
  if (cart.discountCodes.some(({ discountCode }) => discountCode.id === id)) return cart;
  if (cart.discountCodes.length >= maxCodes) throw maxResourceLimitExceeded(maxCodes, 'discount-code');
  const reference = { typeId: 'discount-code', id } as const;
  const added = {
    ...cart,
    discountCodes: [...cart.discountCodes, { discountCode: reference, state: 'DoesNotMatchCart' }],
  };
  if (cart.cartState === 'Frozen') demandNoEffect(shop, added);
  return added;
}

/** A frozen cart accepts only a code without effect. Tests the last code. */
function demandNoEffect(shop: Shop, cart: Cart): void {
  const state = codesWithStates(shop, cart, goodsWorth(cart)).at(-1)?.state;
  if (state !== 'DoesNotMatchCart') throw invalidOperation(`The cart with ID '${cart.id}' is frozen.`);
}

export const discountCodeActions = {
  addDiscountCode: cartAction(v.object({ code: v.string() }), (shop, cart, { code }) =>
    withDiscountCode(shop, cart, code),
  ),

  removeDiscountCode: cartAction(
    v.object({ discountCode: v.object({ typeId: v.literal('discount-code'), id: v.string() }) }),
    (shop, cart, { discountCode: { id } }) => {
      if (shop.discountCodes.withId(id) === undefined) throw referencedResourceNotFound('discount-code', { id });
      const discountCodes = cart.discountCodes.filter(({ discountCode }) => discountCode.id !== id);
      if (discountCodes.length < cart.discountCodes.length) return { ...cart, discountCodes };
      throw invalidOperation(`The discount code with ID '${id}' is not in the cart with ID '${cart.id}'.`);
    },
  ),
};
