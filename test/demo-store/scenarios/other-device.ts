/**
 * A second device of the same shopper. It changes carts at once and by the same rules, without requests and without
 * tokens.
 */
import type { Cart } from '@commercetools/platform-sdk';
import { applyActions } from '../carts/cart-actions.ts';
import type { Owner } from '../carts/cart-book.ts';
import { cartDraft, newCart } from '../carts/cart-draft.ts';
import { lockedRefusal } from '../carts/cart-lifecycle.ts';
import { checkShape } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';

/** The owner of the device. A cart stands for its owner. */
export type Whose = Pick<Cart, 'customerId' | 'anonymousId'>;

/** Each function throws the error that the API would have answered with, with `status` and `body`. */
export interface OtherDevice {
  /** All carts in any state. */
  carts(): Cart[];
  /** The cart that `/me/active-cart` gives. */
  activeCart(): Cart | undefined;
  /** Creates a cart from a `MyCartDraft`; it becomes the active one. */
  createCart(draft: object): Cart;
  /** Changes the active cart; throws if there is none. */
  change(...actions: { action: string; [field: string]: unknown }[]): Cart;
  /** Changes the cart with an id at its present version. */
  changeCart(id: string, ...actions: { action: string; [field: string]: unknown }[]): Cart;
}

export function otherDevice(shop: Shop, { customerId, anonymousId }: Whose): OtherDevice {
  const owner = ownerOf(customerId, anonymousId);
  const changeCart: OtherDevice['changeCart'] = (id, ...actions) => {
    const cart = shop.carts.find(id, owner);
    if (cart === undefined) throw new Error(`Whoever that is has no cart ${id}`);
    if (cart.lock !== undefined) throw lockedRefusal(cart, shop.lockRefusal.get(id) ?? 'insufficient_scope');
    return shop.carts.replace(applyActions(shop, cart, actions), actions.length);
  };
  return {
    carts: () => shop.carts.ofOwner(owner),
    activeCart: () => shop.carts.active(owner),
    createCart: (draft) => shop.carts.add(newCart(shop, undefined, owner, checkShape(draft, cartDraft))),
    change(...actions) {
      const cart = shop.carts.active(owner);
      if (cart === undefined) throw new Error('Whoever that is has no active cart');
      return changeCart(cart.id, ...actions);
    },
    changeCart,
  };
}

function ownerOf(customerId: string | undefined, anonymousId: string | undefined): Owner {
  if (customerId !== undefined) return { customerId };
  if (anonymousId !== undefined) return { anonymousId };
  throw new Error('A device is a customer’s or a guest’s');
}
