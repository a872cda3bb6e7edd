/** What is asked of the catalogue, and what of it is remembered. */
import * as v from 'valibot';
import type { Category, Product, SearchPage, SearchQuery } from '../contract/catalog.ts';
import { fail } from '../contract/failure.ts';
import { pageUrl } from './pages.ts';
import { type Shop, withShop } from './shop.ts';
import { storedItem } from './stored.ts';

/** Searches under way, by the page that asked: typing on ends what was typed before. */
const underWay = new Map<string, AbortController>();

/** The page of results; a page's newer search ends its older one with `superseded`. */
export async function search(query: SearchQuery, asker: string): Promise<SearchPage> {
  const turn = new AbortController();
  underWay.get(asker)?.abort(fail('superseded'));
  underWay.set(asker, turn);
  try {
    return await withShop((shop) => {
      turn.signal.throwIfAborted();
      return shop.catalog.search(query, turn.signal);
    });
  } finally {
    if (underWay.get(asker) === turn) underWay.delete(asker);
  }
}

/** The product, with the way to the shop's own page of it. */
export async function readProduct({ catalog, pages, preferences }: Shop, id: string): Promise<Product> {
  const product = await catalog.product(id);
  const sku = product.variants.find((variant) => variant.id === product.variantId)?.sku;
  const url = pageUrl(pages.product, { ...preferences, slug: product.slug, sku });
  return url ? { ...product, url } : product;
}

const categories = (shopId: string) =>
  storedItem(
    'local',
    `categories@${shopId}`,
    v.object({
      readAt: v.number(),
      locale: v.string(),
      categories: v.array(v.object({ id: v.string(), name: v.string(), parentId: v.exactOptional(v.string()) })),
    }),
  );

/** A shop's categories change seldom. Milliseconds. */
const freshness = 6 * 3_600_000;

export async function readCategories(shop: Shop): Promise<Category[]> {
  const { locale } = shop.preferences;
  const item = categories(shop.id);
  const known = await item.read();
  if (known?.locale === locale && Date.now() - known.readAt < freshness) return known.categories;
  const fresh = await shop.catalog.categories();
  // Only what saves the next request.
  await item.write({ readAt: Date.now(), locale, categories: fresh }).catch(() => {});
  return fresh;
}
