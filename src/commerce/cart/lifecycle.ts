/**
 * Where a cart is apart from the shopper's commands: ordered, merged, expired, frozen, locked by an agent of the shop.
 */
import type { CartNews } from '../../contract/cart.ts';
import { isDuplicate, removeDuplicate } from '../cart-sync/duplicate-carts.ts';
import type { KnownCarts } from '../cart-sync/known-carts.ts';
import type { CreatedCart } from '../cart-sync/outbox-state.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { CartApi } from './cart-api.ts';
import { isOpen } from './cart-state.ts';
import type { WireCart } from './cart-wire.ts';
import { lostNews } from './losses.ts';

/** Where the shopper's cart is now. */
export interface Whereabouts {
  /** The cart to use; `undefined` for none. */
  cart: WireCart | undefined;
  /** The known cart as the shop has it now, where that is another cart than `cart`. */
  former?: WireCart;
  news: CartNews[];
}

/**
 * Finds the cart to use, and what happened to the known one. One request; two where it is another cart.
 *
 * @param known the cart as it was read last
 * @param others carts beside the known one, and the request that created it: a duplicate of that request is deleted
 */
export async function followCart(
  carts: Pick<CartApi, 'active' | 'withId' | 'remove'>,
  known: WireCart | undefined,
  locale: Locales,
  others: {
    carts?: { aside?: { id?: string }[] | undefined; used?: KnownCarts['used'] } | undefined;
    created?: CreatedCart | undefined;
  } = {},
): Promise<Whereabouts> {
  const { carts: { aside = [], used } = {}, created } = others;
  const chosen = used && (await carts.withId(used.id));
  if (chosen && isOpen(chosen)) return { cart: chosen, news: [] };
  const active = await carts.active();
  const cart = aside.some(({ id }) => id === active?.id) ? undefined : active;
  if (!known || cart?.id === known.id) return { cart, news: [] };
  const former = await carts.withId(known.id);
  if (cart && former && former.cartState !== 'Merged' && created && isDuplicate(cart, created)) {
    await removeDuplicate(carts, cart);
    // Only once, with this cart set aside: the shop may still answer with it, or another device may have changed it.
    return followCart(carts, known, locale, { created, carts: { aside: [...aside, cart] } });
  }
  // The shop does not call a frozen cart active, nor a cart when one that was set aside has changed later.
  if (former && !cart && isOpen(former)) return { cart: former, news: [] };
  if (former) {
    const news: CartNews[] = former.cartState === 'Ordered' ? [{ id: `ordered ${former.id}`, kind: 'ordered' }] : [];
    return { cart, former, news };
  }
  return { cart, news: lostNews(cart, known, 'expired', locale) };
}
