import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CartLine, emptyCart } from '../../src/contract/cart.ts';
import { type CartCommand, type LineTarget, quantityLimit } from '../../src/contract/cart-command.ts';
import { expectedCart, findLine } from '../../src/contract/rules/expected-cart.ts';
import { type Money, multiplyMoney, sumMoney } from '../../src/contract/rules/money.ts';

const euro = (amount: number): Money => ({ currency: 'EUR', amount, fractionDigits: 2 });
const draft = (name: string) => ({
  productId: name.toLowerCase(),
  variantId: 1,
  name,
  language: 'en',
  traits: [],
  unit: { now: euro(1000) },
});
const [teapot, kettle] = [draft('Teapot'), draft('Kettle')];

function line(of: typeof teapot, quantity: number): CartLine {
  return { ...of, id: `line-${of.productId}`, quantity, total: multiplyMoney(of.unit.now, quantity) };
}

function cartOf(lines: CartLine[]) {
  const total = sumMoney(lines.map((each) => each.total));
  if (!total) return emptyCart;
  return { lines, count: lines.reduce((sum, each) => sum + each.quantity, 0), totals: { subtotal: total, total } };
}

const target = (of: typeof teapot): LineTarget => ({
  lineId: `line-${of.productId}`,
  productId: of.productId,
  variantId: 1,
});

const add = (of: typeof teapot, quantity: number, id = `add-${of.name}`): CartCommand => ({
  id,
  kind: 'add',
  quantity,
  draft: of,
});

describe('the expected cart', () => {
  test('is the answered one while nothing is pending', () => {
    const cart = cartOf([line(teapot, 1)]);

    expect(expectedCart(cart, [])).toBe(cart);
  });

  test('has a new line for what is not in it, and more of what is', () => {
    const cart = expectedCart(cartOf([line(teapot, 1)]), [add(kettle, 2), add(teapot, 1)]);

    expect(cart.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Teapot', 2],
      ['Kettle', 2],
    ]);
    expect(cart.count).toBe(4);
    expect(cart.totals?.total).toEqual(euro(4000));
  });

  test('lets later commands build on earlier ones, also on a line that was just added, by its id', () => {
    const cart = expectedCart(cartOf([]), [
      add(kettle, 1),
      { id: 'more', kind: 'step', line: { ...target(kettle), lineId: 'add-Kettle', productId: 'other' }, by: 3 },
    ]);

    expect(cart.count).toBe(4);
  });

  test('keeps what only the shop knows', () => {
    const answered = { ...cartOf([line(teapot, 2)]), checkoutUrl: 'https://shop.example/checkout' };
    const totals = { subtotal: euro(2000), discount: euro(500), shipping: euro(490), total: euro(1990) };
    const cart = expectedCart({ ...answered, totals }, [{ id: 's', kind: 'step', line: target(teapot), by: 1 }]);

    expect(cart.totals).toEqual({ ...totals, subtotal: euro(3000), total: euro(2990) });
    expect(cart.checkoutUrl).toBe('https://shop.example/checkout');
  });

  test('passes over a command whose line is gone', () => {
    const cart = cartOf([line(teapot, 1)]);

    expect(expectedCart(cart, [{ id: 'r', kind: 'remove', line: target(draft('Gone')) }])).toEqual(cart);
  });

  test('is empty, without totals, when its last line goes', () => {
    expect(expectedCart(cartOf([line(teapot, 1)]), [{ id: 'r', kind: 'remove', line: target(teapot) }])).toEqual({
      lines: [],
      count: 0,
    });
  });

  test('marks what it has changed, and only that', () => {
    const answered = cartOf([line(teapot, 1), line(kettle, 1)]);
    const cart = expectedCart(answered, [{ id: 's', kind: 'step', line: target(teapot), by: 1 }]);

    expect(cart.lines.map(({ isWaiting }) => isWaiting)).toEqual([true, undefined]);
    expect(cart.lines[1]).toBe(answered.lines[1]);
  });

  test('never takes a gift for the line that is meant', () => {
    const gift: CartLine = { ...line(teapot, 1), id: 'gift', isGift: true };

    expect(findLine([gift, line(teapot, 2)], { ...target(teapot), lineId: '' })?.quantity).toBe(2);
    expect(expectedCart(cartOf([gift]), [add(teapot, 1)]).lines).toHaveLength(2);
  });

  test('has a code at once, and no longer when it is taken out', () => {
    const given = expectedCart(cartOf([line(teapot, 1)]), [{ id: 'c', kind: 'add-code', code: 'TEA' }]);
    expect(given.codes).toEqual([{ id: 'c', code: 'TEA', state: 'waiting' }]);

    const answered = { ...given, codes: [{ id: 'by-the-shop', code: 'TEA', state: 'applied' as const }] };
    const code = { id: 'c', code: 'TEA', state: 'waiting' as const };
    expect(expectedCart(answered, [{ id: 'x', kind: 'remove-code', code }]).codes).toEqual([]);
  });

  test('goes where it is said to go, by the way that is chosen', () => {
    const method = { id: 'm', name: 'Express' };
    const place = { id: 'd', kind: 'deliver-to', country: 'DE', postalCode: '' } as const;

    expect(expectedCart(cartOf([]), [place, { id: 'b', kind: 'deliver-by', method }]).delivery).toEqual({
      country: 'DE',
      method,
    });
  });

  test('has of a line of 12,000 as many more or fewer as were asked for', () => {
    const answered = cartOf([line(teapot, 12_000)]);
    const step = (by: number): CartCommand => ({ id: 's', kind: 'step', line: target(teapot), by });
    const counted = (command: CartCommand) => expectedCart(answered, [command]).count;

    expect([add(teapot, 1), step(1), step(-1)].map(counted)).toEqual([12_001, 12_001, 11_999]);
  });

  test('adds up after any commands, and no quantity is below one', () => {
    const someProduct = constantFrom(teapot, kettle);
    const some = record({
      kind: constantFrom('add', 'step', 'set', 'remove'),
      of: someProduct,
      by: integer({ min: -3, max: quantityLimit }),
    }).map(({ kind, of, by }): CartCommand => {
      if (kind === 'add') return add(of, Math.max(1, by));
      if (kind === 'remove') return { id: 'x', kind, line: target(of) };
      return kind === 'step'
        ? { id: 'x', kind: 'step', line: target(of), by }
        : { id: 'x', kind: 'set', line: target(of), quantity: Math.max(1, by) };
    });
    assert(
      property(array(some, { maxLength: 30 }), (commands) => {
        const cart = expectedCart(cartOf([line(teapot, 2)]), commands);
        const quantities = cart.lines.map(({ quantity }) => quantity);
        expect(cart.count).toBe(quantities.reduce((sum, quantity) => sum + quantity, 0));
        expect(cart.totals?.total.amount ?? 0).toBe(cart.count * 1000);
        expect(quantities.every((quantity) => quantity >= 1)).toBe(true);
      }),
    );
  });
});
