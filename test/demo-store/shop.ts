/** All that the demo store holds: one shop in memory. */
import type { Category, ProductProjection, ProductVariant, Store } from '@commercetools/platform-sdk';
import { createCartBook } from './cart-book.ts';
import type { Catalogue } from './catalogue/shape.ts';
import { languages } from './catalogue/shape.ts';
import { type Client, type Clients, createClients } from './clients.ts';
import { createCustomerBook } from './customer-book.ts';
import { createCustomerTokenBook } from './customer-tokens.ts';
import { createDiscountCodeBook } from './discount-code-book.ts';
import { createStores } from './stores.ts';
import { createTextIndexes } from './text-index.ts';
import { createTokenBook } from './tokens.ts';

/** Which of the two search indexes a project has switched on. */
export interface SearchSwitches {
  productSearch: boolean;
  projectionSearch: boolean;
}

export interface ShopOptions {
  catalogue: Catalogue;
  projectKey: string;
  now: () => number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  search: SearchSwitches;
}

/** A variant and the product it belongs to. */
export interface Sellable {
  readonly product: ProductProjection;
  readonly variant: ProductVariant;
}

export type Shop = ReturnType<typeof createShop>;

export function createShop({
  catalogue,
  projectKey,
  now,
  accessTokenSeconds,
  refreshTokenSeconds,
  search,
}: ShopOptions) {
  const productsById = new Map<string, ProductProjection>();
  const bySku = new Map<string, Sellable>();
  for (const product of catalogue.products) {
    productsById.set(product.id, product);
    for (const variant of variantsOf(product)) if (variant.sku) bySku.set(variant.sku, { product, variant });
  }
  const clients: Clients = createClients(projectKey);

  return {
    projectKey,
    now,
    search,
    clients,
    catalogue,
    productsById,
    bySku,
    categoriesById: new Map<string, Category>(catalogue.categories.map((category) => [category.id, category])),
    languages: [...languages] as readonly string[],
    texts: createTextIndexes(catalogue.products),
    tokens: createTokenBook({ projectKey, now, accessTokenSeconds, refreshTokenSeconds }),
    customers: createCustomerBook({ now }),
    customerTokens: createCustomerTokenBook({ now }),
    stores: createStores(new Date(now()).toISOString()) as readonly Store[],
    carts: createCartBook({ now }),
    discountCodes: createDiscountCodeBook({ now }),
    /** An ISO 8601 instant in UTC with milliseconds, as commercetools writes them. */
    timestamp: () => new Date(now()).toISOString(),
    clientById: (id: string): Client | undefined => Object.values(clients).find((client: Client) => client.id === id),
  };
}

/** All variants, the master first; a product of a modular catalogue has none here. */
export function variantsOf({ masterVariant, variants }: ProductProjection): ProductVariant[] {
  return masterVariant === undefined ? [...variants] : [masterVariant, ...variants];
}
