/**
 * Categories as a list and by id.
 *
 * @see https://docs.commercetools.com/api/projects/categories
 */
import type { Category, CategoryPagedQueryResponse } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { resourceNotFound } from '../project/errors.ts';
import { demandScope, type StoreEnv } from '../project/http.ts';
import { type Page, pageOf } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';

const categoryFields = [
  'id',
  'version',
  'key',
  'createdAt',
  'lastModifiedAt',
  'name',
  'slug',
  'description',
  'ancestors',
  'parent',
  'orderHint',
  'externalId',
  'metaTitle',
  'metaDescription',
  'metaKeywords',
  'custom',
  'assets',
];

/** Adds `/categories` to `app`. */
export function routeCategories(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/categories', (context) => {
    demandScope(shop, context, scopesFor.categories);
    const { searchParams } = new URL(context.req.url);
    const answer: CategoryPagedQueryResponse = categoriesOf(shop, searchParams);
    return context.json(answer);
  });

  app.get('/:projectKey/categories/:name', (context) => {
    demandScope(shop, context, scopesFor.categories);
    const name = context.req.param('name');
    const category = name.startsWith('key=')
      ? shop.catalogue.categories.find(({ key }) => key === name.slice(4))
      : shop.categoriesById.get(name);
    if (category === undefined) throw resourceNotFound(name);
    return context.json(category);
  });
}

/** The page of categories for the query's parameters. */
export function categoriesOf(shop: Shop, parameters: URLSearchParams): Page<Category> {
  const kind = { resource: 'categories', fields: categoryFields, byId: shop.categoriesById };
  return pageOf(shop.catalogue.categories, parameters, kind);
}
