/**
 * What happens to a guest's carts when the guest signs in.
 *
 * @see
 *   https://docs.commercetools.com/learning-implement-carts-and-shopping-lists/manage-signups-and-signins/cart-merge-strategies
 */
import type { Cart } from '@commercetools/platform-sdk';
import type { Shop } from '../store/shop.ts';
import { settled } from './cart-totals.ts';
import { recalculated, withLine, withQuantity } from './line-items.ts';

export type ActiveCartSignInMode = 'MergeWithExistingCustomerCart' | 'UseAsNewActiveCustomerCart';

export interface SignIn {
  customerId: string;
  /** The guest of the bearer token, if it is a guest's. */
  anonymousId: string | undefined;
  /** The store of the sign-in: only carts of that store are merged. */
  storeKey: string | undefined;
  mode: ActiveCartSignInMode;
  updateProductData: boolean;
}

/**
 * Gives the guest's carts to the customer, and gives the recalculated active cart. A rejection changes nothing: a line
 * may have no price for the customer's cart (`MatchingPriceNotFound`).
 */
export function takeOverCarts(shop: Shop, signIn: SignIn): Cart | undefined {
  const { customerId, anonymousId, storeKey, mode, updateProductData } = signIn;
  const own = shop.carts.active({ customerId }, storeKey);
  const brought = anonymousId === undefined ? undefined : shop.carts.active({ anonymousId }, storeKey);
  const settledAnew = (cart: Cart) => settled(shop, recalculated(shop, cart, updateProductData));

  if (brought === undefined) {
    giveAway(shop, signIn, undefined);
    return own === undefined ? undefined : shop.carts.replace(settledAnew(own), 1);
  }
  if (own === undefined || mode === 'UseAsNewActiveCustomerCart') {
    const theirs = settledAnew(assigned(brought, customerId));
    giveAway(shop, signIn, brought);
    return shop.carts.replace(theirs, 1);
  }
  const merged = settledAnew(mergedInto(shop, own, brought));
  giveAway(shop, signIn, brought);
  shop.carts.replace({ ...brought, cartState: 'Merged' }, 1);
  return shop.carts.replace(merged, 1);
}

/** If both carts contain a product, the larger quantity counts, not the sum. */
function mergedInto(shop: Shop, own: Cart, brought: Cart): Cart {
  return brought.lineItems.reduce((cart, line) => {
    const { productId, variant, quantity, key } = line;
    const taken = key === undefined || cart.lineItems.some((other) => other.key === key);
    const equal = cart.lineItems.find((other) => other.productId === productId && other.variant.id === variant.id);
    if (equal === undefined)
      return withLine(shop, cart, { productId, variantId: variant.id, quantity, ...(taken ? {} : { key }) });
    return quantity > equal.quantity ? withQuantity(shop, cart, equal, quantity) : cart;
  }, own);
}

/** All other carts and all orders of the guest become the customer's unchanged. */
function giveAway(shop: Shop, { customerId, anonymousId }: SignIn, except: Cart | undefined): void {
  if (anonymousId === undefined) return;
  shop.orders.give(anonymousId, customerId);
  for (const cart of shop.carts.ofOwner({ anonymousId })) {
    if (cart.id !== except?.id && cart.cartState !== 'Merged') shop.carts.replace(assigned(cart, customerId), 1);
  }
}

function assigned(cart: Cart, customerId: string): Cart {
  const { anonymousId: _former, ...rest } = cart;
  return { ...rest, customerId };
}
