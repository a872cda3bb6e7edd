/**
 * What the catalogue gives the store: plain commercetools resources with every language and every price in them.
 * The store does the rest (price selection, localisation of search, scopes, picture addresses).
 */
import type { Category, ProductProjection } from '@commercetools/platform-sdk';

/** The languages every name, slug and description is written in. */
export const languages = ['en', 'de', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];

/** How much of what to make, and from which seed: the same two numbers always give the same catalogue. */
export interface CatalogueOptions {
  /** Whole number of products, 1 to 50,000. */
  products: number;
  /** Any whole number. */
  seed: number;
}

export interface Catalogue {
  /** 25 or more, nested, ordered by `orderHint`; parents before their children. */
  categories: Category[];
  /**
   * Published projections, all locales, all prices in `prices[]` (EUR for DE, FR and anywhere; USD for US and anywhere; JPY for JP),
   * no `price` (that is the store's selection). Picture addresses are paths (`/pictures/….svg`); the store puts its origin before them.
   */
  products: ProductProjection[];
  /**
   * One picture as an SVG document, or `undefined` where the catalogue has none of that path. Drawn on demand.
   *
   * @param path the path as it stands in `images[].url`, for example `/pictures/mug-1-cobalt.svg`
   */
  picture(path: string): string | undefined;
}
