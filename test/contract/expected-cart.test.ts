import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantityLimit } from '../../src/contract/cart.ts';
import { expected, type LineTarget, type PendingGesture } from '../../src/popup/cart/expected.ts';
import { cartOf, euro, kettle, line, product, teapot } from './popup.ts';

const target = (of: typeof teapot): LineTarget => ({ lineId: `line-${of.id}`, productId: of.id, variantId: 1 });

const add = (of: typeof teapot, quantity: number, id = 'add'): PendingGesture => ({
  id,
  kind: 'add',
  quantity,
  sketch: { productId: of.id, variantId: 1, name: of.name, language: 'en', traits: [], unit: { now: euro(1000) } },
});

describe('the expected cart', () => {
  test('is the answered one while nothing is pending', () => {
    const cart = cartOf([line(teapot, 1)]);

    expect(expected(cart, [])).toBe(cart);
  });

  test('has a new line for what is not in it, and more of what is', () => {
    const cart = expected(cartOf([line(teapot, 1)]), [add(kettle, 2), add(teapot, 1)]);

    expect(cart.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Teapot', 2],
      ['Kettle', 2],
    ]);
    expect(cart.count).toBe(4);
    expect(cart.totals?.total).toEqual(euro(4000));
  });

  test('lets later gestures build on earlier ones, also on a line that has no id yet', () => {
    const cart = expected(cartOf([]), [
      add(kettle, 1),
      { id: 'more', kind: 'step', line: { ...target(kettle), lineId: 'add' }, by: 3 },
    ]);

    expect(cart.count).toBe(4);
  });

  test('keeps what only the shop knows', () => {
    const answered = { ...cartOf([line(teapot, 2)]), checkoutUrl: 'https://shop.example/checkout' };
    const totals = { subtotal: euro(2000), discount: euro(500), shipping: euro(490), total: euro(1990) };
    const cart = expected({ ...answered, totals }, [{ id: 's', kind: 'step', line: target(teapot), by: 1 }]);

    expect(cart.totals).toEqual({ ...totals, subtotal: euro(3000), total: euro(2990) });
    expect(cart.checkoutUrl).toBe('https://shop.example/checkout');
  });

  test('passes over a gesture whose line is gone', () => {
    const cart = cartOf([line(teapot, 1)]);

    expect(expected(cart, [{ id: 'r', kind: 'remove', line: target(product('Gone')) }])).toEqual(cart);
  });

  test('is empty, without totals, when its last line goes', () => {
    expect(expected(cartOf([line(teapot, 1)]), [{ id: 'r', kind: 'remove', line: target(teapot) }])).toEqual({
      lines: [],
      count: 0,
    });
  });

  test('adds up after any gestures, and no quantity leaves its bounds', () => {
    const someProduct = constantFrom(teapot, kettle);
    const some = record({
      kind: constantFrom('add', 'step', 'set', 'remove'),
      of: someProduct,
      by: integer({ min: -3, max: quantityLimit }),
    }).map(({ kind, of, by }): PendingGesture => {
      if (kind === 'add') return add(of, Math.max(1, by));
      if (kind === 'remove') return { id: 'x', kind, line: target(of) };
      return kind === 'step'
        ? { id: 'x', kind: 'step', line: target(of), by }
        : { id: 'x', kind: 'set', line: target(of), quantity: Math.max(1, by) };
    });
    assert(
      property(array(some, { maxLength: 30 }), (gestures) => {
        const cart = expected(cartOf([line(teapot, 2)]), gestures);
        const quantities = cart.lines.map(({ quantity }) => quantity);
        expect(cart.count).toBe(quantities.reduce((sum, quantity) => sum + quantity, 0));
        expect(cart.totals?.total.amount ?? 0).toBe(cart.count * 1000);
        expect(quantities.every((quantity) => quantity >= 1 && quantity <= quantityLimit)).toBe(true);
      }),
    );
  });
});
