/** Checks the lines of a cart against the catalog: a line's own copy of its product is as old as the line. */
import type { Preferences } from '../../contract/settings.ts';
import { priceFor, priceOf, tiersOf } from '../catalog/price.ts';
import { projectionsById } from '../catalog/projections.ts';
import { stockOf } from '../catalog/stock.ts';
import type { Api } from '../client/api.ts';
import type { WirePrice, WireVariant } from '../wire.ts';
import { lineKey, type Verdict } from './cart-view.ts';
import type { WireLineItem } from './cart-wire.ts';

/** Products in one check: more IDs make an address longer than the API takes, 8,192 characters. */
export const checkLimit = 100;
/** The panel says how many are left when it is this many or fewer. */
const few = 5;

/**
 * Asks the catalog about lines, at most {@link checkLimit} products of them, in as many requests as
 * {@link projectionsById} takes.
 *
 * @returns verdicts by {@link lineKey}
 */
export async function checkLines(
  api: Api,
  { currency, country }: Preferences,
  items: readonly WireLineItem[],
): Promise<Record<string, Verdict>> {
  const ids = [...new Set(items.map(({ productId }) => productId))].slice(0, checkLimit);
  // A cart may hold products that its store does not show.
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
  const isPublic = hasPublicPrice(item);
  if (!variant.price && isPublic) return { state: 'not-sold-here', of };
  const { available, left } = stockOf(variant);
  const today = variant.price && priceFor(variant.price, quantity);
  const isOther = today?.now.currency === inCart.value.currencyCode && today.now.amount !== of.cost;
  return {
    state: available ? 'sold' : 'sold-out',
    of,
    ...(isPublic && isOther && { unit: today }),
    ...(available && left !== undefined && left <= few && { left }),
  };
}

/** Whether a line has a public price, the only kind that this check asks the catalog for. */
export function hasPublicPrice({ price, priceMode, distributionChannel }: WireLineItem): boolean {
  return !price.customerGroup && !price.channel && !distributionChannel && (priceMode ?? 'Platform') === 'Platform';
}

/** A line as if it had the public price. */
export function withPublicPrice(item: WireLineItem): WireLineItem {
  const { priceMode: _, price, ...rest } = item;
  const { customerGroup: __, channel: ___, ...publicPrice } = price;
  return { ...rest, price: publicPrice };
}

function hasTiers(...prices: (WirePrice | undefined)[]): boolean {
  return prices.some((price) => price && tiersOf(price).length > 0);
}
