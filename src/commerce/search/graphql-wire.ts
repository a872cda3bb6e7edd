/** The JSON of GraphQL's answer to a search, and its products as REST writes them. */
import * as v from 'valibot';
import { facetBuckets, isRecord, maybe, projection, size, textOrEmpty, type WireProjection } from '../wire.ts';

export const answer = v.object({
  productsSearch: v.object({
    total: maybe(size),
    results: v.array(v.unknown()),
    facets: facetBuckets,
  }),
});
export const errorList = v.object({
  errors: v.array(
    v.object({
      message: textOrEmpty,
      extensions: v.fallback(v.object({ code: textOrEmpty }), { code: '' }),
    }),
  ),
});

/**
 * A product as REST writes it; `undefined` for a product that the shop could not read. This only puts the product into
 * another form: the schema of REST then checks it.
 */
export function projectionOf(found: unknown): WireProjection | undefined {
  const { id, product } = fields(found);
  const { current } = fields(fields(product)['masterData']);
  const { nameAllLocales, slugAllLocales, categoriesRef, masterVariant, variants } = fields(current);
  const master = fields(masterVariant)['id'];
  const parsed = v.safeParse(projection, {
    id,
    name: byLocale(nameAllLocales),
    slug: byLocale(slugAllLocales),
    categories: categoriesRef,
    ...(master !== undefined && { masterVariant: asRest(masterVariant) }),
    // GraphQL may list the master among the variants, REST never does.
    variants: entries(variants).flatMap((each) => (fields(each)['id'] === master ? [] : [asRest(each)])),
  });
  return current && parsed.success ? parsed.output : undefined;
}

function asRest(variant: unknown): object {
  const { id, sku, price, images, availability, attributesRaw } = fields(variant);
  const { noChannel, channels } = fields(availability);
  const byChannel = entries(fields(channels)['results']).map((each) => {
    const { channelRef, availability: there } = fields(each);
    return [String(fields(channelRef)['id']), withoutNulls(there ?? {})];
  });
  return {
    id,
    ...(sku != null && { sku }),
    ...(price != null && { price: withoutNulls(price) }),
    images: entries(images).map((image) => {
      const { url, dimensions } = fields(image);
      const { width, height } = fields(dimensions);
      return { url, ...(dimensions != null && { dimensions: { w: width, h: height } }) };
    }),
    ...(availability != null && {
      availability: { ...fields(withoutNulls(noChannel)), channels: Object.fromEntries(byChannel) },
    }),
    attributes: attributesRaw,
  };
}

/** The fields of an object; no fields for any other value. */
function fields(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function entries(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function byLocale(texts: unknown): Record<string, unknown> {
  return Object.fromEntries(
    entries(texts).flatMap((text) => {
      const { locale, value } = fields(text);
      return typeof locale === 'string' && typeof value === 'string' ? [[locale, value]] : [];
    }),
  );
}

/** GraphQL writes `null` where REST leaves a field out. */
function withoutNulls(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, withoutNulls(each)]])),
  );
}
