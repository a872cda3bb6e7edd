/** Cart actions on discount codes. The shop has none yet, so every code is an unknown one. */
import * as v from 'valibot';
import { cartAction } from './cart-action.ts';
import { referencedResourceNotFound, refuse } from './errors.ts';

export const discountCodeActions = {
  addDiscountCode: cartAction(v.object({ code: v.string() }), (_shop, _cart, { code }) => {
    const message = `The discountCode '${code}' cannot be applied to the cart.`;
    throw refuse(400, { code: 'DiscountCodeNonApplicable', message, discountCode: code, reason: 'DoesNotExist' });
  }),

  removeDiscountCode: cartAction(
    v.object({ discountCode: v.object({ typeId: v.literal('discount-code'), id: v.string() }) }),
    (_shop, _cart, { discountCode }) => {
      throw referencedResourceNotFound('discount-code', { id: discountCode.id });
    },
  ),
};
