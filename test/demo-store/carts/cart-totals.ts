/**
 * The computed fields of a cart: states of codes, discounts, shipping, totals, taxes. Every change computes them again
 * from the prices of the lines, so that former values have no effect.
 */
import type { Cart } from '@commercetools/platform-sdk';
import { codesWithStates, discountsOf } from '../discounts/discount-code-states.ts';
import { discountedLines } from '../discounts/line-discounts.ts';
import { withTotalDiscount } from '../discounts/total-discount.ts';
import { withShipping } from '../shipping-tax/shipping.ts';
import { withTaxes } from '../shipping-tax/taxes.ts';
import type { Shop } from '../store/shop.ts';
import { goodsWorth, undiscounted } from './line-items.ts';

/** The cart with correct totals. An empty cart has no `totalLineItemQuantity`. */
export function settled(shop: Shop, cart: Cart): Cart {
  // The prices of a frozen cart do not change: https://docs.commercetools.com/api/carts-orders-overview#freeze-a-cart
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
