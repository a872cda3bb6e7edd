import type { Money, Price } from './rules/money.ts';
import type { SearchMessages } from './search.ts';

/** A picture to show, always over `https:` (or from the demo store). */
export interface Picture {
  url: string;
  /** Pixels of the original, where the shop tells. */
  width?: number;
  height?: number;
}

/** A product as a row of a list shows it. */
export interface ProductCard {
  id: string;
  name: string;
  /** BCP 47 tag of the language of `name`, for `lang` and `dir`. */
  language: string;
  /** A second line: the brand. */
  note?: string;
  picture?: Picture;
  /** Absent when the shop has no price for this country and currency. */
  price?: Price;
  /** The variant that Add takes; the product has no other where `variantCount` is 1. */
  variantId: number;
  variantCount: number;
  /** Whether at least one variant can be bought now. */
  available: boolean;
}

/**
 * One attribute by which variants differ, for example the color. The API has only the developers' name of an attribute
 * (`color`, `shoe-size`); the page translates the usual names and makes the others readable.
 */
export interface VariantAxis {
  /** Attribute name, for example `color`. */
  name: string;
  values: AxisValue[];
}

/** One variant's value on one axis: `{ axis: 'size', label: 'M' }`. */
export interface VariantAttribute {
  /** Attribute name. */
  axis: string;
  /** The value as the shopper reads it. */
  label: string;
}

export interface AxisValue {
  key: string;
  label: string;
  /** CSS color of a swatch, `#rrggbb`. */
  swatch?: string;
}

/** A lower price for a larger quantity. */
export interface PriceTier {
  /** The smallest quantity that has this price. */
  from: number;
  /** The price of one piece. */
  each: Money;
}

/** The stock of a variant. A shop that does not track stock gives `available` alone. */
export interface Stock {
  /** Whether the variant can be bought now. */
  available: boolean;
  /** Pieces in stock. */
  left?: number;
  /** Days until a sold-out variant is in stock again. */
  restockDays?: number;
}

/** One value of an attribute as the shopper reads it. */
export type ProductAttributeValue =
  | { kind: 'text'; text: string; language?: string }
  /** The page translates yes and no. */
  | { kind: 'boolean'; is: boolean }
  /** A nested attribute, which has attributes itself. */
  | { kind: 'nested'; attributes: ProductAttribute[] };

/** An attribute with its values; a set has several. */
export interface ProductAttribute {
  /** Attribute name, for example `care-instructions`; see {@link VariantAxis}. */
  name: string;
  values: ProductAttributeValue[];
}

export interface Variant {
  id: number;
  sku?: string;
  price?: Price;
  /** Prices of larger quantities; none for a reduced price, to which tiers do not apply. */
  tiers: PriceTier[];
  /** The first of `pictures`. */
  picture?: Picture;
  pictures: Picture[];
  available: boolean;
  stock: Stock;
  /** Axis name → value key. A combination that no variant has cannot be bought. */
  values: Record<string, string>;
  /** The attributes that not all variants share. */
  attributes: ProductAttribute[];
  /** The variant's page in the shop, where the merchant has set a template. */
  url?: string;
}

/** A product as its own view shows it. */
export interface Product extends ProductCard {
  slug?: string;
  /** Plain text; an empty line separates two paragraphs. */
  description?: string;
  axes: VariantAxis[];
  variants: Variant[];
  /** The pictures of all variants, each once; the first variant's come first. */
  pictures: Picture[];
  /** The attributes that all variants share. */
  attributes: ProductAttribute[];
  categoryIds: string[];
}

/** A category. The parents form a tree: a category whose parent is unknown, or below itself, is a root. */
export interface Category {
  id: string;
  name: string;
  /** BCP 47 tag of the language of `name`. */
  language: string;
  parentId?: string;
}

/** What the panel shows before the shopper types. A part that the shop does not have is empty. */
export interface Home {
  /** Products that were viewed on this device, the newest first. */
  recent: ProductCard[];
  /** Products that the signed-in customer has bought, the newest first. */
  again: ProductCard[];
  onSale: ProductCard[];
  /** The answer to `catalog.categories`. */
  categories: Category[];
}

/** Messages about the catalog. */
export interface CatalogMessages extends SearchMessages {
  /** Fails with `not-found`. */
  'catalog.product'(productId: string): Product;
  /** In the merchant's order, parents and children mixed. */
  'catalog.categories'(): Category[];
  /** A part that the shop does not give is empty. Fails only where the shop cannot be reached at all. */
  'catalog.home'(): Home;
  /** Notes on this device that the product was viewed. Gives all viewed products, the newest first. */
  'catalog.noteViewed'(productId: string): ProductCard[];
  /** Gives the viewed products that are left. */
  'catalog.forgetViewed'(productId: string): ProductCard[];
  'catalog.forgetAllViewed'(): ProductCard[];
}
