/** What every search strategy takes and gives. */
import type { SearchAbilities, SearchFilters, SearchSort } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { Api, QueryParameters } from '../client/api.ts';
import type { WireProjection } from '../wire.ts';

/** The country, currency, language and store that prices and texts are selected for. */
export interface PriceSelection {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. In a language that the project lacks the API finds nothing. */
  language: string;
  /** Empty for the project itself. */
  storeKey: string;
}

/** One search as a strategy takes it. */
export interface StrategyQuery extends PriceSelection {
  /** What texts are read in, for a search and an order on the device. */
  locales: Locales;
  /** Empty for all products. */
  text: string;
  categoryId?: string | undefined;
  filters: SearchFilters;
  sort: SearchSort;
  offset: number;
  limit: number;
  /** The attributes that are known, to filter by. */
  attributes: readonly KnownAttribute[];
  /** The attributes whose values are to be counted. */
  counted: readonly KnownAttribute[];
  signal?: AbortSignal | undefined;
}

/** How many of all results have each value of an attribute. */
export interface FacetCounts {
  /** Attribute name. */
  name: string;
  values: { key: string; count: number }[];
}

export interface StrategyResult {
  projections: WireProjection[];
  total: number | undefined;
  /** How many results this page took, whether or not each could be shown. */
  taken: number;
  /** Absent where the shop does not count. */
  counted?: FacetCounts[];
  prices?: { from: number; to: number };
}

/** One strategy of searching. Fails with `search-off` when the project does not have it. */
export interface SearchStrategy {
  abilities: Omit<SearchAbilities, 'suggestions'>;
  find(api: Api, query: StrategyQuery): Promise<StrategyResult>;
}

/** Everything that a search can offer. */
export const allAbilities = {
  search: true,
  prefixMatch: true,
  typos: true,
  filters: ['price', 'in-stock', 'on-sale', 'attributes'],
  facets: true,
  sorts: ['relevance', 'price-up', 'price-down', 'name', 'newest'],
} satisfies Omit<SearchAbilities, 'suggestions' | 'strategy'>;

/** Price selection and store projection: the parameters that all reads of products share. */
export function projectionParameters({
  currency,
  country,
  storeKey,
}: Omit<PriceSelection, 'language'>): QueryParameters {
  return [
    ['priceCurrency', currency],
    ['priceCountry', country],
    ...(storeKey ? ([['storeProjection', storeKey]] as QueryParameters) : []),
  ];
}

/** A text inside a predicate or filter: quoted, so that the API reads nothing in it as an operator. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
