import { computed, signal } from '@preact/signals';
import type { Category, Product, ProductCard } from '../../contract/catalog.ts';
import type { Failure } from '../../contract/failure.ts';
import { searchTextLimit } from '../../contract/search.ts';

/** What stands in the search field, as typed. */
export const typed = signal('');

/** The category that is browsed while nothing is typed. */
export const categoryId = signal<string>();

/** What the list answers to: the text searched for, or else the category browsed. */
export interface Wanted {
  text: string;
  categoryId?: string;
}

/** What the shopper wants to see now. */
export const wanted = computed<Wanted>(() => {
  const text = typed.value.trim().slice(0, searchTextLimit);
  return text || categoryId.value === undefined ? { text } : { text, categoryId: categoryId.value };
});

export function same(one: Wanted, other: Wanted): boolean {
  return keyOf(one) === keyOf(other);
}

/** One string for one wish, to compare and to remember it by. */
export function keyOf({ text, categoryId: id }: Wanted): string {
  return JSON.stringify([text, id]);
}

/** A list of products, as far as it has been asked for. */
export interface Listing {
  of: Wanted;
  results: ProductCard[];
  total?: number;
  nextOffset?: number;
}

/** The list on screen; that of an earlier wish until the answer to the present one is there. */
export const listing = signal<Listing>();
/** Whether a list is being asked for. */
export const busy = signal(false);
/** Why the list that is wanted is not there. */
export const failure = signal<Failure>();

/** The shop's categories, parents before children; empty until known. */
export const categories = signal<Category[]>([]);

/** What the place a product was opened from knows of it. */
export type Glimpse = Pick<ProductCard, 'name' | 'language'> & Partial<Pick<ProductCard, 'note' | 'picture' | 'price'>>;

/** A product as far as it is known: a glimpse at once, all of it a moment later. */
export interface ProductOnView {
  id: string;
  glimpse: Glimpse;
  product?: Product;
  failure?: Failure;
}

/** Products that were opened, the last one last. */
export const opened = signal<readonly ProductOnView[]>([]);
