/** One shape for all ways of searching: what is asked, what is found. */
import type { SearchAbilities, SearchFilters, SearchSort } from '../../contract/search.ts';
import type { KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { Api } from '../client/api.ts';
import type { WireProjection } from '../wire.ts';

/** For whom prices and texts are. */
export interface Market {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** BCP 47. In one that the project has not the API finds nothing. */
  language: string;
  /** Empty for the project's own. */
  storeKey: string;
}

/** What is asked of a way of searching. */
export interface StrategyQuery extends Market {
  /** What texts are read in, for what is searched and put in order on the device. */
  locales: Locales;
  /** Empty browses. */
  text: string;
  categoryId?: string | undefined;
  filters: SearchFilters;
  sort: SearchSort;
  offset: number;
  limit: number;
  /** Attributes to filter by. */
  attributes: readonly KnownAttribute[];
  /** Those of them whose values are to be counted. */
  counted: readonly KnownAttribute[];
  signal?: AbortSignal | undefined;
}

/** How often each value of an attribute occurs among all results. */
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
  /** Absent where nobody counted. */
  counted?: FacetCounts[];
  prices?: { from: number; to: number };
}

/** A way of searching. Fails with `search-off` when the project does not have it. */
export interface SearchStrategy {
  abilities: Omit<SearchAbilities, 'suggestions'>;
  find(api: Api, wanted: StrategyQuery): Promise<StrategyResult>;
}

/** Price selection, and what of a product its store shows: parameters that all reads of products share. */
export function projectionParameters({ currency, country, storeKey }: Omit<Market, 'language'>): [string, string][] {
  return [
    ['priceCurrency', currency],
    ['priceCountry', country],
    ...(storeKey ? ([['storeProjection', storeKey]] as [string, string][]) : []),
  ];
}

/** A string inside a predicate or filter: quoted, so that nothing in it is read as more than text. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
