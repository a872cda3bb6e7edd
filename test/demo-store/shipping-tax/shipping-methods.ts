/**
 * The requests for shipping methods that a shopper may send.
 *
 * @see https://docs.commercetools.com/api/projects/shippingMethods#get-matching-shipping-methods
 */
import type { Cart, ShippingMethod, ShippingMethodPagedQueryResponse, ShippingRate } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { invalidOperation, malformedParameter, resourceNotFound } from '../project/errors.ts';
import { demandScope, type StoreContext, type StoreEnv } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { rateFor } from './shipping.ts';

/** Adds `/shipping-methods/matching-cart` to `app`, which serves the project or one of its stores. */
export function routeMatchingCart(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/shipping-methods/matching-cart', (context) => {
    demandScope(shop, context, scopesFor.shippingMethods);
    const cart = cartMeant(shop, context);
    if (cart.shippingAddress === undefined) {
      throw invalidOperation(`The cart with ID '${cart.id}' has no shipping address set.`);
    }
    const matching = shop.shipping.all.flatMap((method) => {
      const rate = rateFor(shop, cart, method);
      return rate === undefined || !shop.shipping.takes(method, cart) ? [] : [marked(method, [rate])];
    });
    return context.json(answerOf(matching));
  });
}

/** Adds `/shipping-methods/matching-location` to `app`. */
export function routeMatchingLocation(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/shipping-methods/matching-location', (context) => {
    demandScope(shop, context, scopesFor.shippingMethods);
    const { country, state, currency } = context.req.query();
    if (country === undefined) throw malformedParameter('country', 'This parameter is required.');
    if (!/^[A-Z]{2}$/.test(country)) throw malformedParameter('country', `'${country}' is not a country code.`);
    if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
      throw malformedParameter('currency', `'${currency}' is not a currency code.`);
    }
    // A method with a predicate cannot match without a cart.
    const open = shop.shipping.all.filter(({ predicate }) => predicate === undefined);
    const matching = open.flatMap((method) => {
      const rates = shop.shipping.ratesAt(method, { country, state }, currency);
      return rates.length === 0 ? [] : [marked(method, rates)];
    });
    return context.json(answerOf(matching));
  });
}

/** The cart in the query, if it belongs to the bearer; a token without a customer or guest may read all carts. */
function cartMeant(shop: Shop, context: StoreContext): Cart {
  const id = context.req.query('cartId');
  if (id === undefined) throw malformedParameter('cartId', 'This parameter is required.');
  const { subject } = context.get('token');
  const storeKey = context.get('store')?.key;
  const cart = subject === undefined ? shop.carts.get(id) : shop.carts.find(id, subject, storeKey);
  if (cart === undefined) throw resourceNotFound(id);
  return cart;
}

function marked(method: ShippingMethod, rates: readonly ShippingRate[]): ShippingMethod {
  const zoneRates = method.zoneRates.map(({ zone, shippingRates }) => ({
    zone,
    shippingRates: shippingRates.map((rate) => (rates.includes(rate) ? { ...rate, isMatching: true } : rate)),
  }));
  return { ...method, zoneRates };
}

/** Sorts the default method first. */
function answerOf(results: readonly ShippingMethod[]): ShippingMethodPagedQueryResponse {
  const sorted = [...results].sort((one, other) => Number(other.isDefault) - Number(one.isDefault));
  return { count: sorted.length, total: sorted.length, offset: 0, results: sorted };
}
