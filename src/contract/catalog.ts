import type { Money, Price } from './money.ts';
import type { SearchMessages } from './search.ts';

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
export interface VariantAttribute {
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

/** From so many pieces on, each costs this. */
export interface PriceTier {
  from: number;
  each: Money;
}

/** What the shop knows of its stock. Nothing but `available` means that it does not count. */
export interface Stock {
  /** Whether it can be bought now. */
  available: boolean;
  /** Pieces left. */
  left?: number;
  /** Days until more come, where it is sold out. */
  restockDays?: number;
}

/** One value of an attribute as people read it, in the shopper's language. */
export type ProductAttributeValue =
  | { kind: 'text'; text: string; language?: string }
  /** The page has the words for yes and no. */
  | { kind: 'boolean'; is: boolean }
  /** An attribute that has attributes itself. */
  | { kind: 'nested'; attributes: ProductAttribute[] };

/** An attribute with its values: several for a set. */
export interface ProductAttribute {
  /** Attribute name, for example `care-instructions`; see {@link VariantAxis}. */
  name: string;
  values: ProductAttributeValue[];
}

export interface Variant {
  id: number;
  sku?: string;
  price?: Price;
  /** What more of it costs; none for a reduced price, which they do not apply to. */
  tiers: PriceTier[];
  /** The first of `pictures`. */
  picture?: Picture;
  pictures: Picture[];
  available: boolean;
  stock: Stock;
  /** Axis name → value key. A combination that no variant has cannot be bought. */
  values: Record<string, string>;
  /** What it has beside the product's facts. */
  attributes: ProductAttribute[];
  /** The shop's own page of it, where the merchant gave a template. */
  url?: string;
}

/** A product as its own view shows it. */
export interface Product extends ProductCard {
  slug?: string;
  /** Plain text; paragraphs are parted by an empty line. */
  description?: string;
  axes: VariantAxis[];
  variants: Variant[];
  /** The pictures of all variants, each once, the first variant's first. */
  pictures: Picture[];
  /** What all variants share. */
  attributes: ProductAttribute[];
  categoryIds: string[];
}

/** The parents that are named form a tree: whose parent is unknown, or below itself, is a root. */
export interface Category {
  id: string;
  name: string;
  /** BCP 47 tag of the language `name` came in. */
  language: string;
  parentId?: string;
}

/** What the panel shows before anything is typed. What the shop has none of is empty. */
export interface Home {
  /** What was looked at on this device, the newest first. */
  recent: ProductCard[];
  /** What the signed-in customer bought, the newest first. */
  again: ProductCard[];
  onSale: ProductCard[];
  /** As `catalog.categories` answers. */
  categories: Category[];
}

/** What the catalogue can be asked. */
export interface CatalogMessages extends SearchMessages {
  /** Fails with `not-found`. */
  'catalog.product'(productId: string): Product;
  /** In the merchant's order, parents and children mixed. */
  'catalog.categories'(): Category[];
  /** Each part that the shop does not give is empty; fails only where the shop cannot be reached at all. */
  'catalog.home'(): Home;
  /** The product was looked at: kept on this device alone. Answers all that are kept, the newest first. */
  'catalog.noteViewed'(productId: string): ProductCard[];
  /** Answers those that are left. */
  'catalog.forgetViewed'(productId: string): ProductCard[];
  'catalog.forgetAllViewed'(): ProductCard[];
}
