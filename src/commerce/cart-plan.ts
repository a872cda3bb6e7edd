/** From what the shopper did to what the shop is asked: pure, so that it can be tried on every cart. */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import { type CartGesture, quantityLimit } from '../contract/cart.ts';
import type { WireCart, WireLineItem } from './wire.ts';

/** What a gesture asks of one cart, and what the line then holds. */
export interface CartPlan {
  /** Empty when the cart already is as the gesture wants it. */
  actions: MyCartUpdateAction[];
  /** Whether a cart read later shows that the actions took effect. */
  landed: (later: WireCart) => boolean;
}

/**
 * Plans one gesture against one cart. Targets are absolute (`changeLineItemQuantity`) wherever the line is known, so that the
 * same request sent twice does no more than once; a new line carries the gesture's id as its `key`.
 *
 * @returns `undefined` when the line that the gesture means is gone
 */
export function planGesture(cart: WireCart, gesture: CartGesture): CartPlan | undefined {
  if (gesture.kind === 'add') {
    const line = cart.lineItems.find((item) => item.key === gesture.id) ?? equalLine(cart, gesture);
    if (line?.key === gesture.id) return { actions: [], landed: () => true };
    if (line) return planQuantity(line, line.quantity + gesture.quantity);
    return {
      actions: [{ action: 'addLineItem', ...lineDraft(gesture) }],
      landed: (later) => later.lineItems.some((item) => item.key === gesture.id),
    };
  }
  const line = cart.lineItems.find((item) => item.id === gesture.lineId);
  if (!line) return gesture.kind === 'remove' ? { actions: [], landed: () => true } : undefined;
  if (gesture.kind === 'step') return planQuantity(line, line.quantity + gesture.by);
  return planQuantity(line, gesture.kind === 'set' ? gesture.quantity : 0);
}

/** The line as `POST /me/carts` and `addLineItem` take it. */
export function lineDraft(gesture: CartGesture & { kind: 'add' }) {
  const { id, productId, variantId, quantity } = gesture;
  return { key: id, productId, variantId, quantity };
}

/** The shop would add to an equal line by itself; asked for as an absolute quantity, a second arrival changes nothing. */
function equalLine(cart: WireCart, { productId, variantId }: CartGesture & { kind: 'add' }): WireLineItem | undefined {
  return cart.lineItems.find((item) => item.productId === productId && item.variant.id === variantId);
}

function planQuantity(line: WireLineItem, wanted: number): CartPlan {
  const quantity = Math.min(Math.max(wanted, 0), quantityLimit);
  if (quantity === line.quantity) return { actions: [], landed: () => true };
  return {
    actions: [
      quantity > 0
        ? { action: 'changeLineItemQuantity', lineItemId: line.id, quantity }
        : { action: 'removeLineItem', lineItemId: line.id },
    ],
    landed: (later) => (later.lineItems.find((item) => item.id === line.id)?.quantity ?? 0) === quantity,
  };
}
