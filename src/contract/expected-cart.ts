import type { Cart, CartCommand, CartLine, LineTarget } from './cart.ts';
import { type Money, multiplyMoney, sumMoney, withAmount } from './money.ts';

/**
 * The cart as it will be when the shop agrees to these commands: its last answer with them laid over it, in their order. What
 * only the shop knows (discounts, tax, shipping) stays as last answered. The worker lays what it has not yet sent over the
 * answer, and a page what has not yet reached the worker over that.
 */
export function expectedCart(answered: Cart, commands: readonly CartCommand[]): Cart {
  return commands.reduce(withCommand, answered);
}

/** The line a command means: by its id, else by what is in it. */
export function findLine<Line extends Pick<CartLine, 'id' | 'productId' | 'variantId' | 'isGift'>>(
  lines: readonly Line[],
  target: LineTarget,
): Line | undefined {
  return (
    lines.find((line) => line.id === target.lineId) ??
    lines.find((line) => line.productId === target.productId && line.variantId === target.variantId && !line.isGift)
  );
}

function withCommand(cart: Cart, command: CartCommand): Cart {
  switch (command.kind) {
    case 'add': {
      const { draft, quantity, id } = command;
      const line = findLine(cart.lines, { ...draft, lineId: id });
      if (line) return withQuantity(cart, line, line.quantity + quantity);
      const added: CartLine = { ...draft, id, quantity: 0, total: withAmount(draft.unit.now, 0) };
      return withQuantity({ ...cart, lines: [...cart.lines, added] }, added, quantity);
    }
    case 'step':
    case 'set':
    case 'remove': {
      const line = findLine(cart.lines, command.line);
      return line ? withQuantity(cart, line, wantedOf(command, line.quantity)) : cart;
    }
    case 'add-code':
      return { ...cart, codes: [...(cart.codes ?? []), { id: command.id, code: command.code, state: 'waiting' }] };
    case 'remove-code':
      return { ...cart, codes: (cart.codes ?? []).filter((code) => !sameCode(code, command.code)) };
    case 'deliver-to': {
      const { country, postalCode } = command;
      return { ...cart, delivery: { country, ...(postalCode && { postalCode }) } };
    }
    case 'deliver-by':
      return cart.delivery ? { ...cart, delivery: { ...cart.delivery, method: command.method } } : cart;
    case 'refresh':
      return cart;
  }
}

/** How many a command wants of a line that has `quantity`. */
export function wantedOf(command: Extract<CartCommand, { kind: 'step' | 'set' | 'remove' }>, quantity: number): number {
  if (command.kind === 'remove') return 0;
  // At 0 the line goes. However many there are, a step is a step: what is too many is for the shop to say.
  return Math.max(command.kind === 'set' ? command.quantity : quantity + command.by, 0);
}

/** Whether two entries are one code, though one of them may not know yet what the shop calls it. */
export function sameCode(one: { id: string; code?: string }, other: { id: string; code?: string }): boolean {
  return one.id === other.id || (one.code !== undefined && one.code === other.code);
}

function withQuantity(cart: Cart, line: CartLine, quantity: number): Cart {
  const { now: unit } = line.unit;
  const more = withAmount(unit, multiplyMoney(unit, quantity).amount - multiplyMoney(unit, line.quantity).amount);
  const { total: before, ...same } = line;
  const sum = plus(before, more);
  const changed: CartLine = { ...same, ...(sum && { total: sum }), quantity, isWaiting: true };
  const lines = cart.lines.map((each) => (each === line ? changed : each)).filter((each) => each.quantity > 0);
  const { totals, ...rest } = cart;
  const next = { ...rest, lines, count: cart.count + quantity - line.quantity };
  if (lines.length === 0) return next;
  const none = withAmount(unit, 0);
  const { subtotal: goods, total, ...others } = totals ?? { subtotal: none, total: none };
  const subtotal = plus(goods, more);
  return { ...next, totals: subtotal ? { ...others, subtotal, total: plus(total, more) ?? total } : { total } };
}

/** The sum, where there is an exact one; of two currencies the first, which the shop's answer will put right. */
function plus(money: Money | undefined, more: Money): Money | undefined {
  return money?.currency === more.currency ? sumMoney([money, more]) : money;
}
