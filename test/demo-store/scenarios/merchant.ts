/** The merchant's side: changes to the shop while shoppers use it. */
import type { Cart, FreezeStrategy, LocalizedString } from '@commercetools/platform-sdk';
import type { LockRefusal } from '../carts/cart-lifecycle.ts';
import { settled } from '../carts/cart-totals.ts';
import type { QuantityLimits } from '../carts/quantity-limits.ts';
import { orderFrom } from '../orders/orders.ts';
import { type NewPrice, removePrice, renameProduct, setPrice, setStock } from '../products/product-changes.ts';
import type { Shop } from '../store/shop.ts';

/** All changes take effect at once. All functions except the first two throw for unknown names. */
export interface Merchant {
  /** Deletes a cart of any owner, as the shop does with expired carts. */
  deleteCart(id: string): void;
  /**
   * Turns the cart into an order, as another device would: `/me/orders` lists the order, and its discount codes count
   * as used.
   */
  orderCart(id: string): void;
  /** Locks the cart for an agent: every update fails until it is unlocked, by default with 403. */
  lockCart(id: string, refusal?: LockRefusal): void;
  unlockCart(id: string): void;
  /** Freezes the cart: prices stay, and it accepts no lines; `SoftFreeze` by default. */
  freezeCart(id: string, strategy?: FreezeStrategy): void;
  unfreezeCart(id: string): void;
  /** Changing the country of a cart drops the lines without a price there, instead of rejecting the change. */
  dropLinesOnMoves(): void;
  /** Activates or deactivates a discount code. Carts follow at their next change. */
  switchCode(code: string, isActive: boolean): void;
  /** Changes the price of a variant and ends its sale. Carts follow at their next change. */
  setPrice(sku: string, price: NewPrice): void;
  /** Stops the sale of a variant in a currency. Carts drop the line at their next change. */
  removePrice(sku: string, currency: string): void;
  /** Renames a product. Carts follow only through `recalculate` with `updateProductData`. */
  renameProduct(productId: string, name: LocalizedString): void;
  /** Unpublishes a product: it cannot be found or added, and carts keep it until they are recalculated. */
  unpublish(productId: string): void;
  /** Sets the stock. 0 is sold out; a cart without an inventory mode still accepts the product. */
  setStock(sku: string, availableQuantity: number): void;
  /** Limits the quantity in one cart; without bounds there is no limit. */
  setQuantityLimits(sku: string, limits: QuantityLimits): void;
}

/** The first order number that no past order has. */
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
