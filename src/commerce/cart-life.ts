/** What becomes of a cart apart from what the shopper does to it: ordered, merged, expired, frozen, held by an agent. */
import type { CartNews } from '../contract/cart.ts';
import type { Carts } from './cart.ts';
import type { MadeCart } from './cart-ledger.ts';
import { isTwin, removeTwin } from './cart-twins.ts';
import { sketchOf } from './cart-view.ts';
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
 * @param made what was sent of late to make a cart: another of the same is deleted, and not gone on with
 */
export async function followCart(
  carts: Carts,
  known: WireCart | undefined,
  locale: string,
  made?: MadeCart,
): Promise<Whereabouts> {
  const cart = await carts.active();
  if (!known || cart?.id === known.id) return { cart, news: [] };
  const former = await carts.withId(known.id);
  if (cart && former && former.cartState !== 'Merged' && made && isTwin(cart, made)) {
    await removeTwin(carts, cart);
    return followCart(carts, known, locale, made);
  }
  // A frozen cart is nobody's active one, and still the shopper's.
  if (former?.cartState === 'Frozen' && !cart) return { cart: former, news: [] };
  if (former) {
    const news: CartNews[] = former.cartState === 'Ordered' ? [{ id: `ordered ${former.id}`, kind: 'ordered' }] : [];
    return { cart, former, news };
  }
  return { cart, news: lostNews(cart, known, 'expired', locale) };
}

/** Names what of a cart is not in the one that has come after it, where that is anything. */
export function lostNews(
  cart: WireCart | undefined,
  known: WireCart,
  why: 'expired' | 'currency',
  locale: string,
): CartNews[] {
  const lines = lostLines(cart, known).map((item) => ({ ...sketchOf(item, locale), quantity: item.quantity }));
  return lines.length > 0 ? [{ id: `lost ${known.id}`, kind: 'lost', why, lines }] : [];
}

/** The lines of a cart whose products another one has not; without what the shop gave. */
export function lostLines(cart: WireCart | undefined, known: WireCart): WireLineItem[] {
  const kept = new Set(cart?.lineItems.map(({ productId, variant }) => `${productId} ${variant.id}`));
  return known.lineItems.filter(({ productId, variant, lineItemMode }) => {
    return lineItemMode !== 'GiftLineItem' && !kept.has(`${productId} ${variant.id}`);
  });
}
