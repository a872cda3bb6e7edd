/** From the shop's cart to the cart that the shopper sees. Pure. */
import type { Cart, CartLine, CountedLine, Delivery, LineToday, Totals } from '../../contract/cart.ts';
import type { CartCode, CodeState, LineDraft } from '../../contract/cart-command.ts';
import { type Money, multiplyMoney, sumMoney, withAmount } from '../../contract/rules/money.ts';
import { type Locales, primaryLocale, resolveText } from '../catalog/localized-string.ts';
import { pictureOf } from '../catalog/picture.ts';
import { moneyOf, priceOf } from '../catalog/price.ts';
import { variantAttributesOf } from '../catalog/variant-attributes.ts';
import type { CachedCart } from './cached-cart.ts';
import { closedBy } from './cart-state.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';

/** What the catalog said of a line, and of which line: its price and quantity then. */
export interface Verdict extends LineToday {
  of: {
    /** The price of one in the cart, in minor units. */
    cost: number;
    /** The quantity; absent where the price of one does not depend on it. */
    quantity?: number;
  };
}

/** What the catalog said of lines, by {@link lineKey}. */
export type Verdicts = Readonly<Record<string, Verdict>>;

/** The key of a line in {@link Verdicts}: one for each variant of a product. */
export function lineKey({ productId, variantId }: { productId: string; variantId: number }): string {
  return `${productId}/${variantId}`;
}

/** The cached cart as the shopper sees it, without waiting commands. */
export function cartOf(
  { cart: wire, codeNames, agreed, readAt }: Pick<CachedCart, 'cart' | 'codeNames' | 'agreed' | 'readAt'>,
  verdicts: Verdicts,
  locales: Locales,
): Cart {
  if (!wire) return { lines: [], count: 0, readAt };
  const lines = wire.lineItems.map((item): CartLine => {
    const line = lineOf(item, locales);
    const before = agreed[item.id];
    const verdict = verdicts[lineKey(line)];
    return {
      ...line,
      ...(before !== undefined && before !== line.unit.now.amount && { costBefore: withAmount(line.unit.now, before) }),
      ...(verdict && { today: todayOf(verdict, line) }),
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

/** Whether a verdict is about the line as it is now: the price of a line changes with the cart. */
export function isAboutLine({ of }: Verdict, cost: number, quantity: number): boolean {
  return of.cost === cost && (of.quantity ?? quantity) === quantity;
}

/** What the catalog said of a line. Its price counts only while the line has the price and quantity of then. */
function todayOf(verdict: Verdict, { unit: { now }, quantity }: CartLine): LineToday {
  const { of: _, unit, ...today } = verdict;
  return { ...today, ...(unit && isAboutLine(verdict, now.amount, quantity) && { unit }) };
}

/** The product and variant of a line, without its quantity. */
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

/** The product and variant of a line, with its quantity. */
export function countedLine(item: WireLineItem, locales: Locales): CountedLine {
  return { ...lineDraftOf(item, locales), quantity: item.quantity };
}

/**
 * A line's total is the shop's, before discounts of the cart: the totals show those once. So the lines add up to the
 * subtotal, and a step changes a line's total by exactly the price of one.
 */
function lineOf(item: WireLineItem, locales: Locales): CartLine {
  const draft = lineDraftOf(item, locales);
  const isGift = item.lineItemMode === 'GiftLineItem';
  const isReduced = !isGift && item.priceMode !== 'ExternalTotal' && item.discountedPricePerQuantity?.length;
  const total = sumMoney([isReduced ? multiplyMoney(draft.unit.now, item.quantity) : moneyOf(item.totalPrice)]);
  return {
    ...draft,
    // The key is the ID that the line had before the shop knew it.
    id: item.key ?? item.id,
    quantity: item.quantity,
    ...(total && { total }),
    ...(isGift && { isGift: true as const }),
  };
}

/**
 * The rows under the cart. The shop gives `totalPrice` (goods less discounts, plus shipping) and, once it knows an
 * address, `taxedPrice`. The subtotal is the exact sum of the lines. Where the shop charges less, the difference is the
 * discount; where it charges more, such as fees of an agent, the difference belongs to the goods. Without an exact sum
 * the shop's total stands alone.
 */
function totalsOf(wire: WireCart, lines: CartLine[]): Totals | undefined {
  if (lines.length === 0) return undefined;
  const charged = moneyOf(wire.totalPrice);
  const { totalNet, totalGross } = wire.taxedPrice ?? {};
  // Prices that include tax add up to the gross sum already.
  const added = totalGross ? totalGross.centAmount - charged.amount : 0;
  const total = added > 0 ? withAmount(charged, charged.amount + added) : charged;
  const goods = sumMoney(lines.map((line) => line.total));
  if (!goods) return { total };
  const shipping = wire.shippingInfo && moneyOf(wire.shippingInfo.discountedPrice?.value ?? wire.shippingInfo.price);
  const subtotal = withAmount(goods, Math.max(goods.amount, charged.amount - (shipping?.amount ?? 0)));
  const discount = positive(subtotal.amount + (shipping?.amount ?? 0) - charged.amount, charged);
  const tax = totalNet && totalGross && positive(totalGross.centAmount - totalNet.centAmount, charged);
  return {
    subtotal,
    ...(discount && { discount }),
    ...(shipping && { shipping }),
    ...(tax && { tax }),
    ...(tax && added <= 0 && { taxIsIncluded: true as const }),
    total,
  };
}

function positive(amount: number, like: Money): Money | undefined {
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

/** The address and shipping method of a cart, as far as they are known. */
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
