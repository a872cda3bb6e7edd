/** What a page asks the shop's search, what the search answers, and what each search strategy can do. */
import type { ProductCard } from './catalog.ts';

/**
 * The search strategies, the best first. The merchant chooses which of them a project has; see `commerce/search/`.
 *
 * - `graphql`: Product Search with its data in one request
 * - `product-search`: Product Search over REST, its data in a second request
 * - `projection-search`: the older index, which finds whole words only
 * - `local`: a small catalog, fetched whole and searched on the device
 * - `browse`: no search, categories alone
 */
export const strategyNames = ['graphql', 'product-search', 'projection-search', 'local', 'browse'] as const;
export type StrategyName = (typeof strategyNames)[number];

export const searchSorts = ['relevance', 'price-up', 'price-down', 'name', 'newest'] as const;
/** `relevance` is the best match first with a text, and the newest first without. */
export type SearchSort = (typeof searchSorts)[number];

/** What the shop's search strategy can do; the panel offers nothing else. */
export interface SearchAbilities {
  strategy: StrategyName;
  /** Whether texts are searched at all; otherwise a text fails with `search-off`, and browsing works. */
  search: boolean;
  /** Whether the beginning of a word finds the word. */
  prefixMatch: boolean;
  /** Whether a word with a typing error is found. */
  typos: boolean;
  /** The filters that the shop honors, beside the category. */
  filters: ('price' | 'in-stock' | 'on-sale' | 'attributes')[];
  /** Whether pages carry facets. */
  facets: boolean;
  /** The orders that results can have; `relevance` is always one of them. */
  sorts: SearchSort[];
  /**
   * Whether the shop itself suggests words; absent before that is known. Categories and earlier
   * searches are suggested in every shop.
   */
  suggestions?: boolean;
}

/** Keeps results that have one of these values in at least one variant. Several such filters must all match. */
export interface AttributeFilter {
  /** Attribute name, as in {@link Facet}. */
  name: string;
  /** Keys of the values, at least one. */
  keys: string[];
}

export interface SearchFilters {
  /** The price of a variant now, in minor units of the shop's currency, both ends included. */
  price?: { from?: number; to?: number };
  inStock?: boolean;
  /** Whether only products with a reduced price are found. */
  onSale?: boolean;
  attributes?: AttributeFilter[];
}

export interface SearchQuery {
  /** The typed text, cut to {@link searchTextLimit} characters; empty for all products. */
  text: string;
  categoryId?: string;
  filters?: SearchFilters;
  /** `relevance` when absent. An order that the shop cannot do counts as absent. */
  sort?: SearchSort;
  /** How many results to skip. */
  offset: number;
}

/** One value of a facet. Its key stands for the value in a filter. */
export interface FacetValue {
  key: string;
  /** The value as the shopper reads it; absent for `true` and `false`, which the page translates. */
  label?: string;
  /** How many results have the value; absent where the shop does not count. */
  count?: number;
  /** CSS color, `#rrggbb`. */
  swatch?: string;
}

/** An attribute by which the results differ, with its most frequent values first. */
export interface Facet {
  /** Attribute name, for example `color`: the page translates the usual names. */
  name: string;
  kind: 'choice' | 'boolean';
  values: FacetValue[];
}

export interface SearchPage {
  results: ProductCard[];
  /** How many results there are in all, where the shop counts them. */
  total?: number;
  /** Offset of the next page; absent on the last page. */
  nextOffset?: number;
  /** On the first page only. A facet that the results are filtered by lists its other values as well. */
  facets: Facet[];
  /** The lowest and the highest price of the results, in minor units; on the first page, where the shop tells. */
  prices?: { from: number; to: number };
  abilities: SearchAbilities;
  /** Whether this page is the last though there are more results: a shop gives no more than {@link offsetLimit}. */
  isCutOff?: boolean;
  /** When the shop answered: a few minutes ago for a cached page. Milliseconds since 1970. */
  readAt: number;
}

/** The API cuts longer texts: https://docs.commercetools.com/api/projects/products-search */
export const searchTextLimit = 256;
/** The API skips no more results: https://docs.commercetools.com/api/general-concepts#offset */
export const offsetLimit = 10_000;
/** Results on a page. */
export const pageSize = 20;

/** A suggestion for what the shopper types. Plain text: the page highlights the matching part. */
export type Suggestion =
  /** Words the shopper searched for before. */
  | { kind: 'earlier'; text: string }
  /** Words the merchant suggests. */
  | { kind: 'word'; text: string }
  /** A category whose name holds what was typed. */
  | { kind: 'category'; text: string; categoryId: string };

/** Messages about searching. */
export interface SearchMessages {
  /**
   * A newer search of the same page ends an older one with `superseded`. A cached answer costs no request. Fails with
   * `search-off` for a text in a shop that can only be browsed.
   */
  'catalog.search'(query: SearchQuery): SearchPage;
  /**
   * At most ten suggestions for the beginning of a text, earlier searches first; the earlier searches for no text. A
   * newer question of the same page ends an older one with `superseded`.
   */
  'catalog.suggest'(text: string): Suggestion[];
  /** Notes on this device a search from which the shopper opened or added a product. Gives all noted searches. */
  'catalog.remember'(text: string): string[];
  /** Gives the searches that are left. */
  'catalog.forget'(text: string): string[];
  'catalog.forgetAll'(): string[];
  /**
   * What this shop's search can do now: the strategies are tried again, from the best. For the merchant, with the
   * language of the project that texts are read and searched in, BCP 47.
   */
  'catalog.abilities'(): SearchAbilities & { language?: string | undefined };
}
