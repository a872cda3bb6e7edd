/**
 * The stores of the demo shop (in commercetools a part of a shop with its own customers and carts) and their requests.
 *
 * @see https://docs.commercetools.com/api/projects/stores
 */
import { randomUUID } from 'node:crypto';
import type { Store, StoreKeyReference, StorePagedQueryResponse } from '@commercetools/platform-sdk';
import type { Hono, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { scopesFor } from '../auth/scopes.ts';
import { words } from '../catalogue/vocabulary/words.ts';
import type { Shop } from '../store/shop.ts';
import { keyNotFound, pathNotFound, referencedResourceNotFound, refuse, resourceNotFound } from './errors.ts';
import { demandScope, type StoreEnv } from './http.ts';
import { pageOf } from './query.ts';

/** The data of the stores. */
export const demoStores = {
  /** Sells all products in all countries and languages. */
  quayside: { key: 'quayside', name: words('Quayside', 'Am Kai', 'Le Quai', 'الرصيف'), languages: [], countries: [] },
  /** Sells in Germany only, in German and English. */
  lighthouse: {
    key: 'lighthouse',
    name: words('Lighthouse', 'Leuchtturm', 'Le Phare', 'المنارة'),
    languages: ['de', 'en'],
    countries: [{ code: 'DE' }],
  },
} as const satisfies Record<
  string,
  Pick<Store, 'key' | 'name'> & { languages: readonly string[]; countries: readonly object[] }
>;

const storeFields = ['id', 'version', 'key', 'createdAt', 'lastModifiedAt', 'name', 'languages', 'countries'];

/** The stores in the form of the API. */
export function createStores(at: string): Store[] {
  return Object.values(demoStores).map(({ key, name, languages, countries }) => ({
    id: randomUUID(),
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    key,
    name,
    languages: [...languages],
    countries: [...countries],
    distributionChannels: [],
    supplyChannels: [],
    productSelections: [],
  }));
}

/** Adds `/stores` to `app`. */
export function routeStores(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/stores', (context) => {
    demandScope(shop, context, scopesFor.stores);
    const { searchParams } = new URL(context.req.url);
    const answer: StorePagedQueryResponse = pageOf(shop.stores, searchParams, {
      resource: 'stores',
      fields: storeFields,
    });
    return context.json(answer);
  });

  app.get('/:projectKey/stores/:name', (context) => {
    demandScope(shop, context, scopesFor.stores);
    const name = context.req.param('name');
    if (name.startsWith('key=')) return context.json(storeInPath(shop, name, context.req.path));
    const store = shop.stores.find(({ id }) => id === name);
    if (store === undefined) throw resourceNotFound(name);
    return context.json(store);
  });
}

/** For all paths under `/in-store/{store}`: puts the store into the context, or rejects the request. */
export function inStore(shop: Shop): MiddlewareHandler<StoreEnv, '/:projectKey/in-store/:store/*'> {
  return (context, next) => {
    context.set('store', storeInPath(shop, context.req.param('store'), context.req.path));
    return next();
  };
}

/** The store that a path names by `key={storeKey}`, or 404. */
export function storeInPath(shop: Shop, segment: string, path: string): Store {
  if (!segment.startsWith('key=')) throw pathNotFound(path);
  const key = segment.slice(4);
  const store = shop.stores.find((other) => other.key === key);
  if (store === undefined) throw keyNotFound(key);
  return store;
}

/** `StoreResourceIdentifier`. */
export const storeIdentifier = v.object({
  typeId: v.optional(v.literal('store')),
  id: v.optional(v.string()),
  key: v.optional(v.string()),
});

/** The reference to the store that a draft names, or 400 `ReferencedResourceNotFound`. */
export function storeReference(shop: Shop, { id, key }: v.InferOutput<typeof storeIdentifier>): StoreKeyReference {
  const store = shop.stores.find((other) => (id === undefined ? other.key === key : other.id === id));
  if (store === undefined) throw referencedResourceNotFound('store', id === undefined ? { key: key ?? '' } : { id });
  return referenceTo(store);
}

export function referenceTo({ key }: Pick<Store, 'key'>): StoreKeyReference {
  return { typeId: 'store', key };
}

/** Rejects a country in which the store does not sell. */
export function demandStoreCountry(
  shop: Shop,
  reference: StoreKeyReference | undefined,
  country: string | undefined,
): void {
  const store = shop.stores.find(({ key }) => key === reference?.key);
  if (store === undefined || country === undefined || sellsIn(store, country)) return;
  const message = `The country ${country} is not configured for the store ${store.key}.`;
  const storeCountries = store.countries.map(({ code }) => code);
  throw refuse(400, { code: 'CountryNotConfiguredInStore', message, storeCountries, country });
}

/** Whether the store sells in a country; a store without countries sells everywhere. */
export function sellsIn({ countries }: Pick<Store, 'countries'>, country: string): boolean {
  return countries.length === 0 || countries.some(({ code }) => code === country);
}
