/**
 * The project's own data.
 *
 * @see https://docs.commercetools.com/api/projects/project
 */
import type { Project } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { demoShop } from '../catalogue/shop.ts';
import type { CatalogModel, Shop } from '../store/shop.ts';
import { demandScope, type StoreEnv } from './http.ts';

/** Adds `GET /{projectKey}` to `app`. */
export function routeProject(app: Hono<StoreEnv>, shop: Shop): void {
  const createdAt = shop.timestamp();
  const status = (on: boolean) => ({ status: on ? 'Activated' : 'Deactivated', lastModifiedAt: createdAt });

  app.get('/:projectKey', (context) => {
    demandScope(shop, context, scopesFor.project);
    // The SDK's types do not contain the catalog model yet.
    const project: Project & { productCatalogModel: CatalogModel } = {
      version: 1,
      key: shop.projectKey,
      name: demoShop.name.en,
      countries: ['DE', 'FR', 'US', 'JP', 'AE'],
      currencies: ['EUR', 'USD', 'JPY'],
      languages: [...shop.languages],
      createdAt,
      messages: { enabled: false, deleteDaysAfterCreation: 15 },
      carts: { deleteDaysAfterLastModification: 90, countryTaxRateFallbackEnabled: true },
      shoppingLists: { deleteDaysAfterLastModification: 360 },
      searchIndexing: {
        products: status(shop.search.projectionSearch),
        productsSearch: status(shop.search.productSearch),
      },
      inventory: { releaseExpiredReservations: false },
      discounts: { discountCombinationMode: 'Stacking' },
      productCatalogModel: shop.catalogModel,
    };
    return context.json(project);
  });
}
