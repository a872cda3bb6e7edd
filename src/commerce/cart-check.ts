/** What the catalogue says today of the lines of a cart, whose own copy of a product is as old as the line. */
import type { LineToday } from '../contract/cart.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import { lineKey } from './cart-view.ts';
import type { WireLineItem } from './cart-wire.ts';
import { priceFor, priceOf } from './price.ts';
import { projectionsById } from './projections.ts';
import { stockOf } from './stock.ts';
import type { WireVariant } from './wire.ts';

/** More IDs make an address longer than the API takes, 8,192 characters. */
export const checkLimit = 100;
/** So many or fewer are said to be left. */
const few = 5;

/**
 * Asks about some lines, at most {@link checkLimit} products of them, in as many requests as {@link projectionsById} takes. By
 * {@link lineKey}.
 */
export async function checkLines(
  api: Api,
  { currency, country }: Preferences,
  items: readonly WireLineItem[],
): Promise<Record<string, LineToday>> {
  const ids = [...new Set(items.map(({ productId }) => productId))].slice(0, checkLimit);
  // What a cart may hold is not only what its store shows.
  const projections = await projectionsById(api, ids, { currency, country, storeKey: '' });
  const variants = new Map(
    projections.flatMap(({ id, masterVariant, variants: others }) =>
      [...(masterVariant ? [masterVariant] : []), ...others].map((variant) => [
        lineKey({ productId: id, variantId: variant.id }),
        variant,
      ]),
    ),
  );
  return Object.fromEntries(
    items
      .filter(({ productId }) => ids.includes(productId))
      .map((item) => {
        const key = lineKey({ productId: item.productId, variantId: item.variant.id });
        return [key, todayOf(item, variants.get(key))];
      }),
  );
}

function todayOf(item: WireLineItem, variant: WireVariant | undefined): LineToday {
  if (!variant) return { state: 'gone' };
  if (!variant.price) return { state: 'not-sold-here' };
  const { available, left } = stockOf(variant);
  const today = priceFor(variant.price, item.quantity);
  const inCart = priceOf(item.price);
  // The catalogue is asked for everybody's prices, and says nothing of those of some.
  const isOurs = !item.price.customerGroup && !item.price.channel && !item.distributionChannel;
  const isOther = today.now.currency === inCart.now.currency && today.now.amount !== inCart.now.amount;
  return {
    state: available ? 'sold' : 'sold-out',
    ...(isOurs && isOther && { unit: today }),
    ...(available && left !== undefined && left <= few && { left }),
  };
}
