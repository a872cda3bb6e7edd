/** The cart as the shopper sees it, made of the shop's. */
import type { Cart, CartLine, Totals } from '../contract/cart.ts';
import { type Money, sumMoney, timesMoney } from '../contract/money.ts';
import { variantTraits } from './attribute.ts';
import { resolveText } from './localized.ts';
import { moneyOf, pictureOf, priceOf } from './product.ts';
import type { WireCart, WireLineItem } from './wire.ts';

export function cartOf(wire: WireCart, locale: string): Cart {
  const lines = wire.lineItems.map((item) => lineOf(item, locale));
  const totals = totalsOf(wire, lines);
  return {
    lines,
    count: lines.reduce((count, line) => count + line.quantity, 0),
    ...(totals && { totals }),
  };
}

function lineOf(item: WireLineItem, locale: string): CartLine {
  const name = resolveText(item.name, locale);
  const picture = pictureOf(item.variant.images);
  return {
    id: item.id,
    productId: item.productId,
    variantId: item.variant.id,
    name: name?.text ?? item.variant.sku ?? item.productId,
    language: name?.language ?? locale,
    traits: variantTraits(item.variant, locale),
    ...(picture && { picture }),
    unit: priceOf(item.price),
    quantity: item.quantity,
    total: moneyOf(item.totalPrice),
  };
}

/**
 * The rows under the cart. The shop gives `totalPrice` (goods less discounts, plus shipping) and, once it knows an address,
 * `taxedPrice`; the subtotal is the exact sum of price × quantity, and what the shop charges less is the discount.
 */
function totalsOf(wire: WireCart, lines: CartLine[]): Totals | undefined {
  const subtotal = sumMoney(lines.map((line) => timesMoney(line.unit.now, line.quantity)));
  if (!subtotal) return undefined;
  const charged = moneyOf(wire.totalPrice);
  const shipping = wire.shippingInfo && moneyOf(wire.shippingInfo.discountedPrice?.value ?? wire.shippingInfo.price);
  const discount = less(subtotal.amount + (shipping?.amount ?? 0) - charged.amount, charged);
  // Tax that prices already include adds nothing to the total, so it is no row of its own.
  const tax = wire.taxedPrice && less(wire.taxedPrice.totalGross.centAmount - charged.amount, charged);
  return {
    subtotal,
    ...(discount && { discount }),
    ...(shipping && { shipping }),
    ...(tax && { tax }),
    total: tax ? { ...charged, amount: charged.amount + tax.amount } : charged,
  };
}

function less(amount: number, like: Money): Money | undefined {
  return amount > 0 ? { ...like, amount } : undefined;
}
