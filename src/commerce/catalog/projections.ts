/** Reads products with their data. */
import * as v from 'valibot';
import type { Api } from '../client/api.ts';
import { storePath } from '../client/project.ts';
import { type PriceSelection, projectionParameters, quoted } from '../search/strategy.ts';
import { listOf, projectionPage, read, variantProjection, type WireProjection, type WireVariant } from '../wire.ts';

/** Products of one request: longer addresses are refused. */
const productsAtOnce = 50;
/** Variants of one request, as many as the API gives, and of all requests. */
const variantsAtOnce = 500;
const maxVariants = 5_000;

type WireVariantProjection = v.InferOutput<typeof variantProjection>;

/**
 * The published products among these IDs, in this order. One request, and one more in the modular catalog model; none
 * for no IDs.
 */
export async function projectionsById(
  api: Api,
  ids: readonly string[],
  market: Omit<PriceSelection, 'language'>,
  signal?: AbortSignal,
): Promise<WireProjection[]> {
  if (ids.length === 0) return [];
  const body = await api({
    purpose: 'browse',
    path: '/product-projections',
    query: [
      ['where', `id in (${ids.map(quoted).join(',')})`],
      ['limit', String(ids.length)],
      ['withTotal', 'false'],
      ...projectionParameters(market),
    ],
    signal,
  });
  // The API does not keep the order of the IDs.
  const byId = new Map(read(projectionPage, body).results.map((projection) => [projection.id, projection]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return withVariants(api, found, market, signal);
}

/**
 * The products with their variants. In the modular catalog model the variants are resources of their own:
 * https://docs.commercetools.com/api/projects/variant-projections. No request where the products bring their variants.
 */
export async function withVariants(
  api: Api,
  projections: WireProjection[],
  market: Omit<PriceSelection, 'language'>,
  signal?: AbortSignal,
): Promise<WireProjection[]> {
  const bare = projections.filter(({ masterVariant, variants }) => !masterVariant && variants.length === 0);
  if (bare.length === 0) return projections;
  const byProduct = new Map<string, WireVariantProjection[]>();
  for (let at = 0; at < bare.length; at += productsAtOnce) {
    const ids = bare.slice(at, at + productsAtOnce).map(({ id }) => id);
    for (const variant of await variantsOfProducts(api, ids, market, signal)) {
      byProduct.set(variant.product.id, [...(byProduct.get(variant.product.id) ?? []), variant]);
    }
  }
  return projections.map((projection) => {
    const own = byProduct.get(projection.id);
    if (!own) return projection;
    const master = own.find((each) => each.default) ?? own[0];
    const variants = own.filter((each) => each !== master);
    return { ...projection, ...(master && { masterVariant: asVariant(master) }), variants: variants.map(asVariant) };
  });
}

async function variantsOfProducts(
  api: Api,
  ids: string[],
  { storeKey, currency, country }: Omit<PriceSelection, 'language'>,
  signal: AbortSignal | undefined,
): Promise<WireVariantProjection[]> {
  const found: WireVariantProjection[] = [];
  for (let offset = 0; offset < maxVariants; offset += variantsAtOnce) {
    const body = await api({
      purpose: 'browse',
      path: `${storePath(storeKey)}/variant-projections`,
      query: [
        ['where', `product(id in (${ids.map(quoted).join(',')}))`],
        ['sort', 'id asc'],
        ['limit', String(variantsAtOnce)],
        ['offset', String(offset)],
        ['withTotal', 'false'],
        ...projectionParameters({ currency, country, storeKey: '' }),
      ],
      signal,
    });
    const { results } = read(v.object({ results: listOf(variantProjection) }), body);
    found.push(...results);
    if (results.length < variantsAtOnce) break;
  }
  return found;
}

function asVariant({ variantId, sku, price, images, attributes, availability }: WireVariantProjection): WireVariant {
  return { id: variantId, sku, price, images, attributes, availability };
}
