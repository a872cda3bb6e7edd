/** Products and categories of the shop. */
import type { Category, Product, ProductCard } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import { pageSize } from '../../contract/search.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { Api } from '../client/api.ts';
import { createProductFinder, type ProductFinder, type ProductFinderParts } from '../search/product-finder.ts';
import { projectionParameters } from '../search/strategy.ts';
import { categoryPage, projection, read, type WireCategory } from '../wire.ts';
import { tagsOf } from './localized-string.ts';
import { cardOf, categoriesOf, productOf } from './product.ts';
import { projectionsById, withVariants } from './projections.ts';

export interface Catalog extends ProductFinder {
  product(id: string): Promise<Product>;
  /** The cards of these products in this order; a missing one is left out. */
  cards(products: readonly { id: string; variantId?: number }[]): Promise<ProductCard[]>;
  categories(): Promise<Category[]>;
}

/** Categories that are asked for at a time, and in all; nobody is shown more. */
const categoriesAtOnce = 500;
const mostCategories = 3_000;

export function createCatalog(api: Api, preferences: Preferences, parts: ProductFinderParts): Catalog {
  const { currency, country, storeKey } = preferences;
  const { locales, learnFrom } = parts.languages;
  return {
    ...createProductFinder(api, preferences, parts),

    product: async (id) => {
      if (/^\.{0,2}$/.test(id)) throw fail('not-found');
      const store = storeKey ? `/in-store/key=${encodeURIComponent(storeKey)}` : '';
      const body = await api({
        purpose: 'browse',
        path: `${store}/product-projections/${encodeURIComponent(id)}`,
        query: projectionParameters({ currency, country, storeKey: '' }),
      });
      const [complete] = await withVariants(api, [read(projection, body)], preferences);
      const product = complete && productOf(complete, locales());
      if (!product) throw fail('not-found');
      return product;
    },

    cards: async (products) => {
      const ids = [...new Set(products.map(({ id }) => id))].slice(0, pageSize);
      const byId = new Map((await projectionsById(api, ids, preferences)).map((each) => [each.id, each]));
      return products.flatMap(({ id, variantId }) => {
        const found = byId.get(id);
        return (found && cardOf(found, locales(), variantId)) ?? [];
      });
    },

    categories: async () => {
      const all: WireCategory[] = [];
      for (let offset = 0; offset < mostCategories; offset += categoriesAtOnce) {
        const { results } = read(categoryPage, await api(categoriesFrom(offset)));
        all.push(...results);
        if (results.length < categoriesAtOnce) break;
      }
      await learnFrom(all.map(({ name }) => tagsOf(name)));
      return categoriesOf(all, locales());
    },
  };
}

function categoriesFrom(offset: number) {
  return {
    purpose: 'browse' as const,
    method: 'GET' as const,
    path: '/categories',
    query: [
      ['limit', String(categoriesAtOnce)],
      ...(offset > 0 ? [['offset', String(offset)]] : []),
      ['withTotal', 'false'],
      ['sort', 'orderHint asc'],
    ] as [string, string][],
    changes: 'nothing' as const,
  };
}
