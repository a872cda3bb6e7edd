/** The JSON of carts and shipping methods as it arrives: see `../wire.ts`. */
import * as v from 'valibot';
import { count, id, listOf, localized, maybe, money, price, validOrNone, variant } from '../wire.ts';

const lineItem = v.object({
  id,
  key: maybe(v.string()),
  productId: id,
  name: v.fallback(localized, {}),
  variant,
  price,
  quantity: count,
  /**
   * `Platform` for a price of the catalog, else the shop has set it:
   * https://docs.commercetools.com/api/projects/carts#ctp:api:type:LineItemPriceMode
   */
  priceMode: maybe(v.string()),
  totalPrice: money,
  /** Not empty where `totalPrice` includes discounts of the cart. */
  discountedPricePerQuantity: maybe(listOf(v.object({}))),
  /** `GiftLineItem` for a line that a discount added. */
  lineItemMode: v.fallback(v.string(), 'Standard'),
  custom: maybe(v.looseObject({})),
  distributionChannel: maybe(v.object({ id })),
  supplyChannel: maybe(v.object({ id })),
});

const cartFields = v.object({
  id,
  version: count,
  /** `Active`, `Ordered`, `Merged`, `Frozen`. */
  cartState: v.fallback(v.string(), 'Active'),
  /**
   * Present while an agent of the shop holds the cart:
   * https://docs.commercetools.com/api/releases/2026-01-16-introduced-cart-locking
   */
  lock: maybe(v.looseObject({})),
  /** When the cart was changed last, by the shop's clock. ISO 8601. */
  lastModifiedAt: maybe(v.string()),
  country: maybe(v.string()),
  lineItems: v.array(v.unknown()),
  /** How many lines an earlier reading could not read. This field is not the shop's: a cached cart has it. */
  unread: maybe(count),
  customLineItems: maybe(v.array(v.object({ name: v.fallback(localized, {}) }))),
  /** Custom fields, which the shop's own pages fill in. */
  custom: maybe(v.looseObject({})),
  totalPrice: money,
  taxedPrice: maybe(v.object({ totalNet: money, totalGross: money })),
  discountCodes: listOf(
    v.object({
      discountCode: v.object({ id, obj: maybe(v.object({ code: v.string() })) }),
      state: v.fallback(v.string(), ''),
    }),
  ),
  shippingAddress: maybe(
    v.object({
      country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
      postalCode: maybe(v.string()),
      streetName: maybe(v.string()),
      city: maybe(v.string()),
    }),
  ),
  shippingInfo: maybe(
    v.object({
      shippingMethodName: v.fallback(v.string(), ''),
      shippingMethod: maybe(v.object({ id })),
      price: money,
      discountedPrice: maybe(v.object({ value: money })),
    }),
  ),
});

/** A line that cannot be read is left out, and the others stay. `unread` counts such lines, where there are any. */
export const cart = v.pipe(
  cartFields,
  v.transform(({ lineItems: all, unread: before = 0, ...rest }) => {
    const lineItems = all.flatMap((each) => validOrNone(lineItem, each));
    const unread = before + all.length - lineItems.length;
    return { ...rest, lineItems, ...(unread > 0 && { unread }) };
  }),
);

export const cartPage = v.object({ results: listOf(cart) });

const shippingRate = v.object({ price: money, freeAbove: maybe(money), isMatching: v.fallback(v.boolean(), false) });

/** Exactly one rate of each method is for this cart: the one that `isMatching`. */
export const shippingMethodPage = v.object({
  results: listOf(
    v.object({
      id,
      name: v.fallback(v.string(), ''),
      localizedName: v.fallback(localized, {}),
      localizedDescription: v.fallback(localized, {}),
      isDefault: v.fallback(v.boolean(), false),
      zoneRates: listOf(v.object({ shippingRates: listOf(shippingRate) })),
    }),
  ),
});

export type WireCart = v.InferOutput<typeof cart>;
export type WireLineItem = v.InferOutput<typeof lineItem>;
