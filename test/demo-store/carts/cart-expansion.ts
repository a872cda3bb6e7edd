/**
 * Reference expansion in carts, as far as this store supports it: discount codes.
 *
 * @see https://docs.commercetools.com/api/general-concepts#reference-expansion
 */
import type { Cart } from '@commercetools/platform-sdk';
import { holdsOneOf, scopesFor } from '../auth/scopes.ts';
import type { StoreContext } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';

/**
 * Adds the discount codes as `obj` where `expand=discountCodes[*].discountCode` requests them. The API does not
 * document whether a shopper's token may read them, so this store requires the scope for reading a code; without it the
 * reference stays unexpanded.
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
