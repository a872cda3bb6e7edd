/**
 * Cart discounts on the total price. They apply one after another, never below zero, and reduce the taxes in
 * proportion.
 *
 * @see https://docs.commercetools.com/api/projects/carts#ctp:api:type:DiscountOnTotalPrice
 */
import type { Cart } from '@commercetools/platform-sdk';
import { money } from '../products/prices.ts';
import { proportion } from '../shipping-tax/rounding.ts';
import { reducedTaxed } from '../shipping-tax/taxes.ts';
import type { CartDiscount } from './discount-code-book.ts';

/** Applies the discounts on the total to a cart whose `totalPrice` and taxes are plain sums. */
export function withTotalDiscount(cart: Cart, discounts: readonly CartDiscount[]): Cart {
  const { discountOnTotalPrice: _former, ...rest } = cart;
  const { currencyCode, centAmount: whole } = cart.totalPrice;
  let left = whole;
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
  const off = whole - left;
  const { taxedPrice, taxedShippingPrice } = cart;
  const part = (cents: number) => money(currencyCode, proportion(cents, off, whole));
  return {
    ...rest,
    totalPrice: money(currencyCode, left),
    ...(taxedPrice === undefined ? {} : { taxedPrice: reducedTaxed(taxedPrice, off, whole) }),
    ...(taxedShippingPrice === undefined ? {} : { taxedShippingPrice: reducedTaxed(taxedShippingPrice, off, whole) }),
    discountOnTotalPrice: {
      discountedAmount: money(currencyCode, off),
      includedDiscounts: included,
      ...(taxedPrice === undefined
        ? {}
        : {
            discountedNetAmount: part(taxedPrice.totalNet.centAmount),
            discountedGrossAmount: part(taxedPrice.totalGross.centAmount),
          }),
    },
  };
}
