/** Cart discounts on the total price: one after the other, never below nothing. */
import type { Cart } from '@commercetools/platform-sdk';
import type { CartDiscount } from './discount-code-book.ts';
import { money } from './prices.ts';
import { proportion } from './rounding.ts';

/** The cart, whose `totalPrice` is the plain sum, with the discounts on it taken off. */
export function withTotalDiscount(cart: Cart, discounts: readonly CartDiscount[]): Cart {
  const { discountOnTotalPrice: _former, ...rest } = cart;
  const { currencyCode, centAmount: sum } = cart.totalPrice;
  let left = sum;
  const included = discounts
    .filter(({ target }) => target === 'totalPrice')
    .map(({ value, reference }) => {
      const off =
        'permyriad' in value
          ? left - proportion(left, 10_000 - value.permyriad, 10_000)
          : Math.min(left, value.amounts[currencyCode] ?? 0);
      left -= off;
      return { discount: reference, discountedAmount: money(currencyCode, off) };
    });
  if (included.length === 0) return rest;
  return {
    ...rest,
    totalPrice: money(currencyCode, left),
    discountOnTotalPrice: { discountedAmount: money(currencyCode, sum - left), includedDiscounts: included },
  };
}
