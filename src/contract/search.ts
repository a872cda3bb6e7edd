/** What may be asked of the shop's search, what it answers, and what each way of searching can do. */
import type { ProductCard } from './catalog.ts';

/**
 * The ways of searching, the best first. Which of them a project has is the merchant's choice; see `commerce/search/`.
 *
 * - `graphql`: Product Search with its data in one request
 * - `product-search`: Product Search over REST, its data in a second request
 * - `projection-search`: the older index, which knows no half words
 * - `local`: the whole of a small catalogue, searched on the device
 * - `browse`: categories alone
 */
export const strategyNames = ['graphql', 'product-search', 'projection-search', 'local', 'browse'] as const;
export type StrategyName = (typeof strategyNames)[number];

export const searchSorts = ['relevance', 'price-up', 'price-down', 'name', 'newest'] as const;
/** `relevance` is the best match first with a text, and the newest first without. */
export type SearchSort = (typeof searchSorts)[number];

/** What the shop's way of searching can do; the panel offers nothing else. */
export interface SearchAbilities {
  strategy: StrategyName;
  /** Whether texts are searched at all; without it a text fails with `search-off`, and browsing works. */
  search: boolean;
  /** Whether half a word finds the whole. */
  prefixMatch: boolean;
  /** Whether a typing error still finds. */
  typos: boolean;
  /** Which filters beside the category are honoured. */
  filters: ('price' | 'in-stock' | 'on-sale' | 'attributes')[];
  /** Whether pages carry facets. */
  facets: boolean;
  /** What results can be sorted by; `relevance` is always among them. */
  sorts: SearchSort[];
  /**
   * Whether the shop itself suggests words; absent until it has, or has said that it does not. Categories and earlier searches
   * are suggested everywhere.
   */
  suggestions?: boolean;
}

/** Results that have, in at least one variant, any of these values: of several such filters, all hold. */
export interface AttributeFilter {
  /** Attribute name, as in {@link Facet}. */
  name: string;
  /** Keys of values, at least one. */
  keys: string[];
}

export interface SearchFilters {
  /** What a variant costs now, in minor units of the shop's currency, both ends included. */
  price?: { from?: number; to?: number };
  inStock?: boolean;
  /** Reduced now. */
  onSale?: boolean;
  attributes?: AttributeFilter[];
}

export interface SearchQuery {
  /** What the shopper typed; empty browses. Cut to {@link searchTextLimit} characters. */
  text: string;
  categoryId?: string;
  filters?: SearchFilters;
  /** `relevance` when absent. One that the shop cannot do counts as absent. */
  sort?: SearchSort;
  /** How many results to pass over. */
  offset: number;
}

/** The same key is the same value in a filter. */
export interface FacetValue {
  key: string;
  /** The value as people read it; absent for `true` and `false`, which the page has words for. */
  label?: string;
  /** How many results have it; absent where nobody has counted. */
  count?: number;
  /** CSS colour, `#rrggbb`. */
  swatch?: string;
}

/** An attribute by which the results differ, the usual ones first, each with its most frequent values first. */
export interface Facet {
  /** Attribute name, for example `color`: the page has words for the usual ones. */
  name: string;
  kind: 'choice' | 'boolean';
  values: FacetValue[];
}

export interface SearchPage {
  results: ProductCard[];
  /** How many there are in all, where the shop counts them. */
  total?: number;
  /** Where the next page begins; absent on the last. */
  nextOffset?: number;
  /** On the first page only. What is chosen is among them, with the values that could be chosen beside it. */
  facets: Facet[];
  /** The cheapest and the dearest of the results in minor units of the shop's currency; on the first page, where known. */
  prices?: { from: number; to: number };
  abilities: SearchAbilities;
  /** There are more results than a shop hands out, {@link offsetLimit}, and this page is the last: narrowing down helps. */
  isCutOff?: boolean;
  /** When the shop said so, milliseconds since 1970: now, or a few minutes ago for what the worker still knew. */
  readAt: number;
}

/** The API cuts longer texts: https://docs.commercetools.com/api/projects/products-search */
export const searchTextLimit = 256;
/** The API passes over no more: https://docs.commercetools.com/api/general-concepts#offset */
export const offsetLimit = 10_000;
/** Results on a page. */
export const pageSize = 20;

/** What the shopper may mean. Plain text: the page marks what matches, by itself. */
export type Suggestion =
  /** Words the shopper searched for before. */
  | { kind: 'earlier'; text: string }
  /** Words the merchant suggests. */
  | { kind: 'word'; text: string }
  /** A category whose name holds what was typed. */
  | { kind: 'category'; text: string; categoryId: string };

/** What can be asked about searching. */
export interface SearchMessages {
  /**
   * A newer search of the same page ends an older one with `superseded`; what is known already costs no request. Fails with
   * `search-off` for a text in a shop that can only be browsed.
   */
  'catalog.search'(query: SearchQuery): SearchPage;
  /** For half a text, at most ten, earlier searches first; for none, the earlier searches. A newer question ends an older one with `superseded`. */
  'catalog.suggest'(text: string): Suggestion[];
  /** A search that led somewhere: kept on this device alone. Answers all that are kept. */
  'catalog.remember'(text: string): string[];
  /** Answers those that are left. */
  'catalog.forget'(text: string): string[];
  'catalog.forgetAll'(): string[];
  /**
   * What this shop's way of searching can do now: the ways are tried anew, from the best. For the merchant, with the one
   * of the project's languages that the shop is read and searched in, BCP 47.
   */
  'catalog.abilities'(): SearchAbilities & { language?: string | undefined };
}
