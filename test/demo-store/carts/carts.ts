/**
 * The shopper's carts: create, read, update, delete. A bearer finds only its own carts.
 *
 * @see https://docs.commercetools.com/api/projects/me-carts
 */
import type { Cart, CartPagedQueryResponse } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { holdsOneOf, scopesFor } from '../auth/scopes.ts';
import { cartWithPictures } from '../products/pictures.ts';
import { concurrentModification, refuseAuth, resourceNotFound } from '../project/errors.ts';
import {
  demandScope,
  originOf,
  readBody,
  type StoreContext,
  type StoreEnv,
  versionParameter,
} from '../project/http.ts';
import { type Page, pageOf } from '../project/query.ts';
import type { Shop } from '../store/shop.ts';
import { applyActions, cartUpdate } from './cart-actions.ts';
import type { Owner } from './cart-book.ts';
import { cartDraft, newCart, replicaOf } from './cart-draft.ts';
import { expandedCart } from './cart-expansion.ts';
import { lockedRefusal } from './cart-lifecycle.ts';

/** `ReplicaMyCartDraft`. */
const replicaDraft = v.object({
  reference: v.object({ typeId: v.picklist(['cart', 'order']), id: v.string() }),
});

/** Fields that a `where` on carts may start with. */
const cartFields = [
  'id',
  'version',
  'createdAt',
  'lastModifiedAt',
  'customerId',
  'customerEmail',
  'anonymousId',
  'lineItems',
  'customLineItems',
  'totalPrice',
  'cartState',
  'country',
  'locale',
  'origin',
  'store',
  'shippingAddress',
  'billingAddress',
  'totalLineItemQuantity',
];

/** Adds `/me/carts` and `/me/active-cart` to `app`, which serves the project or one of its stores. */
export function routeCarts(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/me/active-cart', (context) => {
    const owner = ownerOf(shop, context);
    const cart = shop.carts.active(owner, context.get('store')?.key);
    if (cart === undefined) throw resourceNotFound('active-cart');
    return context.json(shown(shop, context, cart));
  });

  app.get('/me/carts', (context) => {
    const page = cartsOf(shop, context, new URL(context.req.url).searchParams);
    const answer: CartPagedQueryResponse = { ...page, results: page.results.map((cart) => shown(shop, context, cart)) };
    return context.json(answer);
  });

  app.post('/me/carts', async (context) => {
    const owner = ownerOf(shop, context);
    const cart = newCart(shop, context.get('store'), owner, await readBody(context, cartDraft));
    return context.json(shown(shop, context, shop.carts.add(cart)), 201);
  });

  app.post('/me/carts/replicate', async (context) => {
    const owner = ownerOf(shop, context);
    const { reference } = await readBody(context, replicaDraft);
    const book = reference.typeId === 'cart' ? shop.carts : shop.orders;
    const original = book.find(reference.id, owner, context.get('store')?.key);
    if (original === undefined) throw resourceNotFound(reference.id);
    return context.json(shown(shop, context, shop.carts.add(replicaOf(shop, original))), 201);
  });

  app.get('/me/carts/:id', (context) => context.json(shown(shop, context, cartOf(shop, context))));

  app.post('/me/carts/:id', async (context) => {
    // Owner and existence are checked before the body is read, and the version afterwards, so that no change can come
    // between.
    cartOf(shop, context);
    const { version, actions } = await readBody(context, cartUpdate);
    const cart = cartOf(shop, context);
    if (version !== cart.version) throw concurrentModification(cart.id, version, cart.version);
    demandUnlocked(shop, context, cart);
    const changed = applyActions(shop, cart, actions);
    return context.json(
      shown(shop, context, actions.length === 0 ? cart : shop.carts.replace(changed, actions.length)),
    );
  });

  app.delete('/me/carts/:id', (context) => {
    const cart = cartOf(shop, context);
    const version = versionParameter(context.req.query('version'));
    if (version !== cart.version) throw concurrentModification(cart.id, version, cart.version);
    shop.carts.delete(cart.id);
    return context.json(shown(shop, context, cart));
  });
}

/** The page of the bearer's carts for the query's parameters. */
export function cartsOf(shop: Shop, context: StoreContext, parameters: URLSearchParams): Page<Cart> {
  const carts = shop.carts.ofOwner(ownerOf(shop, context), context.get('store')?.key);
  return pageOf(carts, parameters, { resource: 'carts', fields: cartFields });
}

function shown(shop: Shop, context: StoreContext, cart: Cart): Cart {
  return cartWithPictures(expandedCart(shop, context, cart), originOf(context));
}

/** The owner of the carts and orders that a bearer may access. A client-credentials token has none. */
export function ownerOf(shop: Shop, context: StoreContext): Owner {
  const token = context.get('token');
  demandScope(shop, context, scopesFor.carts);
  if (token.subject !== undefined) return token.subject;
  const message =
    "This endpoint requires an access token issued either with the 'Resource Owner Password Credentials Grant' or for an anonymous session.";
  throw refuseAuth(403, 'insufficient_scope', message);
}

/** Rejects every update of a cart that an agent has locked. */
function demandUnlocked(shop: Shop, context: StoreContext, cart: Cart): void {
  if (cart.lock === undefined) return;
  const { scopes } = context.get('token');
  if (holdsOneOf(scopes, scopesFor.lockedCarts, shop.projectKey, context.get('store')?.key)) return;
  throw lockedRefusal(cart, shop.lockRefusal.get(cart.id) ?? 'insufficient_scope');
}

function cartOf(shop: Shop, context: StoreContext): Cart {
  const id = context.req.param('id') ?? '';
  const cart = shop.carts.find(id, ownerOf(shop, context), context.get('store')?.key);
  if (cart === undefined) throw resourceNotFound(id);
  return cart;
}
