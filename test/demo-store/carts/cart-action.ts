/** The form every cart action has. */
import type { Cart } from '@commercetools/platform-sdk';
import type * as v from 'valibot';
import { checkShape } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';

/** One kind of action: takes a cart and gives another one, or refuses. Whatever it did before refusing is forgotten. */
export type ApplyAction = (shop: Shop, cart: Cart, action: unknown) => Cart;

/** An action whose fields are checked against `schema` before it is carried out. */
export function cartAction<const Schema extends v.GenericSchema>(
  schema: Schema,
  apply: (shop: Shop, cart: Cart, action: v.InferOutput<Schema>) => Cart,
): ApplyAction {
  return (shop, cart, action) => apply(shop, cart, checkShape(action, schema, ['actions']));
}
