/** Products and categories of the shop. */
import type { Category, Product, ProductCard } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import { pageSize } from '../../contract/search.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { Api } from '../client/api.ts';
import { storePath } from '../client/project.ts';
import { createProductFinder, type ProductFinder, type ProductFinderParts } from '../search/product-finder.ts';
import { projectionParameters } from '../search/strategy.ts';
import { categoryPage, projection, read, type WireCategory } from '../wire.ts';
import { type Locales, tagsOf } from './localized-string.ts';
import { cardOf, categoriesOf, productOf } from './product.ts';
import { projectionsById, withVariants } from './projections.ts';

export interface Catalog extends ProductFinder {
  /** Fails with `not-found`. */
  product(id: string): Promise<Product>;
  /** The cards of these products in this order, without the products that the shop no longer has. */
  cards(products: readonly { id: string; variantId?: number }[]): Promise<ProductCard[]>;
  categories(): Promise<Category[]>;
}

/** Categories of one request, and of all requests. */
const pageOfCategories = 500;
const maxCategories = 3_000;

export function createCatalog(api: Api, preferences: Preferences, parts: ProductFinderParts): Catalog {
  const { locales, learnFrom } = parts.languages;
  return {
    ...createProductFinder(api, preferences, parts),
    product: (id) => readProduct(api, id, preferences, locales),
    cards: async (products) => {
      const ids = [...new Set(products.map(({ id }) => id))].slice(0, pageSize);
      const byId = new Map((await projectionsById(api, ids, preferences)).map((each) => [each.id, each]));
      return products.flatMap(({ id, variantId }) => {
        const found = byId.get(id);
        return (found && cardOf(found, locales(), variantId)) ?? [];
      });
    },
    categories: async () => {
      const categories = await readCategories(api);
      await learnFrom(categories.map(({ name }) => tagsOf(name)));
      return categoriesOf(categories, locales());
    },
  };
}

async function readProduct(api: Api, id: string, preferences: Preferences, locales: () => Locales): Promise<Product> {
  const { currency, country, storeKey } = preferences;
  // A dot or two in an address lead to another resource.
  if (/^\.{0,2}$/.test(id)) throw fail('not-found');
  const body = await api({
    purpose: 'browse',
    path: `${storePath(storeKey)}/product-projections/${encodeURIComponent(id)}`,
    query: projectionParameters({ currency, country, storeKey: '' }),
  });
  const [complete] = await withVariants(api, [read(projection, body)], preferences);
  const product = complete && productOf(complete, locales());
  if (!product) throw fail('not-found');
  return product;
}

async function readCategories(api: Api): Promise<WireCategory[]> {
  const all: WireCategory[] = [];
  for (let offset = 0; offset < maxCategories; offset += pageOfCategories) {
    const body = await api({
      purpose: 'browse',
      path: '/categories',
      query: [
        ['limit', String(pageOfCategories)],
        ...(offset > 0 ? [['offset', String(offset)] as [string, string]] : []),
        ['withTotal', 'false'],
        ['sort', 'orderHint asc'],
      ],
    });
    const { results } = read(categoryPage, body);
    all.push(...results);
    if (results.length < pageOfCategories) break;
  }
  return all;
}
