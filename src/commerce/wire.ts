/**
 * The commercetools JSON we rely on, as it arrives: only the fields we read, checked leniently, for the API grows without
 * notice (https://docs.commercetools.com/offering/api-contract). Where a field may be nonsense without harm it falls back;
 * where it may not, the whole resource is passed over.
 */
import * as v from 'valibot';
import { fail } from '../contract/failure.ts';

/** A field that may be missing, and that counts as missing when it is nonsense. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
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

export const id = v.pipe(v.string(), v.nonEmpty());
export const count = v.pipe(v.number(), v.safeInteger());
export const localized = v.record(v.string(), v.string());

/**
 * With `type` it has fractions of a minor unit: `preciseAmount` holds them, and `fractionDigits` is about that amount.
 * https://docs.commercetools.com/api/types#highprecisionmoney
 */
export const money = v.object({
  type: maybe(v.literal('highPrecision')),
  currencyCode: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  centAmount: count,
  preciseAmount: maybe(count),
  fractionDigits: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)), 2),
});

const tier = v.object({ minimumQuantity: v.pipe(count, v.minValue(1)), value: money });
export const price = v.object({
  value: money,
  discounted: maybe(v.object({ value: money })),
  tiers: maybe(listOf(tier)),
  customerGroup: maybe(v.looseObject({})),
  channel: maybe(v.looseObject({})),
});

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

export const variant = v.object({
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

export type WireProjection = v.InferOutput<typeof projection>;
export type WireVariant = v.InferOutput<typeof variant>;
export type WireAttribute = v.InferOutput<typeof attribute>;
export type WireCategory = v.InferOutput<typeof category>;
export type WireMoney = v.InferOutput<typeof money>;
export type WirePrice = v.InferOutput<typeof price>;
export type WireImage = v.InferOutput<typeof image>;

/** The part of an answer that we rely on. */
export function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw fail('unintelligible');
  return parsed.output;
}
