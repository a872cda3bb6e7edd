/**
 * Variant projections: in a modular catalogue variants are separate resources.
 *
 * @see https://docs.commercetools.com/api/projects/variant-projections
 */
import { createHash } from 'node:crypto';
import type { Price, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { resourceNotFound } from '../project/errors.ts';
import type { StoreContext, StoreEnv } from '../project/http.ts';
import { pageOf } from '../project/query.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import { presentation, productParameters } from './projections.ts';

/** `VariantProjection`, which the SDK's types do not contain yet. */
interface VariantProjection
  extends Pick<ProductProjection, 'id' | 'version' | 'createdAt' | 'name' | 'slug' | 'description' | 'categories'>,
    Pick<ProductVariant, 'key' | 'sku' | 'images' | 'attributes' | 'assets'> {
  staged: boolean;
  variantId: number;
  product: { typeId: 'product'; id: string };
  price?: Price;
  default: boolean;
}

const fields = [
  'id',
  'version',
  'createdAt',
  'variantId',
  'product',
  'name',
  'slug',
  'description',
  'categories',
  'key',
  'sku',
  'images',
  'attributes',
  'default',
];

/**
 * Adds `/variant-projections` to `app`, which serves the project or one of its stores. A classic catalogue has none.
 */
export function routeVariantProjections(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/variant-projections', (context) => {
    const parameters = productParameters(shop, context);
    return context.json(
      pageOf(shownTo(shop, context, parameters), parameters, { resource: 'variant-projections', fields }),
    );
  });

  app.get('/variant-projections/:name', (context) => {
    const name = context.req.param('name');
    const all = shownTo(shop, context, productParameters(shop, context));
    const found = all.find(({ id, key }) => (name.startsWith('key=') ? key === name.slice(4) : id === name));
    if (found === undefined) throw resourceNotFound(name);
    return context.json(found);
  });
}

function shownTo(shop: Shop, context: StoreContext, parameters: URLSearchParams): VariantProjection[] {
  if (shop.catalogModel === 'Classic') return [];
  const show = presentation(shop, context, parameters, { whole: true });
  return shop.catalogue.products.flatMap((product) => variantsIn(show(product)));
}

function variantsIn(product: ProductProjection): VariantProjection[] {
  const { id: productId, version, createdAt, name, slug, description, categories } = product;
  return variantsOf(product).map(
    ({ id: variantId, key, sku, price, images = [], attributes = [], assets = [] }, place) => ({
      id: idOf(productId, variantId),
      version,
      createdAt,
      staged: false,
      variantId,
      product: { typeId: 'product', id: productId },
      name,
      slug,
      categories,
      images,
      attributes,
      assets,
      default: place === 0,
      ...(description === undefined ? {} : { description }),
      ...(key === undefined ? {} : { key }),
      ...(sku === undefined ? {} : { sku }),
      ...(price === undefined ? {} : { price }),
    }),
  );
}

/** An id in the form of a UUID, always the same for the same variant. */
function idOf(productId: string, variantId: number): string {
  const digits = createHash('sha256').update(`${productId} ${variantId}`).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
