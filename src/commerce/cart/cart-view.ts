/** The cart as the shopper sees it, made of the shop's. */
import type {
  Cart,
  CartCode,
  CartLine,
  CodeState,
  CountedLine,
  Delivery,
  LineDraft,
  LineToday,
  Totals,
} from '../../contract/cart.ts';
import { type Money, multiplyMoney, sumMoney, withAmount } from '../../contract/money.ts';
import { type Locales, primaryLocale, resolveText } from '../catalog/localized-string.ts';
import { pictureOf } from '../catalog/picture.ts';
import { moneyOf, priceOf } from '../catalog/price.ts';
import { variantAttributesOf } from '../catalog/variant-attributes.ts';
import type { CachedCart } from './cached-cart.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import { closedBy } from './lifecycle.ts';

/** What the catalogue said of a line, as it was then. */
export interface Verdict extends LineToday {
  of: {
    /** What one cost in the cart, in minor units. */
    cost: number;
    /** How many there were; absent where they cost the same however many they are. */
    quantity?: number;
  };
}

/** What the catalogue says of lines, by {@link lineKey}. */
export type Today = Readonly<Record<string, Verdict>>;

export function lineKey({ productId, variantId }: { productId: string; variantId: number }): string {
  return `${productId}/${variantId}`;
}

/** The shop's last answer as a cart to show. */
export function cartOf({ cart: wire, codeNames, agreed, readAt }: CachedCart, today: Today, locales: Locales): Cart {
  if (!wire) return { lines: [], count: 0, readAt };
  const lines = wire.lineItems.map((item): CartLine => {
    const line = lineOf(item, locales);
    const before = agreed[item.id];
    const saysToday = today[lineKey(line)];
    return {
      ...line,
      ...(before !== undefined && before !== line.unit.now.amount && { costBefore: withAmount(line.unit.now, before) }),
      ...(saysToday && { today: todayOf(saysToday, line) }),
    };
  });
  const totals = totalsOf(wire, lines);
  const codes = wire.discountCodes.map((info) => codeOf(info, codeNames));
  const delivery = deliveryOf(wire);
  const closed = closedBy(wire);
  return {
    lines,
    count: lines.reduce((count, line) => count + line.quantity, 0),
    readAt,
    ...(totals && { totals }),
    ...(codes.length > 0 && { codes }),
    ...(delivery && { delivery }),
    ...(closed && { closed }),
  };
}

/** Whether what the catalogue said of a line is of the line as it is: what it costs changes with the cart. */
export function isOfLine({ of }: Verdict, cost: number, quantity: number): boolean {
  return of.cost === cost && (of.quantity ?? quantity) === quantity;
}

/** What the catalogue said; of the price only what is so of the line as it is. */
function todayOf(verdict: Verdict, { unit: { now }, quantity }: CartLine): LineToday {
  const { of: _, unit, ...today } = verdict;
  return { ...today, ...(unit && isOfLine(verdict, now.amount, quantity) && { unit }) };
}

/** What is in a line, without how many there are. */
export function lineDraftOf(item: WireLineItem, locales: Locales): LineDraft {
  const name = resolveText(item.name, locales);
  const picture = pictureOf(item.variant.images);
  return {
    productId: item.productId,
    variantId: item.variant.id,
    name: name?.text ?? item.variant.sku ?? item.productId,
    language: name?.language ?? primaryLocale(locales),
    traits: variantAttributesOf(item.variant, locales),
    ...(picture && { picture }),
    unit: priceOf(item.price),
  };
}

/** What is in a line, and how many there are. */
export function countedLine(item: WireLineItem, locales: Locales): CountedLine {
  return { ...lineDraftOf(item, locales), quantity: item.quantity };
}

/**
 * A line comes to what the shop says, without what discounts of the cart take off: the totals say that once. So the lines
 * come to the subtotal, and a step changes a line by just what it says.
 */
function lineOf(item: WireLineItem, locales: Locales): CartLine {
  const draft = lineDraftOf(item, locales);
  const isGift = item.lineItemMode === 'GiftLineItem';
  const isReduced = !isGift && item.priceMode !== 'ExternalTotal' && item.discountedPricePerQuantity?.length;
  const total = sumMoney([isReduced ? multiplyMoney(draft.unit.now, item.quantity) : moneyOf(item.totalPrice)]);
  return {
    ...draft,
    // The key is the id that the line had before the shop knew it.
    id: item.key ?? item.id,
    quantity: item.quantity,
    ...(total && { total }),
    ...(isGift && { isGift: true as const }),
  };
}

/**
 * The rows under the cart. The shop gives `totalPrice` (goods less discounts, plus shipping) and, once it knows an address,
 * `taxedPrice`; the subtotal is the exact sum of the lines, and what the shop charges less is the discount. What it
 * charges more is goods as well, such as fees of an agent. Where there is no exact sum, the shop's total stands alone.
 */
function totalsOf(wire: WireCart, lines: CartLine[]): Totals | undefined {
  if (lines.length === 0) return undefined;
  const charged = moneyOf(wire.totalPrice);
  const { totalNet, totalGross } = wire.taxedPrice ?? {};
  // Prices that have the tax in them come to the gross sum already.
  const added = totalGross ? totalGross.centAmount - charged.amount : 0;
  const total = added > 0 ? withAmount(charged, charged.amount + added) : charged;
  const goods = sumMoney(lines.map((line) => line.total));
  if (!goods) return { total };
  const shipping = wire.shippingInfo && moneyOf(wire.shippingInfo.discountedPrice?.value ?? wire.shippingInfo.price);
  const subtotal = withAmount(goods, Math.max(goods.amount, charged.amount - (shipping?.amount ?? 0)));
  const discount = more(subtotal.amount + (shipping?.amount ?? 0) - charged.amount, charged);
  const tax = totalNet && totalGross && more(totalGross.centAmount - totalNet.centAmount, charged);
  return {
    subtotal,
    ...(discount && { discount }),
    ...(shipping && { shipping }),
    ...(tax && { tax }),
    ...(tax && added <= 0 && { taxIsIncluded: true as const }),
    total,
  };
}

function more(amount: number, like: Money): Money | undefined {
  return amount > 0 ? withAmount(like, amount) : undefined;
}

/** https://docs.commercetools.com/api/projects/carts#ctp:api:type:DiscountCodeState */
const codeStates: Record<string, CodeState> = {
  MatchesCart: 'applied',
  NotActive: 'not-active',
  NotValid: 'not-valid',
  DoesNotMatchCart: 'no-match',
  MaxApplicationReached: 'used-up',
  ApplicationStoppedByPreviousDiscount: 'stopped',
  ApplicationStoppedByGroupBestDeal: 'beaten',
};

function codeOf(
  { discountCode: { id, obj }, state }: WireCart['discountCodes'][number],
  names: Readonly<Record<string, string>>,
): CartCode {
  const code = names[id] ?? obj?.code;
  return { id, ...(code !== undefined && { code }), state: codeStates[state] ?? 'unknown' };
}

/** Where a cart is to go, as far as is known. */
export function deliveryOf({
  shippingAddress: address,
  shippingInfo: info,
}: Pick<WireCart, 'shippingAddress' | 'shippingInfo'>): Delivery | undefined {
  if (!address) return undefined;
  const { country, postalCode, streetName, city } = address;
  return {
    country,
    ...(postalCode && { postalCode }),
    ...(info?.shippingMethod && { method: { id: info.shippingMethod.id, name: info.shippingMethodName } }),
    ...((streetName || city) && { isAddress: true as const }),
  };
}
