/** The shop's pictures: drawn on demand, kept by the browser, open to every origin. */
import type { Cart, Order, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import type { Catalogue } from '../catalogue/shape.ts';
import { pathNotFound } from '../project/errors.ts';
import type { StoreEnv } from '../project/http.ts';
import { mapVariants } from './prices.ts';

/** Puts `GET /pictures/*` on `app`. */
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

/** The product with its picture paths made addresses on `origin`. */
export function withPictures(product: ProductProjection, origin: string): ProductProjection {
  return mapVariants(product, (variant) => variantWithPictures(variant, origin));
}

/** The cart, or the order, with the pictures of its lines on `origin`. */
export function cartWithPictures<Sale extends Cart | Order>(cart: Sale, origin: string): Sale {
  const lineItems = cart.lineItems.map((line) => ({ ...line, variant: variantWithPictures(line.variant, origin) }));
  return { ...cart, lineItems };
}

function variantWithPictures(variant: ProductVariant, origin: string): ProductVariant {
  if (variant.images === undefined) return variant;
  // What is not a path of this shop's is the merchant's own business, and may be anything.
  const images = variant.images.map((image) =>
    image.url.startsWith('/') ? { ...image, url: origin + image.url } : image,
  );
  return { ...variant, images };
}
