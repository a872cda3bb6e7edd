/** Product Search over GraphQL: the search with its data in one request. https://docs.commercetools.com/api/graphql */
import * as v from 'valibot';
import { fail } from '../../contract/failure.ts';
import type { Api } from '../api.ts';
import { withVariants } from '../projections.ts';
import { refusal } from '../refusal.ts';
import { listOf, projection, read } from '../wire.ts';
import { countedBuckets } from './facet-wire.ts';
import { productSearch } from './product-search.ts';
import { productSearchRequest } from './product-search-request.ts';
import type { Found, Wanted, Way } from './way.ts';

export const graphql: Way = { abilities: { ...productSearch.abilities, way: 'graphql' }, find };

const searchQuery = `query Search($query: SearchQueryInput, $postFilter: SearchQueryInput, $sort: [SearchSortingInput!], $limit: Int, $offset: Int, $facets: [ProductSearchFacetExpressionInput!], $currency: Currency!, $country: Country, $store: String) {
  productsSearch(query: $query, postFilter: $postFilter, sort: $sort, limit: $limit, offset: $offset, facets: $facets) {
    total
    results {
      id
      product(storeProjection: $store) {
        id
        masterData {
          current {
            nameAllLocales { locale value }
            slugAllLocales { locale value }
            categoriesRef { id }
            masterVariant { ...Shown }
            variants { ...Shown }
          }
        }
      }
    }
    facets {
      name
      ... on ProductSearchFacetResultBucket { buckets { key count } }
    }
  }
}
fragment Shown on ProductVariant {
  id
  sku
  images { url dimensions { width height } }
  price(currency: $currency, country: $country) {
    value { ...Amount }
    discounted { value { ...Amount } }
  }
  availability {
    noChannel { isOnStock availableQuantity restockableInDays }
    channels { results { channelRef { id } availability { isOnStock availableQuantity restockableInDays } } }
  }
  attributesRaw { name value }
}
fragment Amount on BaseMoney { currencyCode centAmount fractionDigits }`;

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
const answer = v.object({
  productsSearch: v.object({
    total: v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined),
    results: v.array(v.unknown()),
    facets: countedBuckets,
  }),
});
const errorList = v.object({
  errors: v.array(
    v.object({
      message: v.fallback(v.string(), ''),
      extensions: v.fallback(v.object({ code: v.fallback(v.string(), '') }), { code: '' }),
    }),
  ),
});

/** GraphQL answers 200 with errors too, and with a part of the data beside them. */
async function find(api: Api, wanted: Wanted): Promise<Found> {
  const { currency, country, storeKey } = wanted;
  const body = await api({
    purpose: 'browse',
    method: 'POST',
    path: '/graphql',
    body: {
      query: searchQuery,
      variables: {
        ...productSearchRequest(wanted, (range) => ({ range: { long: range } })),
        currency,
        country,
        ...(storeKey && { store: storeKey }),
      },
    },
    repeatable: true,
    signal: wanted.signal,
  });
  const data = v.safeParse(v.object({ data: answer }), body);
  if (!data.success) throw refusalIn(body);
  const { total, results, facets } = data.output.data.productsSearch;
  const page = results.slice(0, wanted.limit);
  const projections = page.flatMap((each) => projectionOf(each) ?? []);
  return {
    projections: await withVariants(api, projections, wanted, wanted.signal),
    total,
    taken: page.length,
    counted: facets,
  };
}

function refusalIn(body: unknown) {
  const parsed = v.safeParse(errorList, body);
  if (!parsed.success || parsed.output.errors.length === 0) return fail('unintelligible');
  const errors = parsed.output.errors.map(({ message, extensions }) => ({ message, code: extensions.code }));
  const message = errors.map((each) => each.message).join(' ');
  return refusal({
    status: 400,
    body: { message, errors },
    supportId: '',
    host: '',
    repeated: false,
    retryAfter: undefined,
  });
}

/** As REST would have written it; `undefined` for one that the shop could not read. */
function projectionOf(found: unknown) {
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
