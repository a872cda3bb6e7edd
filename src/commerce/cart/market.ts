/** The market of a cart: its currency and country. A cart is usable in the shopper's market only. */
import type { Preferences } from '../../contract/settings.ts';
import type { KnownCarts } from '../cart-sync/known-carts.ts';
import type { WireCart } from './cart-wire.ts';

/** `country` is absent for a cart that has none. */
export interface Market {
  currency: string;
  country?: string;
}

/** A shopper's market in one word, for example `EUR DE`. */
export function marketOf({ currency, country }: Pick<Preferences, 'currency' | 'country'>): string {
  return `${currency} ${country}`;
}

/** The market that a cart is in. */
export function marketOfCart({ totalPrice, country }: Pick<WireCart, 'totalPrice' | 'country'>): Market {
  return { currency: totalPrice.currencyCode, ...(country && { country }) };
}

/** Whether a market is the shopper's. */
export function isMarketOf({ currency, country }: Market, preferences: Preferences): boolean {
  return currency === preferences.currency && (country === undefined || country === preferences.country);
}

/** Whether a cart is in the shopper's market, or the shopper chose it all the same and it holds something. */
export function isUsable(cart: WireCart, preferences: Preferences, used?: KnownCarts['used']): boolean {
  const isChosen = used?.id === cart.id && used.market === marketOf(preferences) && cart.lineItems.length > 0;
  return isChosen || isMarketOf(marketOfCart(cart), preferences);
}

/** The shopper's preferences in the market of their cart, which the shopper may have kept from another market. */
export function preferencesFor(preferences: Preferences, cart: WireCart | undefined): Preferences {
  return { ...preferences, ...(cart && marketOfCart(cart)) };
}
