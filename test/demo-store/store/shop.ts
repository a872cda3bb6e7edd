/** All data of the demo store: one shop in memory. */
import type { Category, ProductVariant, Store } from '@commercetools/platform-sdk';
import { type Client, type Clients, createClients } from '../auth/clients.ts';
import { createCustomerTokenBook } from '../auth/customer-tokens.ts';
import { createTokenBook } from '../auth/tokens.ts';
import { createCartBook } from '../carts/cart-book.ts';
import type { LockRefusal } from '../carts/cart-lifecycle.ts';
import type { QuantityLimits } from '../carts/quantity-limits.ts';
import type { Catalogue } from '../catalogue/shape.ts';
import { createCustomerBook } from '../customers/customer-book.ts';
import { createDiscountCodeBook } from '../discounts/discount-code-book.ts';
import { createOrderBook } from '../orders/order-book.ts';
import { createProductBook } from '../products/product-book.ts';
import { createStores } from '../project/stores.ts';
import { createShippingBook } from '../shipping-tax/shipping-book.ts';
import { createTaxBook } from '../shipping-tax/tax-book.ts';
import type { TextQuery } from '../text/text-index.ts';

/** The kinds of search that the project has switched on and the client may use. */
export interface SearchSwitches {
  /** If off, the client has no scope for GraphQL. */
  graphql: boolean;
  /** The index of Product Search, for HTTP and GraphQL. */
  productSearch: boolean;
  /** The index of Product Projection Search, which suggestions need too. */
  projectionSearch: boolean;
  suggestions: boolean;
}

/** Whether products contain their variants, or variants are separate resources. */
export type CatalogModel = 'Classic' | 'Modular';

export interface ShopOptions {
  catalogue: Catalogue;
  projectKey: string;
  catalogModel: CatalogModel;
  languages: readonly string[];
  now: () => number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  search: SearchSwitches;
}

/** Up to this stock, a cart may not hold more than the stock. */
const fewLeft = 3;

export type Shop = ReturnType<typeof createShop>;

export function createShop({
  catalogue,
  projectKey,
  catalogModel,
  languages,
  now,
  accessTokenSeconds,
  refreshTokenSeconds,
  search,
}: ShopOptions) {
  const taxes = createTaxBook(catalogue);
  const products = createProductBook(catalogue, taxes.withTaxCategory);
  const limits = new Map<string, QuantityLimits>();
  const clients: Clients = createClients(projectKey);

  return {
    projectKey,
    catalogModel,
    now,
    search,
    clients,
    catalogue: { ...catalogue, products: products.products },
    products,
    productsById: products.byId,
    bySku: products.bySku,
    taxes,
    shipping: createShippingBook(taxes.standard, new Date(now()).toISOString()),
    categoriesById: new Map<string, Category>(catalogue.categories.map((category) => [category.id, category])),
    languages,
    texts: { search: (query: TextQuery) => products.texts().search(query) },
    tokens: createTokenBook({ projectKey, now, accessTokenSeconds, refreshTokenSeconds }),
    customers: createCustomerBook({ now }),
    customerTokens: createCustomerTokenBook({ now }),
    stores: createStores(new Date(now()).toISOString()) as readonly Store[],
    carts: createCartBook({ now }),
    orders: createOrderBook(),
    discountCodes: createDiscountCodeBook({ now }),
    /** By cart id, the error of a locked cart, for tests that need another one. */
    lockRefusal: new Map<string, LockRefusal>(),
    /** Limits that the merchant has set, by SKU. */
    limits,
    /** What `setCountry` does with lines without a price in the new country. */
    moves: { dropsLines: false },
    /** The limits of a variant: those of the merchant, or else the stock if it is low. */
    quantityLimits({ sku, availability }: ProductVariant): QuantityLimits {
      const set = sku === undefined ? undefined : limits.get(sku);
      if (set !== undefined) return set;
      const left = availability?.availableQuantity ?? 0;
      return left > 0 && left <= fewLeft ? { max: left } : {};
    },
    /** An ISO 8601 instant in UTC with milliseconds, as commercetools writes them. */
    timestamp: () => new Date(now()).toISOString(),
    clientById: (id: string): Client | undefined => Object.values(clients).find((client: Client) => client.id === id),
  };
}

export { variantsOf } from '../products/product-book.ts';
