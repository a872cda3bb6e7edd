/** What GraphQL answers to a search, as it arrives, and as REST would have written it. */
import * as v from 'valibot';
import { listOf, projection, read } from '../wire.ts';
import { countedBuckets } from './facet-wire.ts';

const nothing = v.fallback(v.nullish(v.unknown()), undefined);
const localized = v.pipe(
  listOf(v.object({ locale: v.string(), value: v.string() })),
  v.transform((texts) => Object.fromEntries(texts.map(({ locale, value }) => [locale, value]))),
);
const stock = v.fallback(v.nullish(v.record(v.string(), v.unknown())), undefined);
const variant = v.object({
  id: v.number(),
  sku: nothing,
  price: nothing,
  images: listOf(
    v.object({ url: v.string(), dimensions: v.nullish(v.object({ width: v.number(), height: v.number() })) }),
  ),
  availability: v.fallback(
    v.nullish(
      v.object({
        noChannel: stock,
        channels: v.fallback(
          v.object({
            results: listOf(v.object({ channelRef: v.object({ id: v.string() }), availability: stock })),
          }),
          { results: [] },
        ),
      }),
    ),
    undefined,
  ),
  attributesRaw: listOf(v.object({ name: v.string(), value: v.unknown() })),
});
const result = v.object({
  id: v.string(),
  product: v.nullish(
    v.object({
      masterData: v.object({
        current: v.object({
          nameAllLocales: localized,
          slugAllLocales: localized,
          categoriesRef: listOf(v.object({ id: v.string() })),
          masterVariant: v.fallback(v.nullish(variant), undefined),
          variants: listOf(variant),
        }),
      }),
    }),
  ),
});
export const answer = v.object({
  productsSearch: v.object({
    total: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined),
    results: v.array(v.unknown()),
    facets: countedBuckets,
  }),
});
export const errorList = v.object({
  errors: v.array(
    v.object({
      message: v.fallback(v.string(), ''),
      extensions: v.fallback(v.object({ code: v.fallback(v.string(), '') }), { code: '' }),
    }),
  ),
});

/** As REST would have written it; `undefined` for one that the shop could not read. */
export function projectionOf(found: unknown) {
  const parsed = v.safeParse(result, found);
  const current = parsed.success ? parsed.output.product?.masterData.current : undefined;
  if (!parsed.success || !current) return undefined;
  const { masterVariant, variants } = current;
  return read(projection, {
    id: parsed.output.id,
    name: current.nameAllLocales,
    slug: current.slugAllLocales,
    categories: current.categoriesRef,
    ...(masterVariant && { masterVariant: asRest(masterVariant) }),
    // GraphQL has the master apart, as REST does.
    variants: variants.filter(({ id }) => id !== masterVariant?.id).map(asRest),
  });
}

function asRest({ id, sku, price, images, availability, attributesRaw }: v.InferOutput<typeof variant>) {
  const channels = availability?.channels.results ?? [];
  return {
    id,
    ...(sku != null && { sku }),
    ...(price != null && { price: withoutNulls(price) }),
    images: images.map(({ url, dimensions }) => ({
      url,
      ...(dimensions && { dimensions: { w: dimensions.width, h: dimensions.height } }),
    })),
    ...(availability && {
      availability: {
        ...(availability.noChannel && (withoutNulls(availability.noChannel) as object)),
        channels: Object.fromEntries(
          channels.map((each) => [each.channelRef.id, withoutNulls(each.availability ?? {})]),
        ),
      },
    }),
    attributes: attributesRaw,
  };
}

/** GraphQL says `null` where REST leaves out. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, withoutNulls(each)]])),
  );
}
