/** What is asked of the catalogue, and what of it is remembered. */
import type { Product, ProductCard } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import { foldedWords } from '../../contract/fold.ts';
import type { SearchPage, SearchQuery, Suggestion } from '../../contract/search.ts';
import { maxSuggestions, orderSuggestions } from '../../contract/suggestions.ts';
import { type Shop, withShop } from '../shop/shop.ts';
import { pageUrl } from '../shop/shop-urls.ts';
import {
  changeList,
  earlierSearches,
  viewedProducts,
  withoutSearch,
  withSearch,
  withViewed,
} from './browsing-history.ts';
import { knownPage, notePage } from './results-cache.ts';

/** Questions under way, by their kind and the page that asked: typing on ends what was typed before. */
const underWay = new Map<string, AbortController>();

/** Does the newest work of a kind for a page; the one before it ends with `superseded`. */
async function newest<Result>(kind: string, asker: string, work: (shop: Shop, signal: AbortSignal) => Promise<Result>) {
  const key = `${kind} ${asker}`;
  const turn = new AbortController();
  underWay.get(key)?.abort(fail('superseded'));
  underWay.set(key, turn);
  try {
    return await withShop((shop) => {
      turn.signal.throwIfAborted();
      return work(shop, turn.signal);
    });
  } finally {
    if (underWay.get(key) === turn) underWay.delete(key);
  }
}

/** The page of results; a page's newer search ends its older one with `superseded`. What is known costs no request. */
export function search(query: SearchQuery, asker: string): Promise<SearchPage> {
  return newest('search', asker, async (shop, signal) => {
    const known = knownPage(shop, query);
    if (known) return known;
    const page = await shop.catalog.search(query, signal);
    notePage(shop, query, page);
    return page;
  });
}

export function suggest(typed: string, asker: string): Promise<Suggestion[]> {
  return newest('suggest', asker, async (shop, signal) => {
    const text = typed.trim();
    const earlier = (await earlierSearches(shop.id).read()) ?? [];
    if (!text) return earlier.slice(0, maxSuggestions).map((each): Suggestion => ({ kind: 'earlier', text: each }));
    const begins = startOfWord(text);
    const [words, categories] = await Promise.all([
      shop.catalog.suggest(text, signal).catch(onlyWhenSuperseded(signal)),
      shop.categories().catch(() => []),
    ]);
    signal.throwIfAborted();
    const earlierOnes = earlier.filter(begins);
    const isNew = (word: string) => ![text, ...earlierOnes].some((each) => plain(each) === plain(word));
    return orderSuggestions(
      earlierOnes,
      words.filter(isNew),
      categories.filter(({ name }) => begins(name)),
    );
  });
}

/** Whether some word of a text begins as what was typed. */
function startOfWord(typed: string): (text: string) => boolean {
  const wanted = ` ${plain(typed)}`;
  return (text) => ` ${plain(text)}`.includes(wanted);
}

/** The words of a text, folded, with one blank between them. */
function plain(text: string): string {
  return foldedWords(text).join(' ');
}

/** Suggestions are an extra: without the shop's there are still the others. */
function onlyWhenSuperseded(signal: AbortSignal): (thrown: unknown) => string[] {
  return (thrown) => {
    if (signal.aborted) throw thrown;
    return [];
  };
}

/** The product, with the way to the shop's own page of each variant. */
export async function readProduct({ catalog, pages, preferences }: Shop, id: string): Promise<Product> {
  const product = await catalog.product(id);
  const variants = product.variants.map((variant) => {
    const url = pageUrl(pages.product, { ...preferences, slug: product.slug, sku: variant.sku });
    return url ? { ...variant, url } : variant;
  });
  return { ...product, variants };
}

export async function readEarlier({ id }: Shop): Promise<string[]> {
  return (await earlierSearches(id).read()) ?? [];
}

export function rememberSearch(shop: Shop, text: string): Promise<string[]> {
  return changeList(shop, earlierSearches, (earlier) => withSearch(earlier, text));
}

/** @param text `undefined` for all */
export function forgetSearch(shop: Shop, text?: string): Promise<string[]> {
  return changeList(shop, earlierSearches, (earlier) => (text === undefined ? [] : withoutSearch(earlier, text)));
}

export async function noteViewed(shop: Shop, productId: string): Promise<ProductCard[]> {
  const mark = shop.session.generation();
  const [card] = await shop.catalog.cards([{ id: productId }]);
  return changeList(shop, viewedProducts, (viewed) => (card ? withViewed(viewed, card) : [...viewed]), mark);
}

/** Brings what was looked at up to date; what the shop no longer has goes. One request; none where nothing was looked at. */
export async function freshenViewed(shop: Shop): Promise<ProductCard[]> {
  const mark = shop.session.generation();
  const viewed = (await viewedProducts(shop.id).read()) ?? [];
  if (viewed.length === 0) return [];
  const fresh = await shop.catalog.cards(viewed.map(({ id }) => ({ id })));
  // Looked at since then, or forgotten.
  const isNew = (each: ProductCard) => !viewed.some(({ id }) => id === each.id);
  const refreshed = (each: ProductCard) => (isNew(each) ? each : (fresh.find(({ id }) => id === each.id) ?? []));
  return changeList(shop, viewedProducts, (now) => now.flatMap(refreshed), mark);
}

/** @param productId `undefined` for all */
export function forgetViewed(shop: Shop, productId?: string): Promise<ProductCard[]> {
  return changeList(shop, viewedProducts, (viewed) =>
    productId === undefined ? [] : viewed.filter(({ id }) => id !== productId),
  );
}
