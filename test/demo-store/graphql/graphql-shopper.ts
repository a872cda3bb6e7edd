/** `Query.me`: the bearer's carts and orders. */
import type { Cart, LineItem, Order } from '@commercetools/platform-sdk';
import { cartsOf, ownerOf } from '../carts/carts.ts';
import { ordersOf } from '../orders/orders.ts';
import { cartWithPictures } from '../products/pictures.ts';
import { refuseAuth } from '../project/errors.ts';
import { originOf, type StoreContext } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { moneyFields, priceFields, variantFields } from './graphql-products.ts';
import { type ListArguments, listParameters, localized, pageFields } from './graphql-text.ts';

export function shopperFields(shop: Shop, context: StoreContext) {
  const owner = () => ownerOf(shop, context);
  const shown = (sale: Cart | Order | undefined) =>
    sale === undefined ? null : saleFields(shop, cartWithPictures(sale, originOf(context)));
  return {
    me() {
      if (context.get('token').subject === undefined) {
        const message =
          "This endpoint requires an access token issued either with the 'Resource Owner Password Credentials Grant' or for an anonymous session.";
        throw refuseAuth(403, 'insufficient_scope', message);
      }
      return {
        activeCart: () => shown(shop.carts.active(owner())),
        cart: ({ id }: { id: string }) => shown(shop.carts.find(id, owner())),
        carts: (wish: ListArguments) => pageFields(cartsOf(shop, context, listParameters(wish)), shown),
        order: ({ id, orderNumber }: { id?: string | null; orderNumber?: string | null }) =>
          shown(
            shop.orders.ofOwner(owner()).find((one) => (id == null ? one.orderNumber === orderNumber : one.id === id)),
          ),
        orders: (wish: ListArguments) => pageFields(ordersOf(shop, context, listParameters(wish)), shown),
      };
    },
  };
}

function saleFields(shop: Shop, sale: Cart | Order) {
  const { lineItems, taxedPrice, store, ...rest } = sale;
  return {
    ...rest,
    storeRef: store,
    cartRef: 'cart' in sale ? sale.cart : undefined,
    taxedPrice,
    lineItems: ({ id }: { id?: string | null }) =>
      lineItems.filter((line) => id == null || line.id === id).map((line) => lineFields(shop, line)),
  };
}

function lineFields(shop: Shop, { name, productSlug, variant, price, totalPrice, ...rest }: LineItem) {
  return {
    ...rest,
    ...localized({ name, productSlug }),
    variant: variantFields(shop, variant),
    price: priceFields(price),
    totalPrice: moneyFields(totalPrice),
  };
}
