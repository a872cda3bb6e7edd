/** The other side of the counter: what happens in a shop while shoppers are in it. */
import type { Cart, FreezeStrategy, LocalizedString } from '@commercetools/platform-sdk';
import type { LockRefusal } from '../carts/cart-lifecycle.ts';
import { settled } from '../carts/cart-totals.ts';
import type { QuantityLimits } from '../carts/quantity-limits.ts';
import { orderFrom } from '../orders/orders.ts';
import { type NewPrice, removePrice, renameProduct, setPrice, setStock } from '../products/product-changes.ts';
import type { Shop } from '../store/shop.ts';

/** All of it happens at once. What names something that is not there throws, but for the first two. */
export interface Merchant {
  /** Deletes a cart, whosesoever it is, as the shop does with old ones. */
  deleteCart(id: string): void;
  /** The cart has become an order on another device: `/me/orders` has it, and the codes that counted in it have been used. */
  orderCart(id: string): void;
  /** An agent holds the cart: every update fails until it is given back. How, a test may choose; 403 unless it does. */
  lockCart(id: string, refusal?: LockRefusal): void;
  unlockCart(id: string): void;
  /** The cart's prices stay as they are, and it takes no lines; `SoftFreeze` unless said otherwise. */
  freezeCart(id: string, strategy?: FreezeStrategy): void;
  unfreezeCart(id: string): void;
  /** A cart that moves to another country loses what has no price there, instead of staying where it is. */
  dropLinesOnMoves(): void;
  /** A discount code is switched off, or on again; carts learn it at their next change. */
  switchCode(code: string, isActive: boolean): void;
  /** A variant costs something else from now on, which ends a sale; carts learn it at their next change. */
  setPrice(sku: string, price: NewPrice): void;
  /** A variant is no longer sold in that currency; carts lose it at their next change. */
  removePrice(sku: string, currency: string): void;
  /** The product is called something else; carts learn it by `recalculate` with `updateProductData` alone. */
  renameProduct(productId: string, name: LocalizedString): void;
  /** The product is not to be found any more and cannot be added; carts keep it until they are recalculated. */
  unpublish(productId: string): void;
  /** How many pieces are there; 0 is sold out, which keeps nobody from adding it to a cart without an inventory mode. */
  setStock(sku: string, availableQuantity: number): void;
  /** How many pieces one cart may hold; without bounds, any number. */
  setQuantityLimits(sku: string, limits: QuantityLimits): void;
}

/** The first that is not a past order's. */
const firstOrderNumber = 10_600;

export function createMerchant(shop: Shop): Merchant {
  const change = (id: string, next: (cart: Cart) => Cart) => {
    const cart = shop.carts.get(id);
    if (cart === undefined) throw new Error(`The shop has no cart ${id}`);
    shop.carts.replace(next(cart), 1);
  };
  return {
    deleteCart: (id) => void shop.carts.delete(id),
    orderCart(id) {
      const cart = shop.carts.get(id);
      if (cart === undefined) return;
      for (const { discountCode, state } of cart.discountCodes) {
        if (state === 'MatchesCart') shop.discountCodes.countApplication(discountCode.id);
      }
      shop.carts.replace({ ...cart, cartState: 'Ordered' }, 1);
      shop.orders.add(orderFrom(cart, `SW-${firstOrderNumber + shop.orders.all().length}`, shop.timestamp()));
    },
    lockCart(id, refusal = 'insufficient_scope') {
      shop.lockRefusal.set(id, refusal);
      change(id, (cart) => ({ ...cart, lock: { createdAt: shop.timestamp(), clientId: shop.clients.admin.id } }));
    },
    unlockCart: (id) =>
      change(id, (cart) => {
        const { lock: _lock, ...rest } = cart;
        return rest;
      }),
    freezeCart: (id, freezeStrategy = 'SoftFreeze') =>
      change(id, (cart) => ({ ...cart, cartState: 'Frozen', freezeStrategy })),
    unfreezeCart: (id) =>
      change(id, (cart) => {
        const { freezeStrategy: _strategy, ...rest } = cart;
        return settled(shop, { ...rest, cartState: 'Active' });
      }),
    dropLinesOnMoves() {
      shop.moves.dropsLines = true;
    },
    switchCode: shop.discountCodes.switch,
    setPrice: (sku, price) => setPrice(shop, sku, price),
    removePrice: (sku, currency) => removePrice(shop, sku, currency),
    renameProduct: (productId, name) => renameProduct(shop, productId, name),
    unpublish: shop.products.remove,
    setStock: (sku, availableQuantity) => setStock(shop, sku, availableQuantity),
    setQuantityLimits: (sku, limits) => void shop.limits.set(sku, limits),
  };
}
