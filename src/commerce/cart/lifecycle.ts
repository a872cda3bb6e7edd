/** What becomes of a cart apart from what the shopper does to it: ordered, merged, expired, frozen, held by an agent. */
import type { CartNews } from '../../contract/cart.ts';
import { isDuplicate, removeDuplicate } from '../cart-sync/duplicate-carts.ts';
import type { KnownCarts, MadeCart } from '../cart-sync/outbox-state.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { CartApi } from './cart-api.ts';
import { countedLine } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';

/** Why nothing in a cart can be changed now. https://docs.commercetools.com/api/projects/carts#ctp:api:type:CartState */
export function closedBy({ lock, cartState }: Pick<WireCart, 'lock' | 'cartState'>): 'frozen' | 'locked' | undefined {
  if (lock) return 'locked';
  return cartState === 'Frozen' ? 'frozen' : undefined;
}

/** Where the shopper's cart is now. */
export interface Whereabouts {
  /** The cart to go on with; `undefined` for none. */
  cart: WireCart | undefined;
  /** The cart that was known, as it is now, where that is another one. */
  former?: WireCart;
  news: CartNews[];
}

/**
 * Finds the cart to go on with, and what has become of the one that was known. One request; two where it is another cart.
 *
 * @param known the cart as it was last seen
 * @param others what is known of carts beside it, and of a request to make one: another of the same is deleted, and not gone on with
 */
export async function followCart(
  carts: CartApi,
  known: WireCart | undefined,
  locale: Locales,
  others: { carts?: { aside?: { id?: string }[] | undefined; used?: KnownCarts['used'] }; made?: MadeCart } = {},
): Promise<Whereabouts> {
  const { carts: { aside = [], used } = {}, made } = others;
  const chosen = used && (await carts.withId(used.id));
  if (chosen && isOpen(chosen)) return { cart: chosen, news: [] };
  const active = await carts.active();
  const cart = aside.some(({ id }) => id === active?.id) ? undefined : active;
  if (!known || cart?.id === known.id) return { cart, news: [] };
  const former = await carts.withId(known.id);
  if (cart && former && former.cartState !== 'Merged' && made && isDuplicate(cart, made)) {
    await removeDuplicate(carts, cart);
    // Once: an answer may be older than the deletion, and another device may have changed it just now.
    return followCart(carts, known, locale, { made, carts: { aside: [...aside, cart] } });
  }
  // A frozen cart is not the active one, and neither is one while another was changed later that was set aside.
  if (former && !cart && isOpen(former)) return { cart: former, news: [] };
  if (former) {
    const news: CartNews[] = former.cartState === 'Ordered' ? [{ id: `ordered ${former.id}`, kind: 'ordered' }] : [];
    return { cart, former, news };
  }
  return { cart, news: lostNews(cart, known, 'expired', locale) };
}

function isOpen({ cartState }: WireCart): boolean {
  return cartState === 'Active' || cartState === 'Frozen';
}

/** Names what of a cart is not in the one that has come after it, where that is anything. */
export function lostNews(
  cart: WireCart | undefined,
  known: WireCart,
  why: 'expired' | 'currency',
  locale: Locales,
): CartNews[] {
  const lines = lostLines(cart, known).map((item) => countedLine(item, locale));
  return lines.length > 0 ? [{ id: `lost ${known.id}`, kind: 'lost', why, lines }] : [];
}

/** The lines of a cart whose products another one has not; without what the shop gave. */
export function lostLines(cart: WireCart | undefined, known: WireCart): WireLineItem[] {
  const kept = new Set(cart?.lineItems.map(({ productId, variant }) => `${productId} ${variant.id}`));
  return known.lineItems.filter(({ productId, variant, lineItemMode }) => {
    return lineItemMode !== 'GiftLineItem' && !kept.has(`${productId} ${variant.id}`);
  });
}
