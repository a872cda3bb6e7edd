/** What the catalogue says today of the lines of a cart, whose own copy of a product is as old as the line. */
import type { LineToday } from '../contract/cart.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import { lineKey } from './cart-view.ts';
import type { WireLineItem } from './cart-wire.ts';
import { priceOf } from './price.ts';
import { projectionPage, read, type WireVariant } from './wire.ts';

/** More IDs make an address longer than the API takes, 8,192 characters. */
export const checkLimit = 100;
/** So many or fewer are said to be left. */
const few = 5;

/** Asks about some lines, at most {@link checkLimit} products of them, in one request. By {@link lineKey}. */
export async function checkLines(
  api: Api,
  { currency, country }: Preferences,
  items: readonly WireLineItem[],
): Promise<Record<string, LineToday>> {
  const ids = [...new Set(items.map(({ productId }) => productId))].slice(0, checkLimit);
  if (ids.length === 0) return {};
  const body = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections',
    query: [
      ['where', `id in (${ids.map((id) => JSON.stringify(id)).join(',')})`],
      ['limit', String(ids.length)],
      ['withTotal', 'false'],
      ['priceCurrency', currency],
      ['priceCountry', country],
    ],
    repeatable: true,
  });
  const variants = new Map(
    read(projectionPage, body).results.flatMap(({ id, masterVariant, variants: others }) =>
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
  const { isOnStock, availableQuantity: left } = variant.availability ?? {};
  const today = priceOf(variant.price);
  const inCart = priceOf(item.price);
  const isOther = today.now.currency === inCart.now.currency && today.now.amount !== inCart.now.amount;
  return {
    state: isOnStock === false ? 'sold-out' : 'sold',
    ...(isOther && { unit: today }),
    ...(isOnStock !== false && left !== undefined && left > 0 && left <= few && { left }),
  };
}
