/** The pages' questions about the shop's products, and about what the shopper has searched for and viewed. */
import type { Category, Product, ProductCard } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import { foldedWords } from '../../contract/rules/fold.ts';
import type { SearchPage, SearchQuery, Suggestion } from '../../contract/search.ts';
import { maxSuggestions, orderSuggestions } from '../../contract/suggestions.ts';
import { withShop } from '../shop/open-shop.ts';
import type { Shop } from '../shop/shop.ts';
import { pageUrl } from '../shop/shop-urls.ts';
import {
  changeHistory,
  earlierSearches,
  viewedProducts,
  withoutSearch,
  withSearch,
  withViewed,
} from './browsing-history.ts';
import { cachedPage, cachePage } from './results-cache.ts';

/**
 * Module state: questions under way, by kind and asking page, so that a newer question of a page aborts its older one.
 */
const underWay = new Map<string, AbortController>();

/** Runs a page's newest question of a kind; the page's former question of that kind fails with `superseded`. */
async function newest<Result>(kind: string, asker: string, work: (shop: Shop, signal: AbortSignal) => Promise<Result>) {
  const key = `${kind} ${asker}`;
  const request = new AbortController();
  underWay.get(key)?.abort(fail('superseded'));
  underWay.set(key, request);
  try {
    return await withShop((shop) => {
      request.signal.throwIfAborted();
      return work(shop, request.signal);
    });
  } finally {
    if (underWay.get(key) === request) underWay.delete(key);
  }
}

/** A page of results. A page's newer search ends its older one with `superseded`. A cached page costs no request. */
export function search(query: SearchQuery, asker: string): Promise<SearchPage> {
  return newest('search', asker, async (shop, signal) => {
    const cached = cachedPage(shop, query);
    if (cached) return cached;
    const page = await shop.catalog.search(query, signal);
    cachePage(shop, query, page);
    return page;
  });
}

/** Suggestions for the text typed so far; without a text, the shopper's latest searches. */
export function suggest(typed: string, asker: string): Promise<Suggestion[]> {
  return newest('suggest', asker, async (shop, signal) => {
    const text = typed.trim();
    const earlier = await readEarlier(shop);
    if (!text) return earlier.slice(0, maxSuggestions).map((each): Suggestion => ({ kind: 'earlier', text: each }));
    const isMatch = startsWord(text);
    const [words, categories] = await Promise.all([
      shop.catalog.suggest(text, signal).catch(noneUnlessAborted(signal)),
      shop.categories.read().catch(() => []),
    ]);
    signal.throwIfAborted();
    const matches = earlier.filter(isMatch);
    const isNew = (word: string) => ![text, ...matches].some((each) => folded(each) === folded(word));
    return orderSuggestions(
      matches,
      words.filter(isNew),
      categories.filter(({ name }) => isMatch(name)),
    );
  });
}

/** Whether a word of a text starts with what the shopper has typed. */
function startsWord(typed: string): (text: string) => boolean {
  const start = ` ${folded(typed)}`;
  return (text) => ` ${folded(text)}`.includes(start);
}

/** The words of a text, folded, with one blank between them. */
function folded(text: string): string {
  return foldedWords(text).join(' ');
}

/** The shop's words are an extra: the shopper's own searches and the categories are suggested without them. */
function noneUnlessAborted(signal: AbortSignal): (thrown: unknown) => string[] {
  return (thrown) => {
    if (signal.aborted) throw thrown;
    return [];
  };
}

/** The product; each variant with the address of its page in the shop, where the merchant gave a template. */
export async function readProduct({ catalog, pages, preferences }: Shop, id: string): Promise<Product> {
  const product = await catalog.product(id);
  const variants = product.variants.map((variant) => {
    const url = pageUrl(pages.product, { ...preferences, slug: product.slug, sku: variant.sku });
    return url ? { ...variant, url } : variant;
  });
  return { ...product, variants };
}

export function readCategories({ categories }: Shop): Promise<Category[]> {
  return categories.read();
}

/** Tries the search strategies anew, and says what the best one that works can do. */
export function readAbilities({ catalog }: Shop): ReturnType<Shop['catalog']['abilities']> {
  return catalog.abilities();
}

export async function readEarlier({ id }: Shop): Promise<string[]> {
  return (await earlierSearches(id).read()) ?? [];
}

export function rememberSearch(shop: Shop, text: string): Promise<string[]> {
  return changeHistory(shop, earlierSearches, (earlier) => withSearch(earlier, text));
}

/** @param text the search to forget; `undefined` for all searches */
export function forgetSearch(shop: Shop, text?: string): Promise<string[]> {
  return changeHistory(shop, earlierSearches, (earlier) => (text === undefined ? [] : withoutSearch(earlier, text)));
}

export async function noteViewed(shop: Shop, productId: string): Promise<ProductCard[]> {
  const startedIn = shop.session.generation();
  const [card] = await shop.catalog.cards([{ id: productId }]);
  return changeHistory(shop, viewedProducts, (viewed) => (card ? withViewed(viewed, card) : [...viewed]), startedIn);
}

/**
 * Brings the viewed products up to date, and drops those that the shop no longer has. Sends one request; none when the
 * shopper has viewed nothing.
 */
export async function freshenViewed(shop: Shop): Promise<ProductCard[]> {
  const startedIn = shop.session.generation();
  const viewed = (await viewedProducts(shop.id).read()) ?? [];
  if (viewed.length === 0) return [];
  const fresh = await shop.catalog.cards(viewed.map(({ id }) => ({ id })));
  // The list may have changed during the request; a product viewed meanwhile was not asked for.
  const isNew = (each: ProductCard) => !viewed.some(({ id }) => id === each.id);
  const refreshed = (each: ProductCard) => (isNew(each) ? each : (fresh.find(({ id }) => id === each.id) ?? []));
  return changeHistory(shop, viewedProducts, (now) => now.flatMap(refreshed), startedIn);
}

/** @param productId the product to forget; `undefined` for all products */
export function forgetViewed(shop: Shop, productId?: string): Promise<ProductCard[]> {
  return changeHistory(shop, viewedProducts, (viewed) =>
    productId === undefined ? [] : viewed.filter(({ id }) => id !== productId),
  );
}
