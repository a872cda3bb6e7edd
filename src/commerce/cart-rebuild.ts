/** A cart's currency cannot be changed: for another one the same cart is made anew, with what is sold there. */
import type { CartNews } from '../contract/cart.ts';
import { isDoubtful, isFailure } from '../contract/failure.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import type { Carts } from './cart.ts';
import { asEverybodys, checkLimit, checkLines, isEverybodys } from './cart-check.ts';
import { followCart, lostNews } from './cart-life.ts';
import { isPlain, type LineItemDraft } from './cart-plan.ts';
import { lineKey } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import type { Locales } from './localized.ts';

export interface Rebuilt {
  /** `undefined` when nothing of it is sold there. */
  cart: WireCart | undefined;
  /** Whether it was made of the one that was known, which may have become an order meanwhile, say. */
  isMade: boolean;
  news: CartNews[];
}

/** Whether a cart has the shopper's currency and country. */
export function isInPlace(cart: WireCart, { currency, country }: Preferences): boolean {
  return cart.totalPrice.currencyCode === currency && (cart.country === undefined || cart.country === country);
}

/**
 * Makes the cart anew where its currency or country is not the shopper's. Its lines carry the old lines' ids as keys, so that a
 * cart made before a lost answer is recognised. The old one is deleted, for of two active carts the one changed last counts.
 *
 * @returns `undefined` where it can stay as it is
 */
export function createRebuild(api: Api, carts: Carts, preferences: Preferences, locales: () => Locales) {
  const fits = (cart: WireCart) => isInPlace(cart, preferences);

  const sold = async (items: readonly WireLineItem[]): Promise<LineItemDraft[]> => {
    const here: WireLineItem[] = [];
    for (let from = 0; from < items.length; from += checkLimit) {
      const page = items.slice(from, from + checkLimit);
      const today = await checkLines(api, preferences, page);
      here.push(
        ...page.filter(({ productId, variant }) => {
          const state = today[lineKey({ productId, variantId: variant.id })]?.state;
          return state === 'sold' || state === 'sold-out';
        }),
      );
    }
    return here.map(({ id, productId, variant, quantity }) => {
      return { key: id, productId, variantId: variant.id, quantity };
    });
  };

  /** `undefined` where none of the items is sold. */
  const make = async (old: WireCart, items: readonly WireLineItem[]): Promise<WireCart | undefined> => {
    const lines = await sold(items);
    if (lines.length === 0) return undefined;
    try {
      return await carts.create({ lines, codes: [] });
    } catch (thrown) {
      // A price for some, which the catalogue does not tell, may be none there.
      if (isFailure(thrown, 'not-sold-here') && !items.every(isEverybodys)) return make(old, items.map(asEverybodys));
      const made = isDoubtful(thrown) ? await carts.active() : undefined;
      if (!made || made.id === old.id) throw thrown;
      return made;
    }
  };

  return async (known: WireCart): Promise<Rebuilt | undefined> => {
    if (known.cartState !== 'Active' || fits(known)) return undefined;
    const locale = locales();
    const whereabouts = await followCart(carts, known, locale);
    const { cart: active, former } = whereabouts;
    const old = active?.id === known.id ? active : former;
    // Made by a worker that was stopped before it could say so.
    const made = active && active.id !== known.id && fits(active) ? active : undefined;
    if (!old && made) return { cart: made, isMade: true, news: lostNews(made, known, 'currency', locale) };
    if (old?.cartState !== 'Active') return { ...whereabouts, isMade: false };
    const items = old.lineItems.filter(isPlain);
    const cart = made ?? (await make(old, items));
    await carts.remove(old).catch((thrown) => {
      // Changed or gone meanwhile: the new one counts all the same, for it was made later.
      if (!isFailure(thrown, 'conflict', 'not-found')) throw thrown;
    });
    return { cart, isMade: true, news: lostNews(cart, old, 'currency', locale) };
  };
}
