import { type SearchFilters, type SearchQuery, type SearchSort, searchTextLimit } from '../../contract/search.ts';

/** What the shopper asks of a list: the text as typed, a category, filters, an order. */
export interface Query {
  typed: string;
  categoryId?: string;
  filters?: SearchFilters;
  sort?: SearchSort;
}

/** The same in the form that is sent to the worker, without the page. */
export type ListQuery = Omit<SearchQuery, 'offset'>;

export function listQueryOf({ typed, categoryId, filters, sort }: Query): ListQuery {
  const hasFilters = filters && filterCount(filters) > 0;
  return {
    text: typed.replaceAll(/\s+/g, ' ').trim().slice(0, searchTextLimit).toWellFormed(),
    ...(categoryId !== undefined && { categoryId }),
    ...(hasFilters && { filters }),
    ...(sort && sort !== 'relevance' && { sort }),
  };
}

/** Whether filters leave results out; for a search its category is a filter too. */
export function isFiltered({ text, categoryId, filters }: ListQuery): boolean {
  return filters !== undefined || (text !== '' && categoryId !== undefined);
}

/** One string for one query, to compare queries and to store lists by. */
export function queryKey({ text, categoryId, filters = {}, sort }: ListQuery): string {
  const { price, inStock, onSale, attributes = [] } = filters;
  return JSON.stringify([text, categoryId, price?.from, price?.to, inStock, onSale, attributes, sort]);
}

export function isSameQuery(one: ListQuery, other: ListQuery | undefined): boolean {
  return other !== undefined && queryKey(one) === queryKey(other);
}

/** Number of filters chosen; each value of an attribute counts. */
function filterCount({ price, inStock, onSale, attributes = [] }: SearchFilters): number {
  const hasPrice = price?.from !== undefined || price?.to !== undefined;
  const others = [hasPrice, inStock, onSale].filter(Boolean).length;
  return attributes.reduce((sum, { keys }) => sum + keys.length, others);
}

/** Number of choices on the filters view: filters, a category to search in, an order. */
export function refinementCount({ typed, categoryId, filters = {}, sort = 'relevance' }: Query): number {
  return filterCount(filters) + (typed && categoryId ? 1 : 0) + (sort === 'relevance' ? 0 : 1);
}

/** Whether a text has anything to search by: punctuation alone has not. */
export function isSearchable(text: string): boolean {
  return /[\p{L}\p{N}\p{S}\p{Extended_Pictographic}]/u.test(text);
}
