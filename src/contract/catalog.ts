import type { Price } from './money.ts';

/** A picture to show, always over `https:` (or from the demo store). */
export interface Picture {
  url: string;
  /** Pixels of the original, where the shop says. */
  width?: number;
  height?: number;
}

/** A product as a row of a list shows it. */
export interface ProductCard {
  id: string;
  name: string;
  /** BCP 47 tag of the language `name` came in, for `lang` and `dir`. */
  language: string;
  /** One quiet line: the brand, or what distinguishes it. */
  note?: string;
  picture?: Picture;
  /** Absent when the shop has no price for this country and currency. */
  price?: Price;
  /** The variant that Add takes; its product has no other when `variantCount` is 1. */
  variantId: number;
  variantCount: number;
  /** Whether at least one variant can be bought now. */
  available: boolean;
}

/**
 * One way in which variants differ, for example colour. The API names an attribute only for developers (`color`,
 * `shoe-size`); the page's text door knows the usual ones in the shopper's language and makes the rest readable.
 */
export interface VariantAxis {
  /** Attribute name, for example `color`. */
  name: string;
  values: AxisValue[];
}

/** What one variant is on one axis: `{ axis: 'size', label: 'M' }`. */
export interface VariantTrait {
  /** Attribute name. */
  axis: string;
  /** The value as people read it. */
  label: string;
}

export interface AxisValue {
  key: string;
  label: string;
  /** CSS colour for a swatch, `#rrggbb`. */
  swatch?: string;
}

export interface Variant {
  id: number;
  sku?: string;
  price?: Price;
  picture?: Picture;
  available: boolean;
  /** Axis name → value key. */
  values: Record<string, string>;
}

/** A product as its own view shows it. */
export interface Product extends ProductCard {
  slug?: string;
  description?: string;
  axes: VariantAxis[];
  variants: Variant[];
  /** The shop's own page of this product, where the merchant gave a template. */
  url?: string;
}

export interface Category {
  id: string;
  name: string;
  parentId?: string;
}

export interface SearchQuery {
  /** What the shopper typed; empty browses. Cut to {@link searchTextLimit} characters. */
  text: string;
  categoryId?: string;
  /** How many results to pass over. */
  offset: number;
}

export interface SearchPage {
  results: ProductCard[];
  /** How many there are in all, where the shop counts them. */
  total?: number;
  /** Where the next page begins; absent on the last. */
  nextOffset?: number;
}

/** The API cuts longer texts: https://docs.commercetools.com/api/projects/products-search */
export const searchTextLimit = 256;

/** What the catalogue can be asked. */
export interface CatalogMessages {
  /** A newer search of the same page ends an older one with `superseded`. Fails with `search-off` when no way of searching is left. */
  'catalog.search'(query: SearchQuery): SearchPage;
  /** Fails with `not-found`. */
  'catalog.product'(productId: string): Product;
  /** In the merchant's order, parents and children mixed. */
  'catalog.categories'(): Category[];
}
