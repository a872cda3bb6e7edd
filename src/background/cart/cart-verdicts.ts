/** What the catalog said of the cart's lines, kept until the browser is closed. */
import * as v from 'valibot';
import type { CachedCart } from '../../commerce/cart/cached-cart.ts';
import type { Verdicts } from '../../commerce/cart/cart-view.ts';
import { marketOf, preferencesFor } from '../../commerce/cart/market.ts';
import { shopItem } from '../browser/storage-item.ts';
import { money } from '../schemas.ts';
import type { Shop } from '../shop/shop.ts';

const lastCheck = shopItem({
  key: 'today@',
  area: 'session',
  owner: 'customer',
  schema: v.object({
    /** Milliseconds since 1970. */
    readAt: v.number(),
    /** The market that the catalog was asked for: see `marketOf`. */
    for: v.string(),
    lines: v.record(
      v.string(),
      v.object({
        state: v.picklist(['sold', 'sold-out', 'gone', 'not-sold-here']),
        unit: v.exactOptional(v.object({ now: money, was: v.exactOptional(money) })),
        left: v.exactOptional(v.number()),
        of: v.object({ cost: v.number(), quantity: v.exactOptional(v.number()) }),
      }),
    ),
  }),
});

/** The last check of the lines of a cart, if it was made for the market of that cart. */
export async function readVerdicts(
  { id, preferences }: Shop,
  cached: CachedCart | undefined,
): Promise<{ readAt: number; lines: Verdicts } | undefined> {
  const last = await lastCheck(id).read();
  return last?.for === marketOf(preferencesFor(preferences, cached?.cart)) ? last : undefined;
}

/** Stores a check of the lines of a cart. */
export async function storeVerdicts(
  { id, preferences }: Shop,
  cached: CachedCart | undefined,
  lines: Record<string, Verdicts[string]>,
): Promise<void> {
  await lastCheck(id).write({ readAt: Date.now(), for: marketOf(preferencesFor(preferences, cached?.cart)), lines });
}
