/**
 * The commercetools JSON as it arrives: only the fields that the extension reads, checked leniently, for the API grows
 * without notice (https://docs.commercetools.com/offering/api-contract). A field that may be nonsense without harm
 * falls back to a default; any other field makes the whole resource invalid, and the resource is left out.
 */
import * as v from 'valibot';
import { fail } from '../contract/failure.ts';

/** A field that may be missing, and that counts as missing when it is nonsense. */
export const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
/** A list that is empty when it is nonsense, and that loses only its invalid entries. */
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) => entries.flatMap((entry) => validOrNone(schema, entry))),
    ),
    [],
  );

/** A list of the value itself if it is valid, else an empty one. */
export function validOrNone<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema>[] {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? [parsed.output] : [];
}

export const id = v.pipe(v.string(), v.minLength(1));
/** A text that is empty when it is missing or nonsense. */
export const textOrEmpty = v.fallback(v.string(), '');
export const optionalText = maybe(v.string());
export const count = v.pipe(v.number(), v.safeInteger());
/** How many there are of something. */
export const size = v.pipe(count, v.minValue(0));
export const localized = v.record(v.string(), v.string());
export const localizedOrEmpty = v.fallback(localized, {});
/** ISO 4217. */
export const currencyCode = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

/**
 * An amount with `type` has fractions of a minor unit: `preciseAmount` holds them, and `fractionDigits` is about that
 * amount. https://docs.commercetools.com/api/types#highprecisionmoney
 */
export const money = v.object({
  type: maybe(v.literal('highPrecision')),
  currencyCode,
  centAmount: count,
  preciseAmount: maybe(count),
  fractionDigits: v.fallback(v.pipe(size, v.maxValue(20)), 2),
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

/** The stock of the whole shop, or of one of its channels. */
const stock = {
  isOnStock: maybe(v.boolean()),
  availableQuantity: maybe(v.number()),
  restockableInDays: maybe(v.number()),
};

export const variant = v.object({
  id: v.pipe(count, v.minValue(1)),
  sku: optionalText,
  price: maybe(price),
  images: listOf(image),
  attributes: listOf(attribute),
  availability: maybe(v.object({ ...stock, channels: v.fallback(v.record(v.string(), v.object(stock)), {}) })),
});

/** `masterVariant` is absent in the modular catalog model. */
export const projection = v.object({
  id,
  name: localizedOrEmpty,
  slug: localizedOrEmpty,
  description: localizedOrEmpty,
  masterVariant: maybe(variant),
  variants: listOf(variant),
  /** Attributes of the product itself, where the product type has such. */
  attributes: listOf(attribute),
  categories: listOf(v.object({ id })),
});

const { id: variantId, ...variantFields } = variant.entries;
/** A variant of the modular catalog model. */
export const variantProjection = v.object({
  ...variantFields,
  variantId,
  product: v.object({ id }),
  default: v.fallback(v.boolean(), false),
});

export const projectionPage = v.object({ results: listOf(projection), total: maybe(size) });

/** Product Search answers with IDs alone. */
export const idPage = v.object({ results: listOf(v.object({ id })), total: maybe(size) });

const category = v.object({
  id,
  name: localizedOrEmpty,
  parent: maybe(v.object({ id })),
  orderHint: textOrEmpty,
});

export const categoryPage = v.object({ results: listOf(category) });

/** The distinct facets of Product Search, over REST and GraphQL; other facets and invalid buckets are left out. */
export const facetBuckets = v.pipe(
  listOf(v.object({ name: v.string(), buckets: listOf(v.object({ key: v.string(), count: size })) })),
  v.transform((facets) => facets.map(({ name, buckets }) => ({ name, values: buckets }))),
);

export type WireProjection = v.InferOutput<typeof projection>;
export type WireVariant = v.InferOutput<typeof variant>;
export type WireAttribute = v.InferOutput<typeof attribute>;
export type WireCategory = v.InferOutput<typeof category>;
export type WireMoney = v.InferOutput<typeof money>;
export type WirePrice = v.InferOutput<typeof price>;
export type WireImage = v.InferOutput<typeof image>;

/** Whether a value is an object with fields, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of an answer that `schema` describes. Fails with `unintelligible`. */
export function read<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw fail('unintelligible');
  return parsed.output;
}
