/** Products with their data, by ID. */
import * as v from 'valibot';
import type { Api } from './api.ts';
import { projectionParameters, quoted, type Reader } from './search/way.ts';
import { listOf, projectionPage, read, variantProjection, type WireProjection } from './wire.ts';

/** The API gives no more in one answer. */
const mostVariants = 500;

/**
 * The published ones among these, in this order. One request; none for no IDs; one more where variants come apart from
 * their products.
 */
export async function projectionsById(
  api: Api,
  ids: readonly string[],
  reader: Omit<Reader, 'language'>,
  signal?: AbortSignal,
): Promise<WireProjection[]> {
  if (ids.length === 0) return [];
  const body = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections',
    query: [
      ['where', `id in (${ids.map(quoted).join(',')})`],
      ['limit', String(ids.length)],
      ['withTotal', 'false'],
      ...projectionParameters(reader),
    ],
    repeatable: true,
    signal,
  });
  // The API does not keep the order of the IDs.
  const byId = new Map(read(projectionPage, body).results.map((projection) => [projection.id, projection]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return withVariants(api, found, reader, signal);
}

/**
 * Gives products of the modular catalogue model their variants, which are resources of their own there:
 * https://docs.commercetools.com/api/projects/variant-projections. No request where all have theirs.
 */
export async function withVariants(
  api: Api,
  projections: WireProjection[],
  reader: Omit<Reader, 'language'>,
  signal?: AbortSignal,
): Promise<WireProjection[]> {
  const bare = projections.filter(({ masterVariant, variants }) => !masterVariant && variants.length === 0);
  if (bare.length === 0) return projections;
  const { storeKey, currency, country } = reader;
  const store = storeKey ? `/in-store/key=${encodeURIComponent(storeKey)}` : '';
  const body = await api({
    purpose: 'browse',
    method: 'GET',
    path: `${store}/variant-projections`,
    query: [
      ['where', `product(id in (${bare.map(({ id }) => quoted(id)).join(',')}))`],
      ['limit', String(mostVariants)],
      ['withTotal', 'false'],
      ...projectionParameters({ currency, country, storeKey: '' }),
    ],
    repeatable: true,
    signal,
  });
  const { results } = read(v.object({ results: listOf(variantProjection) }), body);
  return projections.map((projection) => {
    const own = results.filter(({ product }) => product.id === projection.id);
    if (own.length === 0) return projection;
    const master = own.find((each) => each.default) ?? own[0];
    const variants = own.filter((each) => each !== master);
    return { ...projection, ...(master && { masterVariant: asVariant(master) }), variants: variants.map(asVariant) };
  });
}

function asVariant({
  variantId,
  sku,
  price,
  images,
  attributes,
  availability,
}: v.InferOutput<typeof variantProjection>) {
  return { id: variantId, sku, price, images, attributes, availability };
}
