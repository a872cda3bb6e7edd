/** The shop's pictures: rendered on demand, cacheable, and readable from every origin. */
import type { Cart, Order, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import type { Catalogue } from '../catalogue/shape.ts';
import { pathNotFound } from '../project/errors.ts';
import type { StoreEnv } from '../project/http.ts';
import { mapVariants } from './prices.ts';

/** Adds `GET /pictures/*` to `app`. */
export function routePictures(app: Hono<StoreEnv>, catalogue: Catalogue): void {
  app.get('/pictures/*', (context) => {
    const picture = catalogue.picture(context.req.path);
    if (picture === undefined) throw pathNotFound(context.req.path);
    return context.body(picture, 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
}

/** Replaces the paths of a product's pictures by URLs on `origin`. */
export function withPictures(product: ProductProjection, origin: string): ProductProjection {
  return mapVariants(product, (variant) => variantWithPictures(variant, origin));
}

/** Replaces the paths of the pictures in a cart or an order by URLs on `origin`. */
export function cartWithPictures<Sale extends Cart | Order>(cart: Sale, origin: string): Sale {
  const lineItems = cart.lineItems.map((line) => ({ ...line, variant: variantWithPictures(line.variant, origin) }));
  return { ...cart, lineItems };
}

function variantWithPictures(variant: ProductVariant, origin: string): ProductVariant {
  if (variant.images === undefined) return variant;
  // Anything other than a path of this shop is the merchant's own URL and stays unchanged.
  const images = variant.images.map((image) =>
    image.url.startsWith('/') ? { ...image, url: origin + image.url } : image,
  );
  return { ...variant, images };
}
