/**
 * The shopper's orders, and their creation from a cart. A bearer finds only its own orders.
 *
 * @see https://docs.commercetools.com/api/projects/me-orders
 */
import { randomUUID } from 'node:crypto';
import type { Cart, Order, OrderPagedQueryResponse } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { ownerOf } from '../carts/carts.ts';
import { cartWithPictures } from '../products/pictures.ts';
import { resourceNotFound } from '../project/errors.ts';
import { originOf, type StoreContext, type StoreEnv } from '../project/http.ts';
import { type Page, pageOf } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';

/** Fields that a `where` or `sort` on orders may start with. */
const orderFields = [
  'id',
  'version',
  'createdAt',
  'lastModifiedAt',
  'completedAt',
  'orderNumber',
  'purchaseOrderNumber',
  'customerId',
  'customerEmail',
  'anonymousId',
  'lineItems',
  'customLineItems',
  'totalPrice',
  'orderState',
  'shipmentState',
  'paymentState',
  'cart',
  'country',
  'locale',
  'origin',
  'store',
  'shippingAddress',
  'billingAddress',
];

/**
 * Adds `/me/orders` to `app`, which serves the project or one of its stores. Creating orders is left to the shop
 * itself.
 */
export function routeOrders(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/me/orders', (context) => {
    const parameters = new URL(context.req.url).searchParams;
    const page = ordersOf(shop, context, parameters);
    // As documented: "if no Orders exist for the provided query predicate".
    if (parameters.has('where') && page.count === 0) throw resourceNotFound('orders');
    const answer: OrderPagedQueryResponse = page;
    return context.json(answer);
  });

  app.get('/me/orders/:id', (context) => {
    const id = context.req.param('id');
    const order = shop.orders.find(id, ownerOf(shop, context), context.get('store')?.key);
    if (order === undefined) throw resourceNotFound(id);
    return context.json(cartWithPictures(order, originOf(context)));
  });
}

/** The page of the bearer's orders for the query's parameters. */
export function ordersOf(shop: Shop, context: StoreContext, parameters: URLSearchParams): Page<Order> {
  const all = shop.orders.ofOwner(ownerOf(shop, context), context.get('store')?.key);
  const page = pageOf(all, parameters, { resource: 'orders', fields: orderFields });
  return { ...page, results: page.results.map((order) => cartWithPictures(order, originOf(context))) };
}

/** The state of an order. */
type Progress = Partial<Pick<Order, 'orderState' | 'shipmentState' | 'paymentState' | 'completedAt'>>;

/** Creates an order from a cart, with the cart's lines, prices and addresses. */
export function orderFrom(cart: Cart, orderNumber: string, at: string, progress: Progress = {}): Order {
  const {
    cartState: _state,
    totalLineItemQuantity: _quantity,
    deleteDaysAfterLastModification: _lifetime,
    lock: _lock,
    freezeStrategy: _freeze,
    key: _key,
    ...rest
  } = cart;
  return {
    ...rest,
    id: randomUUID(),
    version: 1,
    createdAt: at,
    lastModifiedAt: progress.completedAt ?? at,
    orderNumber,
    cart: { typeId: 'cart', id: cart.id },
    orderState: 'Open',
    syncInfo: [],
    returnInfo: [],
    ...progress,
  };
}
