/** Checks the cart's lines against the catalog when a page shows the cart. */
import type { CachedCart } from '../../commerce/cart/cached-cart.ts';
import { isAboutLine, lineKey, type Verdicts } from '../../commerce/cart/cart-view.ts';
import { checkLimit } from '../../commerce/cart/check-lines.ts';
import { preferencesFor } from '../../commerce/cart/market.ts';
import { priceOf } from '../../commerce/catalog/price.ts';
import type { Cart } from '../../contract/cart.ts';
import { fail } from '../../contract/failure.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import type { Shop } from '../shop/shop.ts';
import { readVerdicts, storeVerdicts } from './cart-verdicts.ts';
import { lastKnownCart, tellCart } from './view-cart.ts';

/** How long the catalog's word on a line counts. Milliseconds. */
const checkFreshFor = 600_000;

/** Asks the catalog about the lines, the first hundred products of them: one request, at most every ten minutes. */
export async function checkCart(shop: Shop): Promise<Cart> {
  const generation = shop.session.generation();
  const { cached } = await shop.outbox.read();
  const items = cached?.cart?.lineItems ?? [];
  const known = await readVerdicts(shop, cached);
  const isCurrent = known && isFresh(known.readAt, checkFreshFor, Date.now()) && coversLines(known.lines, items);
  if (items.length > 0 && !isCurrent) {
    const lines = await shop.checkLines(items, preferencesFor(shop.preferences, cached?.cart));
    // The customer or guest may have signed out meanwhile.
    if (generation !== shop.session.generation()) throw fail('superseded');
    await storeVerdicts(shop, cached, lines);
    // A page that has just opened drops answers to questions of an earlier page, so every page is told.
    await tellCart(shop);
  }
  return lastKnownCart(shop);
}

/** Whether verdicts are about all of these lines as they are now, as far as one check goes. */
function coversLines(verdicts: Verdicts, items: NonNullable<CachedCart['cart']>['lineItems']): boolean {
  return items.slice(0, checkLimit).every(({ productId, variant, price, quantity }) => {
    const verdict = verdicts[lineKey({ productId, variantId: variant.id })];
    return verdict && isAboutLine(verdict, priceOf(price).now.amount, quantity);
  });
}
