import { type Cart, type CartLine, emptyCart, quantityLimit } from '../../contract/cart.ts';
import { type Money, timesMoney } from '../../contract/money.ts';

/** A line as the page knows it: by the shop's id, and by what is in it, since a line just added has no id yet. */
export interface LineTarget {
  lineId: string;
  productId: string;
  variantId: number;
}

/** What a line looks like before the shop has made it. */
export type LineSketch = Pick<
  CartLine,
  'productId' | 'variantId' | 'name' | 'language' | 'traits' | 'picture' | 'unit'
>;

/** A gesture the shop has not answered yet. `id` is the gesture's. */
export type PendingGesture =
  | { id: string; kind: 'add'; sketch: LineSketch; quantity: number }
  | { id: string; kind: 'step'; line: LineTarget; by: number }
  | { id: string; kind: 'set'; line: LineTarget; quantity: number }
  | { id: string; kind: 'remove'; line: LineTarget };

/**
 * The cart as it will be when the shop agrees to everything that is pending: the shop's last answer with the gestures laid
 * over it, in their order. What only the shop knows (discounts, tax, shipping) stays as last answered.
 */
export function expected(answered: Cart, pending: readonly PendingGesture[]): Cart {
  return pending.reduce(withGesture, answered);
}

/** The line a gesture means, in a cart where its id may have changed from the page's to the shop's. */
export function findLine(cart: Cart, target: LineTarget): CartLine | undefined {
  return (
    cart.lines.find((line) => line.id === target.lineId) ??
    cart.lines.find((line) => line.productId === target.productId && line.variantId === target.variantId)
  );
}

function withGesture(cart: Cart, gesture: PendingGesture): Cart {
  if (gesture.kind === 'add') {
    const line = findLine(cart, { ...gesture.sketch, lineId: '' });
    if (line) return withQuantity(cart, line, line.quantity + gesture.quantity);
    const added: CartLine = {
      ...gesture.sketch,
      id: gesture.id,
      quantity: 0,
      total: { ...gesture.sketch.unit.now, amount: 0 },
    };
    return withQuantity({ ...cart, lines: [...cart.lines, added] }, added, gesture.quantity);
  }
  const line = findLine(cart, gesture.line);
  if (!line) return cart;
  if (gesture.kind === 'remove') return withQuantity(cart, line, 0);
  return withQuantity(cart, line, gesture.kind === 'set' ? gesture.quantity : line.quantity + gesture.by);
}

function withQuantity(cart: Cart, line: CartLine, wanted: number): Cart {
  const quantity = Math.min(Math.max(wanted, 0), quantityLimit);
  const more = timesMoney(line.unit.now, quantity - line.quantity);
  const changed = { ...line, quantity, total: plus(line.total, more) };
  const lines = cart.lines.map((each) => (each === line ? changed : each)).filter((each) => each.quantity > 0);
  if (lines.length === 0) return emptyCart;
  const { subtotal, total, ...others } = cart.totals ?? {
    subtotal: { ...more, amount: 0 },
    total: { ...more, amount: 0 },
  };
  return {
    ...cart,
    lines,
    count: cart.count + quantity - line.quantity,
    totals: { ...others, subtotal: plus(subtotal, more), total: plus(total, more) },
  };
}

/** The sum, where both are of one currency; else the first, which the shop's answer will put right. */
function plus(money: Money, more: Money): Money {
  return money.currency === more.currency ? { ...money, amount: money.amount + more.amount } : money;
}
