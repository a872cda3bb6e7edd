/** Cart actions on lines. */
import * as v from 'valibot';
import { invalidField } from '../project/errors.ts';
import { cartAction } from './cart-action.ts';
import { lineItemDraft, lineOf, withLine, withQuantity } from './line-items.ts';

const names = { lineItemId: v.optional(v.string()), lineItemKey: v.optional(v.string()) };
const wholeNumber = v.pipe(v.number(), v.integer());

export const lineItemActions = {
  addLineItem: cartAction(lineItemDraft, withLine),

  /** Sets the absolute quantity; 0 removes the line. */
  changeLineItemQuantity: cartAction(v.object({ ...names, quantity: wholeNumber }), (shop, cart, action) =>
    withQuantity(shop, cart, lineOf(cart, action), action.quantity),
  ),

  /** Removes the line if the action has no quantity or at least the line's; otherwise reduces the quantity. */
  removeLineItem: cartAction(v.object({ ...names, quantity: v.optional(wholeNumber) }), (shop, cart, action) => {
    const line = lineOf(cart, action);
    const { quantity = line.quantity } = action;
    if (quantity < 1) throw invalidField('quantity', quantity);
    return withQuantity(shop, cart, line, Math.max(0, line.quantity - quantity));
  }),

  changeLineItemsOrder: cartAction(v.object({ lineItemOrder: v.array(v.string()) }), (_shop, cart, action) => {
    const { lineItemOrder } = action;
    const complete = new Set(lineItemOrder).size === cart.lineItems.length;
    const known = cart.lineItems.every(({ id }) => lineItemOrder.includes(id));
    if (!complete || !known) throw invalidField('lineItemOrder', lineItemOrder);
    const place = (id: string) => lineItemOrder.indexOf(id);
    return { ...cart, lineItems: [...cart.lineItems].sort((one, other) => place(one.id) - place(other.id)) };
  }),
};
