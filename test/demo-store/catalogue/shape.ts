/**
 * The catalogue's data for the store: plain commercetools resources with all languages and all prices. The store adds
 * price selection, localisation, scopes and picture URLs.
 */
import type { Category, ProductProjection } from '@commercetools/platform-sdk';

/** The languages of all names, slugs and descriptions. */
export const languages = ['en', 'de', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];

/** Size and seed of a catalogue. The same options always give the same catalogue. */
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
   * Published projections, all locales, all prices in `prices[]` (EUR for DE, FR and anywhere; USD for US and anywhere;
   * JPY for JP), no `price` (that is the store's selection). Picture addresses are paths (`/pictures/….svg`); the store
   * puts its origin before them.
   */
  products: ProductProjection[];
  /**
   * A picture as an SVG document, rendered on demand; `undefined` for an unknown path.
   *
   * @param path a path in `images[].url`, for example `/pictures/mug-1-cobalt.svg`
   */
  picture(path: string): string | undefined;
}
