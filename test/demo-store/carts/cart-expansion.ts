/**
 * Reference expansion in carts, as far as this store goes: what a discount code says.
 *
 * @see https://docs.commercetools.com/api/general-concepts#reference-expansion
 */
import type { Cart } from '@commercetools/platform-sdk';
import { holdsOneOf, scopesFor } from '../auth/scopes.ts';
import type { StoreContext } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';

/**
 * The cart with the codes in `obj` where `expand=discountCodes[*].discountCode` asks for them. Whether a shopper's token
 * gets to see them is not documented, so it takes the scope that reading a code takes; without it the reference stays bare.
 */
export function expandedCart(shop: Shop, context: StoreContext, cart: Cart): Cart {
  const paths = context.req.queries('expand') ?? [];
  const { scopes } = context.get('token');
  const mayRead = holdsOneOf(scopes, scopesFor.discountCodes, shop.projectKey, context.get('store')?.key);
  if (!mayRead || !paths.includes('discountCodes[*].discountCode')) return cart;
  const discountCodes = cart.discountCodes.map((info) => {
    const obj = shop.discountCodes.withId(info.discountCode.id)?.resource;
    return obj === undefined ? info : { ...info, discountCode: { ...info.discountCode, obj } };
  });
  return { ...cart, discountCodes };
}
