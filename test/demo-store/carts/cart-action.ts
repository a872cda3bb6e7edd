/** The common form of all cart actions. */
import type { Cart } from '@commercetools/platform-sdk';
import type * as v from 'valibot';
import { checkShape } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';

/**
 * Applies one update action to a cart and gives the changed cart, or rejects the action. Carts are values, so a
 * rejected action has no effect.
 */
export type ApplyAction = (shop: Shop, cart: Cart, action: unknown) => Cart;

/** An action whose fields are validated with `schema` before it is applied. */
export function cartAction<const Schema extends v.GenericSchema>(
  schema: Schema,
  apply: (shop: Shop, cart: Cart, action: v.InferOutput<Schema>) => Cart,
): ApplyAction {
  return (shop, cart, action) => apply(shop, cart, checkShape(action, schema, ['actions']));
}
