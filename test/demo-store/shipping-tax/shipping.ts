/**
 * The shipping price of a cart with an address and a shipping method.
 *
 * @see https://docs.commercetools.com/api/projects/carts#ctp:api:type:ShippingInfo
 */
import type { Cart, DiscountedLineItemPrice, ShippingMethod } from '@commercetools/platform-sdk';
import type { CartDiscount } from '../discounts/discount-code-book.ts';
import { money } from '../products/prices.ts';
import { invalidOperation } from '../project/errors.ts';
import type { Shop } from '../store/shop.ts';
import { proportion } from './rounding.ts';

/**
 * Computes the shipping again from method, address and lines, after the discounts on lines. Without an address, or with
 * one that the method does not ship to, the cart has no shipping.
 */
export function withShipping(shop: Shop, cart: Cart, discounts: readonly CartDiscount[]): Cart {
  const { shippingInfo, ...rest } = cart;
  if (shippingInfo === undefined || cart.freezeStrategy === 'HardFreeze') return cart;
  const method = shop.shipping.find({ id: shippingInfo.shippingMethod?.id });
  const rate = method && rateFor(shop, cart, method);
  if (method === undefined || rate === undefined) return rest;
  const { currencyCode } = rate.price;
  const goods = cart.lineItems.reduce((sum, { totalPrice }) => sum + totalPrice.centAmount, 0);
  const free = rate.freeAbove !== undefined && goods >= rate.freeAbove.centAmount;
  const price = free ? money(currencyCode, 0) : rate.price;
  const discountedPrice = discounted(price.centAmount, currencyCode, discounts);
  return {
    ...rest,
    shippingInfo: {
      shippingMethodName: method.name,
      price,
      shippingRate: rate,
      taxCategory: method.taxCategory,
      shippingMethod: { typeId: 'shipping-method', id: method.id },
      deliveries: [],
      ...(discountedPrice === undefined ? {} : { discountedPrice }),
      shippingMethodState: shop.shipping.takes(method, cart) ? 'MatchesCart' : 'DoesNotMatchCart',
    },
  };
}

/** Chooses the shipping method; its price is computed afterwards. Rejects a method that cannot ship this cart. */
export function withShippingMethod(shop: Shop, cart: Cart, method: ShippingMethod): Cart {
  if (cart.shippingMode !== 'Single') {
    throw invalidOperation(`The cart with ID '${cart.id}' has the shipping mode '${cart.shippingMode}', not 'Single'.`);
  }
  if (cart.shippingAddress === undefined) {
    throw invalidOperation(`The cart with ID '${cart.id}' has no shipping address set.`);
  }
  const rate = rateFor(shop, cart, method);
  if (rate === undefined) {
    const { country } = cart.shippingAddress;
    throw invalidOperation(
      `The shipping method with ID '${method.id}' has no shipping rate in ${cart.totalPrice.currencyCode} for '${country}'.`,
    );
  }
  if (!shop.shipping.takes(method, cart)) {
    throw invalidOperation(`The predicate of the shipping method with ID '${method.id}' does not match the cart.`);
  }
  return {
    ...cart,
    shippingInfo: {
      shippingMethodName: method.name,
      price: rate.price,
      shippingRate: rate,
      shippingMethod: { typeId: 'shipping-method', id: method.id },
      shippingMethodState: 'MatchesCart',
    },
  };
}

/** The rate that applies to this cart. */
export function rateFor(shop: Shop, { shippingAddress, totalPrice }: Cart, method: ShippingMethod) {
  return shippingAddress && shop.shipping.ratesAt(method, shippingAddress, totalPrice.currencyCode)[0];
}

function discounted(cents: number, currency: string, discounts: readonly CartDiscount[]) {
  let left = cents;
  const includedDiscounts = discounts
    .filter(({ target }) => target === 'shipping')
    .map(({ value, reference }) => {
      const off =
        'permyriad' in value
          ? left - proportion(left, 10_000 - value.permyriad, 10_000)
          : Math.min(left, value.amounts[currency] ?? 0);
      left -= off;
      return { discount: reference, discountedAmount: money(currency, off) };
    });
  if (includedDiscounts.length === 0 || cents === 0) return undefined;
  return { value: money(currency, left), includedDiscounts } satisfies DiscountedLineItemPrice;
}
