import { describe, expect, test } from 'vitest';
import { type CachedCart, cachedCartAfter, isCartFresh } from '../../../src/commerce/cart/cached-cart.ts';
import type { WireCart } from '../../../src/commerce/cart/cart-wire.ts';

const money = (centAmount: number) => ({ currencyCode: 'EUR', centAmount, fractionDigits: 2 });

/** A cart of lines by id with what one costs, and of codes by id. */
function cartOf(prices: Record<string, number>, codes: string[] = [], more: Partial<WireCart> = {}): WireCart {
  return {
    id: 'cart',
    version: 1,
    cartState: 'Active',
    totalPrice: money(0),
    lineItems: Object.entries(prices).map(([id, cents]) => ({
      id,
      key: `key of ${id}`,
      productId: id,
      name: {},
      variant: { id: 1, images: [], attributes: [] },
      price: { value: money(cents) },
      quantity: 1,
      totalPrice: money(cents),
      lineItemMode: 'Standard',
    })),
    discountCodes: codes.map((id) => ({ discountCode: { id }, state: 'MatchesCart' })),
    ...more,
  };
}

const first = (cart: WireCart | undefined, more: object = {}): CachedCart =>
  cachedCartAfter(undefined, { cart, sessionId: 'guest', now: 1_000, ...more });
const next = (before: CachedCart, cart: WireCart | undefined, more: object = {}): CachedCart =>
  cachedCartAfter(before, { cart, sessionId: 'guest', now: 2_000, ...more });

describe('the commands that are in a cart', () => {
  test('add up over its answers', () => {
    expect(next(first(cartOf({}), { commands: ['a'] }), cartOf({}), { commands: ['b', 'c'] }).commands).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(next(first(cartOf({}), { commands: ['a'] }), cartOf({})).commands).toEqual(['a']);
  });

  test('are of one session: what another one did is not in this cart', () => {
    expect(
      next(first(cartOf({}), { commands: ['a'] }), cartOf({}), { sessionId: 'other', commands: ['b'] }).commands,
    ).toEqual(['b']);
  });

  test('are not remembered for ever', () => {
    const many = Array.from({ length: 300 }, (_, index) => `${index}`);
    const answered = many.reduce((before, id) => next(before, cartOf({}), { commands: [id] }), first(cartOf({})));

    expect(answered.commands).toEqual(many.slice(-200));
  });

  test('are all remembered of one request until the next, however many', () => {
    const many = Array.from({ length: 500 }, (_, index) => `${index}`);
    const answered = first(cartOf({}), { commands: many });

    expect(answered.commands).toEqual(many);
    expect(next(answered, cartOf({}), { commands: ['last'] }).commands).toHaveLength(200);
  });
});

describe('a discount code', () => {
  test('is called what was typed, though the shop only gives its id', () => {
    expect(first(cartOf({}, ['1', '2']), { codes: ['ONE', 'TWO'] }).codeNames).toEqual({ 1: 'ONE', 2: 'TWO' });
  });

  test('keeps its name as long as it is in the cart', () => {
    const one = first(cartOf({}, ['1']), { codes: ['ONE'] });
    const two = next(one, cartOf({}, ['1', '2']), { codes: ['TWO'] });

    expect(two.codeNames).toEqual({ 1: 'ONE', 2: 'TWO' });
    expect(next(two, cartOf({}, ['2'])).codeNames).toEqual({ 2: 'TWO' });
  });

  test('of another device is called what the shop says, or nothing', () => {
    const told = cartOf({}, [], { discountCodes: [{ discountCode: { id: '1', obj: { code: 'ONE' } }, state: '' }] });

    expect(first(told).codeNames).toEqual({ 1: 'ONE' });
    expect(first(cartOf({}, ['1'])).codeNames).toEqual({});
  });

  test('of another device is not called what was typed here', () => {
    expect(first(cartOf({}, ['1', '2']), { codes: ['ONE'] }).codeNames).toEqual({});
  });
});

describe('what was agreed on for a line', () => {
  test('is what it cost when it came in, whatever it costs now', () => {
    expect(next(first(cartOf({ mug: 100 })), cartOf({ mug: 150, lamp: 900 })).agreed).toEqual({ mug: 100, lamp: 900 });
  });

  test.each([
    ['its id', 'mug'],
    ['its key', 'key of mug'],
  ])('is what was on screen when the shopper changed it, by %s', (_by, chosen) => {
    const raised = next(first(cartOf({ mug: 100 })), cartOf({ mug: 150 }));

    expect(next(raised, cartOf({ mug: 150 }), { chosen: [chosen] }).agreed).toEqual({ mug: 150 });
    // The price went up with that very change, which the shopper has not seen.
    expect(next(raised, cartOf({ mug: 175 }), { chosen: [chosen] }).agreed).toEqual({ mug: 150 });
  });

  test('goes with the line', () => {
    expect(next(first(cartOf({ mug: 100 })), cartOf({})).agreed).toEqual({});
  });

  test('is the reduced price where there is one', () => {
    const reduced = cartOf({ mug: 100 });
    const lineItems = reduced.lineItems.map((item) => ({
      ...item,
      price: { value: money(100), discounted: { value: money(80) } },
    }));

    expect(first({ ...reduced, lineItems }).agreed).toEqual({ mug: 80 });
  });
});

describe('an answer is fresh', () => {
  test('for a minute, also when the clock is set back by more', () => {
    const answer = first(cartOf({}));

    expect(isCartFresh(answer, 60_999)).toBe(true);
    expect(isCartFresh(answer, 61_000)).toBe(false);
    expect(isCartFresh(answer, -86_400_000)).toBe(false);
  });

  test('unless the cart is closed, and may be open by now', () => {
    expect(isCartFresh(first(cartOf({}, [], { lock: {} })), 1_001)).toBe(false);
    expect(isCartFresh(first(cartOf({}, [], { cartState: 'Frozen' })), 1_001)).toBe(false);
  });

  test('unless the shopper has gone to the checkout since', () => {
    expect(isCartFresh({ ...first(cartOf({})), isOld: true }, 1_001)).toBe(false);
  });

  test('also when it says that there is none', () => {
    expect(isCartFresh(first(undefined), 1_001)).toBe(true);
  });
});

describe('the clock of the shop', () => {
  const changedAt = (at: number) => cartOf({}, [], { lastModifiedAt: new Date(at).toISOString() });

  test('is learnt from the answer to a write of ours, which changed the cart just now', () => {
    expect(first(changedAt(400), { isOwn: true }).clock).toBe(-600);
    expect(first(changedAt(5_000), { isOwn: true }).clock).toBe(4_000);
  });

  test('is no earlier than what a reading says', () => {
    expect(first(changedAt(400)).clock).toBe(-600);
    expect(first(changedAt(3_000)).clock).toBe(2_000);
    expect(next(first(changedAt(400), { isOwn: true }), changedAt(400)).clock).toBe(-600);
  });
});
