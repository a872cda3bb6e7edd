/** What the catalogue says today of the lines of a cart, whose own copy of a product is as old as the line. */
import type { Preferences } from '../../contract/settings.ts';
import { priceFor, priceOf, tiersOf } from '../catalog/price.ts';
import { projectionsById } from '../catalog/projections.ts';
import { stockOf } from '../catalog/stock.ts';
import type { Api } from '../client/api.ts';
import type { WirePrice, WireVariant } from '../wire.ts';
import { lineKey, type Verdict } from './cart-view.ts';
import type { WireLineItem } from './cart-wire.ts';

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
): Promise<Record<string, Verdict>> {
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
        return [key, judge(item, variants.get(key))];
      }),
  );
}

function judge(item: WireLineItem, variant: WireVariant | undefined): Verdict {
  const { price: inCart, quantity } = item;
  const of = { cost: priceOf(inCart).now.amount, ...(hasTiers(inCart, variant?.price) && { quantity }) };
  if (!variant) return { state: 'gone', of };
  const isOurs = isEverybodys(item);
  if (!variant.price && isOurs) return { state: 'not-sold-here', of };
  const { available, left } = stockOf(variant);
  const today = variant.price && priceFor(variant.price, quantity);
  const isOther = today?.now.currency === inCart.value.currencyCode && today.now.amount !== of.cost;
  return {
    state: available ? 'sold' : 'sold-out',
    of,
    ...(isOurs && isOther && { unit: today }),
    ...(available && left !== undefined && left <= few && { left }),
  };
}

/** Whether the catalogue, which is asked for everybody's prices, can say anything of a line's. */
export function isEverybodys({ price, priceMode, distributionChannel }: WireLineItem): boolean {
  return !price.customerGroup && !price.channel && !distributionChannel && (priceMode ?? 'Platform') === 'Platform';
}

/** A line as if it cost what it costs everybody. */
export function asEverybodys(item: WireLineItem): WireLineItem {
  const { priceMode: _, price, ...rest } = item;
  const { customerGroup: __, channel: ___, ...everybodys } = price;
  return { ...rest, price: everybodys };
}

function hasTiers(...prices: (WirePrice | undefined)[]): boolean {
  return prices.some((price) => price && tiersOf(price).length > 0);
}
