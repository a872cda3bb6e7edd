/**
 * What follows from the rest of a cart: states of codes, discounts, shipping, sums, taxes. Settled after every change, and always whole
 * again from the lines' prices, so that it does not matter what was there before.
 */
import type { Cart } from '@commercetools/platform-sdk';
import { codesWithStates, discountsOf } from '../discounts/discount-code-states.ts';
import { discountedLines } from '../discounts/line-discounts.ts';
import { withTotalDiscount } from '../discounts/total-discount.ts';
import { withShipping } from '../shipping-tax/shipping.ts';
import { withTaxes } from '../shipping-tax/taxes.ts';
import type { Shop } from '../store/shop.ts';
import { goodsWorth, undiscounted } from './line-items.ts';

/** The cart with its sums right; a cart of nothing has no `totalLineItemQuantity`. */
export function settled(shop: Shop, cart: Cart): Cart {
  // What a frozen cart costs stays as it is: https://docs.commercetools.com/api/carts-orders-overview#freeze-a-cart
  const frozen = cart.cartState === 'Frozen';
  const discountCodes = frozen ? cart.discountCodes : codesWithStates(shop, cart, goodsWorth(cart));
  const discounts = discountsOf(shop, discountCodes);
  const { currencyCode } = cart.totalPrice;
  const lineItems = discountedLines(cart.lineItems.map(undiscounted), discounts, currencyCode);
  const sent = withShipping(shop, { ...cart, discountCodes, lineItems }, discounts);
  return withTotalDiscount(withTaxes(shop, counted(sent)), discounts);
}

function counted(cart: Cart): Cart {
  const { totalLineItemQuantity: _former, ...rest } = cart;
  const { shippingInfo, lineItems } = cart;
  const quantity = lineItems.reduce((sum, line) => sum + line.quantity, 0);
  const goods = lineItems.reduce((sum, line) => sum + line.totalPrice.centAmount, 0);
  const shipping = (shippingInfo?.discountedPrice?.value ?? shippingInfo?.price)?.centAmount ?? 0;
  return {
    ...rest,
    ...(quantity === 0 ? {} : { totalLineItemQuantity: quantity }),
    totalPrice: { ...cart.totalPrice, centAmount: goods + shipping },
  };
}
