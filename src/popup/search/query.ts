import type { SearchFilters, SearchQuery, SearchSort } from '../../contract/search.ts';
import { searchTextLimit } from '../../contract/search.ts';

/** What a list answers to, as far as the shopper has said: words as typed, a category, what narrows it down. */
export interface Query {
  typed: string;
  categoryId?: string;
  filters?: SearchFilters;
  sort?: SearchSort;
}

/** A question to the shop, without the page of it. */
export type Wanted = Omit<SearchQuery, 'offset'>;

/** What is asked of the shop for it. */
export function wantedOf({ typed, categoryId, filters, sort }: Query): Wanted {
  const isNarrow = filters && filterCount(filters) > 0;
  return {
    text: typed.replaceAll(/\s+/g, ' ').trim().slice(0, searchTextLimit).toWellFormed(),
    ...(categoryId !== undefined && { categoryId }),
    ...(isNarrow && { filters }),
    ...(sort && sort !== 'relevance' && { sort }),
  };
}

/** Whether anything beside the words, or beside the category, leaves results out. */
export function isNarrowed({ text, categoryId, filters }: Wanted): boolean {
  return filters !== undefined || (text !== '' && categoryId !== undefined);
}

/** One string for one wish, to compare and to remember it by. */
export function keyOf({ text, categoryId, filters = {}, sort }: Wanted): string {
  const { price, inStock, onSale, attributes = [] } = filters;
  return JSON.stringify([text, categoryId, price?.from, price?.to, inStock, onSale, attributes, sort]);
}

export function same(one: Wanted, other: Wanted | undefined): boolean {
  return other !== undefined && keyOf(one) === keyOf(other);
}

/** How many filters are chosen; a value of an attribute is one. */
function filterCount({ price, inStock, onSale, attributes = [] }: SearchFilters): number {
  const hasPrice = price?.from !== undefined || price?.to !== undefined;
  const others = [hasPrice, inStock, onSale].filter(Boolean).length;
  return attributes.reduce((sum, { keys }) => sum + keys.length, others);
}

/** How much is chosen beside the words, or beside the category that a list is of: filters, a category to search in, an order. */
export function chosenCount({ typed, categoryId, filters = {}, sort = 'relevance' }: Query): number {
  return filterCount(filters) + (typed && categoryId ? 1 : 0) + (sort === 'relevance' ? 0 : 1);
}

/** Whether a text has anything to search by: punctuation alone has not. */
export function isAskable(text: string): boolean {
  return /[\p{L}\p{N}\p{S}\p{Extended_Pictographic}]/u.test(text);
}
