/**
 * The commercetools JSON we rely on, as it arrives: only the fields we read, checked leniently, for the API grows without
 * notice (https://docs.commercetools.com/offering/api-contract). Where a field may be nonsense without harm it falls back;
 * where it may not, the whole resource is passed over.
 */
import type * as sdk from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { fail } from '../contract/failure.ts';

/** A field that may be missing, and that counts as missing when it is nonsense. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
/** A list that is empty when it is nonsense, and that loses only the entries that are. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) =>
        entries.flatMap((entry): v.InferOutput<Schema>[] => {
          const parsed = v.safeParse(schema, entry);
          return parsed.success ? [parsed.output] : [];
        }),
      ),
    ),
    [],
  );

const id = v.pipe(v.string(), v.nonEmpty());
const count = v.pipe(v.number(), v.safeInteger());
const localized = v.record(v.string(), v.string());

/**
 * `preciseAmount` of high-precision money is left aside, and with it `fractionDigits`, which then is about that amount:
 * totals are charged in `centAmount`. https://docs.commercetools.com/api/types#highprecisionmoney
 */
export const money = v.pipe(
  v.object({
    type: maybe(v.string()),
    currencyCode: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    centAmount: count,
    fractionDigits: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)), 2),
  }),
  v.transform(({ type, currencyCode, centAmount, fractionDigits }) => ({
    currencyCode,
    centAmount,
    fractionDigits: type === 'highPrecision' ? minorDigits(currencyCode) : fractionDigits,
  })),
);

/** Digits of a currency's smallest coin, by ISO 4217; 2 for a currency that is none. */
function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const tier = v.object({ minimumQuantity: v.pipe(count, v.minValue(1)), value: money });
const price = v.object({ value: money, discounted: maybe(v.object({ value: money })), tiers: maybe(listOf(tier)) });

const image = v.object({
  url: v.string(),
  dimensions: maybe(v.object({ w: v.number(), h: v.number() })),
});

const attribute = v.object({ name: v.string(), value: v.unknown() });

/** Of the whole shop, or of one of its channels. */
const stock = {
  isOnStock: maybe(v.boolean()),
  availableQuantity: maybe(v.number()),
  restockableInDays: maybe(v.number()),
};

const variant = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sku: maybe(v.string()),
  price: maybe(price),
  images: listOf(image),
  attributes: listOf(attribute),
  availability: maybe(v.object({ ...stock, channels: v.fallback(v.record(v.string(), v.object(stock)), {}) })),
});

/** `masterVariant` is absent in the modular catalogue model. */
export const projection = v.object({
  id,
  name: v.fallback(localized, {}),
  slug: v.fallback(localized, {}),
  description: v.fallback(localized, {}),
  masterVariant: maybe(variant),
  variants: listOf(variant),
  /** Those of the product itself, where its type has such. */
  attributes: listOf(attribute),
  categories: listOf(v.object({ id })),
});

/** A variant of the modular catalogue model. */
export const variantProjection = v.object({
  variantId: variant.entries.id,
  product: v.object({ id }),
  default: v.fallback(v.boolean(), false),
  sku: variant.entries.sku,
  price: variant.entries.price,
  images: variant.entries.images,
  attributes: variant.entries.attributes,
  availability: variant.entries.availability,
});

export const projectionPage = v.object({
  results: listOf(projection),
  total: maybe(v.pipe(count, v.minValue(0))),
  offset: v.fallback(count, 0),
});

/** Product Search answers with IDs alone. */
export const idPage = v.object({
  results: listOf(v.object({ id })),
  total: maybe(v.pipe(count, v.minValue(0))),
  offset: v.fallback(count, 0),
});

const category = v.object({
  id,
  name: v.fallback(localized, {}),
  parent: maybe(v.object({ id })),
  orderHint: v.fallback(v.string(), ''),
});

export const categoryPage = v.object({ results: listOf(category) });

const lineItem = v.object({
  id,
  key: maybe(v.string()),
  productId: id,
  name: v.fallback(localized, {}),
  variant,
  price,
  quantity: count,
  totalPrice: money,
  /** `GiftLineItem` for what a discount has put in. */
  lineItemMode: v.fallback(v.string(), 'Standard'),
  custom: maybe(v.looseObject({})),
  distributionChannel: maybe(v.object({ id })),
  supplyChannel: maybe(v.object({ id })),
});

export const cart = v.object({
  id,
  version: count,
  /** `Active`, `Ordered`, `Merged`, `Frozen`. */
  cartState: v.fallback(v.string(), 'Active'),
  /** There while an agent holds the cart: https://docs.commercetools.com/api/releases/2026-01-16-introduced-cart-locking */
  lock: maybe(v.looseObject({})),
  country: maybe(v.string()),
  lineItems: v.array(lineItem),
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

const shippingRate = v.object({ price: money, freeAbove: maybe(money), isMatching: v.fallback(v.boolean(), false) });

/** Exactly one rate of each method is the cart's: `isMatching`. */
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

/** Loose: to change an address is to replace it, with what of it we do not show. */
const address = v.looseObject({
  id: maybe(v.string()),
  firstName: v.fallback(v.string(), ''),
  lastName: v.fallback(v.string(), ''),
  streetName: v.fallback(v.string(), ''),
  streetNumber: v.fallback(v.string(), ''),
  postalCode: v.fallback(v.string(), ''),
  city: v.fallback(v.string(), ''),
  country: v.fallback(v.string(), ''),
});

export const customer = v.object({
  id,
  version: count,
  email: v.string(),
  isEmailVerified: v.fallback(v.boolean(), false),
  firstName: v.fallback(v.string(), ''),
  lastName: v.fallback(v.string(), ''),
  addresses: listOf(address),
  defaultShippingAddressId: maybe(v.string()),
  defaultBillingAddressId: maybe(v.string()),
});

export const signInResult = v.object({ customer, cart: maybe(cart) });

export type WireProjection = v.InferOutput<typeof projection>;
export type WireVariant = v.InferOutput<typeof variant>;
export type WireAttribute = v.InferOutput<typeof attribute>;
export type WireCategory = v.InferOutput<typeof category>;
export type WireCart = v.InferOutput<typeof cart>;
export type WireLineItem = v.InferOutput<typeof lineItem>;
export type WireCustomer = v.InferOutput<typeof customer>;
export type WireAddress = v.InferOutput<typeof address>;
export type WireMoney = v.InferOutput<typeof money>;
export type WirePrice = v.InferOutput<typeof price>;
export type WireImage = v.InferOutput<typeof image>;

/** The part of an answer that we rely on. */
export function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw fail('unintelligible');
  return parsed.output;
}

/** Does not compile when a schema asks for a field that the documented resource lacks. */
type Names<Documented, Schema extends v.GenericSchema> = keyof v.InferOutput<Schema> extends keyof Documented
  ? true
  : false;
type Holds<Claims extends true[]> = Claims;
export type Documented = Holds<
  [
    Names<sdk.ProductProjection, typeof projection>,
    Names<sdk.ProductVariant, typeof variant>,
    Names<sdk.Category, typeof category>,
    Names<sdk.Cart, typeof cart>,
    Names<sdk.LineItem, typeof lineItem>,
    Names<sdk.Customer, typeof customer>,
    Names<sdk.CustomerSignInResult, typeof signInResult>,
    Names<sdk.CentPrecisionMoney, typeof money>,
  ]
>;
