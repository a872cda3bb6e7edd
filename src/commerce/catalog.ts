/** Products and categories of the shop, by whatever way of searching it has. */
import type { Category, Product, SearchPage, SearchQuery } from '../contract/catalog.ts';
import { searchTextLimit } from '../contract/catalog.ts';
import { fail, isFailure } from '../contract/failure.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import { cardOf, categoriesOf, productOf } from './product.ts';
import { type SearchBackendName, searchBackends } from './search.ts';
import { categoryPage, projection, read } from './wire.ts';

/** What is remembered of the shop's catalogue from one worker to the next. */
export interface CatalogMemory {
  /** The way of searching that answered last. */
  backend(): Promise<SearchBackendName | undefined>;
  rememberBackend(name: SearchBackendName): Promise<void>;
}

export interface Catalog {
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage>;
  product(id: string): Promise<Product>;
  categories(): Promise<Category[]>;
}

const pageSize = 20;
/** The API passes over no more: https://docs.commercetools.com/api/general-concepts#offset */
const offsetLimit = 10_000;
/** More than any project should show a shopper; the API gives no more in one answer. */
const categoryLimit = 500;

export function createCatalog(api: Api, preferences: Preferences, memory: CatalogMemory): Catalog {
  const { currency, country, locale } = preferences;
  const prices: [string, string][] = [
    ['priceCurrency', currency],
    ['priceCountry', country],
  ];

  return {
    search: async (query, signal) => {
      const wanted = { ...query, text: searchable(query.text), limit: pageSize, language: locale, prices, signal };
      const last = await memory.backend();
      const names = Object.keys(searchBackends) as SearchBackendName[];
      for (const name of [...names].sort((a, b) => Number(b === last) - Number(a === last))) {
        try {
          const found = await searchBackends[name](api, wanted);
          // Only a hint for the next time.
          if (name !== last) await memory.rememberBackend(name).catch(() => {});
          const nextOffset = query.offset + found.taken;
          const more = found.taken === pageSize && nextOffset < Math.min(found.total ?? offsetLimit, offsetLimit);
          return {
            results: found.projections.flatMap((result) => cardOf(result, locale) ?? []),
            ...(found.total !== undefined && { total: found.total }),
            ...(more && { nextOffset }),
          };
        } catch (thrown) {
          if (!isFailure(thrown, 'search-off')) throw thrown;
        }
      }
      throw fail('search-off');
    },

    product: async (id) => {
      if (/^\.{1,2}$/.test(id)) throw fail('not-found');
      const body = await api({
        purpose: 'browse',
        method: 'GET',
        path: `/product-projections/${encodeURIComponent(id)}`,
        query: prices,
        repeatable: true,
      });
      const product = productOf(read(projection, body), locale);
      if (!product) throw fail('not-found');
      return product;
    },

    categories: async () => {
      const body = await api({
        purpose: 'browse',
        method: 'GET',
        path: '/categories',
        query: [
          ['limit', String(categoryLimit)],
          ['withTotal', 'false'],
          ['sort', 'orderHint asc'],
        ],
        repeatable: true,
      });
      return categoriesOf(read(categoryPage, body).results, locale);
    },
  };
}

/** What is left of a typed text for the shop: no control characters, no halves of characters, no blanks around, 256 characters. */
function searchable(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, searchTextLimit)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}
