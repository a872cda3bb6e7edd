import { type Cart, type CartGesture, type CartLine, type LineTarget, quantityLimit } from './cart.ts';
import { type Money, timesMoney } from './money.ts';

/**
 * The cart as it will be when the shop agrees to these gestures: its last answer with them laid over it, in their order. What
 * only the shop knows (discounts, tax, shipping) stays as last answered. The worker lays what it has not yet sent over the
 * answer, and a page what has not yet reached the worker over that.
 */
export function expectedCart(answered: Cart, gestures: readonly CartGesture[]): Cart {
  return gestures.reduce(withGesture, answered);
}

/** The line a gesture means: by its id, else by what is in it. */
export function findLine<Line extends Pick<CartLine, 'id' | 'productId' | 'variantId' | 'isGift'>>(
  lines: readonly Line[],
  target: LineTarget,
): Line | undefined {
  return (
    lines.find((line) => line.id === target.lineId) ??
    lines.find((line) => line.productId === target.productId && line.variantId === target.variantId && !line.isGift)
  );
}

function withGesture(cart: Cart, gesture: CartGesture): Cart {
  switch (gesture.kind) {
    case 'add': {
      const { sketch, quantity, id } = gesture;
      const line = findLine(cart.lines, { ...sketch, lineId: id });
      if (line) return withQuantity(cart, line, line.quantity + quantity);
      const added: CartLine = { ...sketch, id, quantity: 0, total: { ...sketch.unit.now, amount: 0 } };
      return withQuantity({ ...cart, lines: [...cart.lines, added] }, added, quantity);
    }
    case 'step':
    case 'set':
    case 'remove': {
      const line = findLine(cart.lines, gesture.line);
      return line ? withQuantity(cart, line, wantedOf(gesture, line.quantity)) : cart;
    }
    case 'add-code':
      return { ...cart, codes: [...(cart.codes ?? []), { id: gesture.id, code: gesture.code, state: 'waiting' }] };
    case 'remove-code':
      return { ...cart, codes: (cart.codes ?? []).filter((code) => !sameCode(code, gesture.code)) };
    case 'deliver-to': {
      const { country, postalCode } = gesture;
      return { ...cart, delivery: { country, ...(postalCode && { postalCode }) } };
    }
    case 'deliver-by':
      return cart.delivery ? { ...cart, delivery: { ...cart.delivery, method: gesture.method } } : cart;
    case 'refresh':
      return cart;
  }
}

/** How many a gesture wants of a line that has `quantity`. */
export function wantedOf(gesture: Extract<CartGesture, { kind: 'step' | 'set' | 'remove' }>, quantity: number): number {
  if (gesture.kind === 'remove') return 0;
  return clamp(gesture.kind === 'set' ? gesture.quantity : quantity + gesture.by);
}

/** A quantity within its bounds; at 0 the line goes. */
export function clamp(quantity: number): number {
  return Math.min(Math.max(quantity, 0), quantityLimit);
}

/** Whether two entries are one code, though one of them may not know yet what the shop calls it. */
export function sameCode(one: { id: string; code?: string }, other: { id: string; code?: string }): boolean {
  return one.id === other.id || (one.code !== undefined && one.code === other.code);
}

function withQuantity(cart: Cart, line: CartLine, wanted: number): Cart {
  const quantity = clamp(wanted);
  const more = timesMoney(line.unit.now, quantity - line.quantity);
  const changed: CartLine = { ...line, quantity, total: plus(line.total, more), isWaiting: true };
  const lines = cart.lines.map((each) => (each === line ? changed : each)).filter((each) => each.quantity > 0);
  const { totals, ...rest } = cart;
  const next = { ...rest, lines, count: cart.count + quantity - line.quantity };
  if (lines.length === 0) return next;
  const { subtotal, total, ...others } = totals ?? { subtotal: { ...more, amount: 0 }, total: { ...more, amount: 0 } };
  return { ...next, totals: { ...others, subtotal: plus(subtotal, more), total: plus(total, more) } };
}

/** The sum, where both are of one currency; else the first, which the shop's answer will put right. */
function plus(money: Money, more: Money): Money {
  return money.currency === more.currency ? { ...money, amount: money.amount + more.amount } : money;
}
