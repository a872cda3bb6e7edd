import { computed, signal } from '@preact/signals';
import type { Category, Home, Product, ProductCard } from '../../contract/catalog.ts';
import type { Failure } from '../../contract/failure.ts';
import type { SearchAbilities, SearchPage, Suggestion } from '../../contract/search.ts';
import { finding, view } from '../navigation/history.ts';
import { isNarrower, matcher } from './match-text.ts';
import { isAskable, same, type Wanted, wantedOf } from './query.ts';

/** What stands in the search field, as typed. */
export const typed = computed(() => finding.value?.typed ?? '');

/** What the front page shows; `undefined` until known. */
export const home = signal<Home>();
/** Why the front page could not be read. */
export const homeFailure = signal<Failure>();

/** Whether the front page has nothing of its own: then it shows all products. */
export const isHomeBare = computed(() => {
  const { value } = home;
  return value !== undefined && value.recent.length + value.again.length + value.onSale.length === 0;
});

/** The list that is wanted now; `undefined` where none is. */
export const wanted = computed<Wanted | undefined>(() => {
  if (finding.value) return wantedOf(finding.value);
  return isHomeBare.value ? { text: '' } : undefined;
});

/** Whether what is typed is nothing that can be searched for. */
export const isIdle = computed(() => {
  const text = wanted.value?.text ?? '';
  return text !== '' && !isAskable(text);
});

/** A list of products, as far as it has been asked for. */
export interface Listing extends Omit<SearchPage, 'abilities'> {
  of: Wanted;
}

/** The last list that was answered. */
export const listing = signal<Listing>();
/** Whether a list is being asked for. */
export const busy = signal(false);
/** Why the list that is wanted is not there. */
export const failure = signal<Failure>();
/** What the shop's way of searching can do, as the last answer said. */
export const abilities = signal<SearchAbilities>();

/** What the worker suggested last, and for which text. */
export const suggested = signal<{ text: string; list: readonly Suggestion[] }>({ text: '', list: [] });
/** Whether this shop has suggested words of its own. */
export const hasSuggestedWords = signal(false);

/** Whether this shop can only be browsed. */
export const isSearchOff = computed(
  () => view.value.name === 'search' && (failure.value?.name === 'search-off' || abilities.value?.search === false),
);

/**
 * The list on screen: until the wanted one is there, that of an earlier wish, and of a text's beginning what also fits its
 * end.
 */
export const shown = computed<Listing | undefined>(() => {
  const [current, want] = [listing.value, wanted.value];
  if (!current || !want || same(current.of, want)) return current;
  if (!isNarrower(current.of, want)) return current;
  const fits = matcher(want.text);
  const results = current.results.filter((card) => fits(`${card.name} ${card.note ?? ''}`));
  if (results.length === 0) return current;
  const { nextOffset: _, total: __, ...rest } = current;
  return { ...rest, results };
});

/** The shop's categories in the merchant's order; empty until known. */
export const categories = signal<Category[]>([]);

/** What the place a product was opened from knows of it, and which of its variants that place speaks of. */
export type Glimpse = Pick<ProductCard, 'name' | 'language'> &
  Partial<Pick<ProductCard, 'note' | 'picture' | 'price' | 'variantId'>>;

/** What a shopper has chosen of a product and not put into the cart yet. */
export interface Choice {
  variantId?: number;
  /** One where it is absent. */
  quantity?: number;
}

/** A product as far as it is known: a glimpse at once, all of it a moment later. */
export interface ProductOnView {
  id: string;
  glimpse: Glimpse;
  product?: Product;
  /** When the shop said so, milliseconds since 1970. */
  readAt?: number;
  failure?: Failure;
  choice?: Choice;
}

/** Products that were opened, the last one last. */
export const opened = signal<readonly ProductOnView[]>([]);

/** A product where it stands in a list. */
export interface Placed {
  card: ProductCard;
  /** Its ID, with its shelf's name after an `@`: it may stand on two shelves of the front page. */
  place: string;
}

/** The `place` of the product whose options are open there. */
export const choosing = signal<string>();
