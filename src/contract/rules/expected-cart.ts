/** The cart as it will be when the shop agrees to the commands that it has not confirmed. */
import type { Cart, CartLine } from '../cart.ts';
import type { CartCommand, LineTarget } from '../cart-command.ts';
import { type Money, multiplyMoney, sumMoney, withAmount } from './money.ts';

/**
 * Applies commands to a cart, in their order. Discounts, tax and shipping, which only the shop knows, stay as the shop
 * answered last. The worker applies the commands that it has not sent, and a page those that have not reached the
 * worker.
 */
export function expectedCart(answered: Cart, commands: readonly CartCommand[]): Cart {
  return commands.reduce(withCommand, answered);
}

/** The line that a command means: by ID, else by product and variant. */
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
      return line ? withQuantity(cart, line, quantityAfter(command, line.quantity)) : cart;
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

/** The quantity that a command gives a line which has `quantity`. */
export function quantityAfter(
  command: Extract<CartCommand, { kind: 'step' | 'set' | 'remove' }>,
  quantity: number,
): number {
  if (command.kind === 'remove') return 0;
  // At 0 the line is removed. A step has no upper limit here: the shop says what is too many.
  return Math.max(command.kind === 'set' ? command.quantity : quantity + command.by, 0);
}

/** Whether two entries are one discount code, even if only one entry has the shop's ID. */
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

/** The exact sum, if there is one; of two currencies the first amount, until the shop's answer corrects it. */
function plus(money: Money | undefined, more: Money): Money | undefined {
  return money?.currency === more.currency ? sumMoney([money, more]) : money;
}
