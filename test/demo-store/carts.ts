/**
 * The shopper's carts: made, read, changed, deleted. What is not the bearer's is not found.
 *
 * @see https://docs.commercetools.com/api/projects/me-carts
 */
import { randomUUID } from 'node:crypto';
import type { Cart, CartPagedQueryResponse, Store } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { applyActions, cartUpdate } from './cart-actions.ts';
import type { Owner } from './cart-book.ts';
import { demandLifetime } from './cart-detail-actions.ts';
import { settled } from './cart-totals.ts';
import { withDiscountCode } from './discount-code-actions.ts';
import { concurrentModification, invalidField, refuseAuth, resourceNotFound } from './errors.ts';
import { demandScope, originOf, readBody, type StoreContext, type StoreEnv, versionParameter } from './http.ts';
import { lineItemDraft, withLine } from './line-items.ts';
import {
  addressDraft,
  addressFrom,
  countryCode,
  currencyCode,
  demandProjectLanguage,
  localeTag,
} from './localities.ts';
import { cartWithPictures } from './pictures.ts';
import { money } from './prices.ts';
import { pageOf } from './query.ts';
import { scopesFor } from './scopes.ts';
import type { Shop } from './shop.ts';
import { demandStoreCountry, referenceTo, storeIdentifier, storeReference } from './stores.ts';

/** `MyCartDraft`, as far as this store goes. */
const cartDraft = v.object({
  currency: currencyCode,
  country: v.optional(countryCode),
  locale: v.optional(localeTag),
  customerEmail: v.optional(v.string()),
  store: v.optional(storeIdentifier),
  lineItems: v.optional(v.array(lineItemDraft), []),
  taxMode: v.optional(v.picklist(['Platform', 'External', 'ExternalAmount', 'Disabled']), 'Platform'),
  inventoryMode: v.optional(v.picklist(['None', 'TrackOnly', 'ReserveOnOrder', 'ReserveOnCart']), 'None'),
  billingAddress: v.optional(addressDraft),
  shippingAddress: v.optional(addressDraft),
  shippingMode: v.optional(v.picklist(['Single', 'Multiple']), 'Single'),
  discountCodes: v.optional(v.array(v.string()), []),
  deleteDaysAfterLastModification: v.optional(v.pipe(v.number(), v.integer())),
});

/** What a `where` on carts may begin with. */
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

/** The default of a project: https://docs.commercetools.com/api/projects/project#cartsconfiguration */
const deleteAfterDays = 90;

/** Puts `/me/carts` and `/me/active-cart` on `app`, which may stand for the project or for a store of it. */
export function routeCarts(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/me/active-cart', (context) => {
    const owner = ownerOf(shop, context);
    const cart = shop.carts.active(owner, context.get('store')?.key);
    if (cart === undefined) throw resourceNotFound('active-cart');
    return context.json(shown(context, cart));
  });

  app.get('/me/carts', (context) => {
    const carts = shop.carts.ofOwner(ownerOf(shop, context), context.get('store')?.key);
    const page = pageOf(carts, new URL(context.req.url).searchParams, { resource: 'carts', fields: cartFields });
    const answer: CartPagedQueryResponse = { ...page, results: page.results.map((cart) => shown(context, cart)) };
    return context.json(answer);
  });

  app.post('/me/carts', async (context) => {
    const owner = ownerOf(shop, context);
    const cart = newCart(shop, context.get('store'), owner, await readBody(context, cartDraft));
    return context.json(shown(context, shop.carts.add(cart)), 201);
  });

  app.get('/me/carts/:id', (context) => context.json(shown(context, cartOf(shop, context))));

  app.post('/me/carts/:id', async (context) => {
    // Its owner and its existence are asked before its body is read, its version after: then nothing can come between.
    cartOf(shop, context);
    const { version, actions } = await readBody(context, cartUpdate);
    const cart = cartOf(shop, context);
    if (version !== cart.version) throw concurrentModification(cart.id, version, cart.version);
    const changed = applyActions(shop, cart, actions);
    return context.json(shown(context, actions.length === 0 ? cart : shop.carts.replace(changed, actions.length)));
  });

  app.delete('/me/carts/:id', (context) => {
    const cart = cartOf(shop, context);
    const version = versionParameter(context.req.query('version'));
    if (version !== cart.version) throw concurrentModification(cart.id, version, cart.version);
    shop.carts.delete(cart.id);
    return context.json(shown(context, cart));
  });
}

function shown(context: StoreContext, cart: Cart): Cart {
  return cartWithPictures(cart, originOf(context));
}

/** Whose carts the bearer means. A token that is nobody's has none. */
function ownerOf(shop: Shop, context: StoreContext): Owner {
  const token = context.get('token');
  demandScope(shop, context, scopesFor.carts);
  if (token.subject !== undefined) return token.subject;
  const message =
    "This endpoint requires an access token issued either with the 'Resource Owner Password Credentials Grant' or for an anonymous session.";
  throw refuseAuth(403, 'insufficient_scope', message);
}

function cartOf(shop: Shop, context: StoreContext): Cart {
  const id = context.req.param('id') ?? '';
  const cart = shop.carts.find(id, ownerOf(shop, context), context.get('store')?.key);
  if (cart === undefined) throw resourceNotFound(id);
  return cart;
}

function newCart(shop: Shop, store: Store | undefined, owner: Owner, draft: v.InferOutput<typeof cartDraft>): Cart {
  const { currency, country, locale, customerEmail, shippingAddress, billingAddress, discountCodes } = draft;
  const { deleteDaysAfterLastModification = deleteAfterDays } = draft;
  demandProjectLanguage(shop, locale);
  demandLifetime(deleteDaysAfterLastModification);
  const home = store === undefined ? draft.store && storeReference(shop, draft.store) : referenceTo(store);
  demandStoreCountry(shop, home, country);
  if (draft.taxMode === 'Disabled')
    throw invalidField('taxMode', 'Disabled', ['Platform', 'External', 'ExternalAmount']);
  const at = shop.timestamp();
  const empty: Cart = {
    id: randomUUID(),
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    ...owner,
    ...(home === undefined ? {} : { store: home }),
    ...(customerEmail === undefined ? {} : { customerEmail }),
    ...(country === undefined ? {} : { country }),
    ...(locale === undefined ? {} : { locale }),
    ...(shippingAddress === undefined ? {} : { shippingAddress: addressFrom(shippingAddress) }),
    ...(billingAddress === undefined ? {} : { billingAddress: addressFrom(billingAddress) }),
    lineItems: [],
    customLineItems: [],
    totalPrice: money(currency, 0),
    taxMode: draft.taxMode,
    priceRoundingMode: 'HalfEven',
    taxRoundingMode: 'HalfEven',
    taxCalculationMode: 'LineItemLevel',
    inventoryMode: draft.inventoryMode,
    cartState: 'Active',
    shippingMode: draft.shippingMode,
    shipping: [],
    itemShippingAddresses: [],
    discountCodes: [],
    directDiscounts: [],
    refusedGifts: [],
    origin: 'Customer',
    deleteDaysAfterLastModification,
  };
  const filled = draft.lineItems.reduce((cart, line) => withLine(shop, cart, line), empty);
  return settled(
    shop,
    discountCodes.reduce((cart, code) => withDiscountCode(shop, cart, code), filled),
  );
}
