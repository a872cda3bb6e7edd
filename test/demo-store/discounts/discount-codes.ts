/**
 * Discount codes as a resource, for merchants only: a shopper's token may use a code but not read one.
 *
 * @see https://docs.commercetools.com/api/projects/discountCodes
 */
import type { DiscountCodePagedQueryResponse } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { resourceNotFound } from '../project/errors.ts';
import { demandScope, type StoreEnv } from '../project/http.ts';
import { pageOf } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';

const codeFields = ['id', 'version', 'createdAt', 'lastModifiedAt', 'code', 'isActive', 'validFrom', 'validUntil'];

/** Adds `/discount-codes` to `app`. */
export function routeDiscountCodes(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/discount-codes', (context) => {
    demandScope(shop, context, scopesFor.discountCodes);
    const { searchParams } = new URL(context.req.url);
    const page = pageOf(shop.discountCodes.all(), searchParams, { resource: 'discount-codes', fields: codeFields });
    return context.json(page satisfies DiscountCodePagedQueryResponse);
  });

  app.get('/:projectKey/discount-codes/:id', (context) => {
    demandScope(shop, context, scopesFor.discountCodes);
    const id = context.req.param('id');
    const known = shop.discountCodes.withId(id);
    if (known === undefined) throw resourceNotFound(id);
    return context.json(known.resource);
  });
}
