/** A shop with two markets, and what the tests of a change between them share. */
import { beforeEach, expect } from 'vitest';
import { smallStore } from '../../demo-store/scenarios/small-catalogue.ts';
import { extension, faults, openExtension, store, useShop } from '../../harness/shop.ts';
import { settle } from '../../harness/shopper.ts';
import { type Extension, settingsFor } from '../../harness/worker-harness.ts';

/** Texts in the shop's answers to the shopper, each with what the answer says in its place. */
export const replaced: [string, string][] = [];

/** Before each test of the file: the shop, with the German market in the settings. */
export function useMarkets(): void {
  useShop({ open: smallStore, hasFakeClock: true, isConnected: false });
  beforeEach(async () => {
    replaced.length = 0;
    openExtension(async (request) => {
      const answer = await faults.fetch(request);
      if (replaced.length === 0 || !new URL(request.url).pathname.includes('/me/')) return answer;
      const body = replaced.reduce((text, [from, to]) => text.replaceAll(from, to), await answer.text());
      return new Response(body, { status: answer.status, headers: answer.headers });
    });
    await goTo('EUR', 'DE');
  });
}

export const goTo = (currency: string, country: string) =>
  extension.ask('settings.save', {
    ...settingsFor(store),
    preferences: { currency, country, locale: 'en', storeKey: '' },
    pages: {
      shop: '',
      product: '',
      checkout: 'https://shop.example/{currency}/{country}/{cartId}',
      terms: '',
      privacy: '',
    },
  });

export const readCart = () => settle(extension.ask('cart.read'));

export const change = (...made: Parameters<Extension['change']>) => settle(extension.change(...made));

/** What the shop holds: each cart's currency, and its lines. */
export const held = () =>
  store.inspect
    .carts()
    .map(({ totalPrice, lineItems }) => [
      totalPrice.currencyCode,
      ...lineItems.map(({ productId, quantity }) => `${quantity} ${productId}`),
    ]);

export const cartIn = (currency: string) => {
  const cart = store.inspect.carts().find(({ totalPrice }) => totalPrice.currencyCode === currency);
  return cart ?? expect.fail(`There is no cart in ${currency}`);
};
