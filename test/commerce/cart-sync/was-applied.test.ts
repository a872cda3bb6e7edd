import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireCart } from '../../../src/commerce/cart/cart-wire.ts';
import { type Expectation, unappliedParts, wasApplied } from '../../../src/commerce/cart-sync/was-applied.ts';

const money = { currencyCode: 'EUR', centAmount: 100, fractionDigits: 2 };

/** A cart of lines by id, each with a quantity and perhaps a key. */
function cartOf(lines: Record<string, number | [quantity: number, key: string]>): WireCart {
  return {
    id: 'cart',
    version: 1,
    cartState: 'Active',
    totalPrice: money,
    discountCodes: [],
    lineItems: Object.entries(lines).map(([id, held]) => {
      const [quantity, key] = Array.isArray(held) ? held : [held];
      return {
        id,
        ...(key && { key }),
        productId: id,
        name: {},
        variant: { id: 1, images: [], attributes: [] },
        price: { value: money },
        quantity,
        totalPrice: money,
        lineItemMode: 'Standard',
      };
    }),
  };
}

const line = (key: string): Expectation => ({ kind: 'line', key });
const change = (lineItemId: string, before: number, after: number): Expectation => ({
  kind: 'quantity',
  lineItemId,
  before,
  after,
});

test('a new line is proved by its key, whatever its quantity is by now', () => {
  expect(wasApplied(cartOf({ mug: [7, 'mine'] }), [line('mine')])).toBe('yes');
});

test('an equal line of another device proves nothing', () => {
  expect(wasApplied(cartOf({ mug: [1, 'theirs'], lamp: 1 }), [line('mine')])).toBe('no');
});

test('of several new lines one proves the request, for it applies whole: the other was removed since', () => {
  expect(wasApplied(cartOf({ mug: [1, 'one'] }), [line('one'), line('two')])).toBe('yes');
});

test('a new line that is not there may have been taken out again, where another line speaks for the request', () => {
  const expects = [line('mine'), change('mug', 2, 3)];

  expect(wasApplied(cartOf({ mug: 3 }), expects)).toBe('yes');
  expect(wasApplied(cartOf({ mug: 9 }), expects)).toBe('no');
});

describe('a line that holds what the request was to make of it', () => {
  const changed = (lastModifiedAt: number, version = 2) => ({
    ...cartOf({ mug: 2 }),
    version,
    lastModifiedAt: new Date(lastModifiedAt).toISOString(),
  });
  const sent = { version: 1, readAt: 10_000, at: 20_000 };
  const expects = [change('mug', 1, 2)];

  test('was made so by the request, if the cart was changed after it was sent', () => {
    expect(wasApplied(changed(20_001), expects, sent)).toBe('yes');
  });

  test('was made so by another device, if that was before', () => {
    expect(wasApplied(changed(20_000), expects, sent)).toBe('no');
    expect(wasApplied(changed(10_000), expects, sent)).toBe('no');
  });

  test('is taken to be the request’s, if the clocks do not agree: it was read later, and was not so', () => {
    expect(wasApplied(changed(9_999), expects, sent)).toBe('yes');
  });

  test('is taken to be the request’s, if the shop does not say when', () => {
    expect(wasApplied(cartOf({ mug: 2 }), expects, sent)).toBe('yes');
  });
});

describe('a line that holds neither what it held nor what the request was to make of it', () => {
  const changed = (version: number) => ({ ...cartOf({ mug: 9 }), version });
  const sent = { version: 1, readAt: 10_000, at: 20_000 };

  test('was changed by another device alone, if there was one write', () => {
    expect(wasApplied(changed(2), [change('mug', 1, 2)], sent)).toBe('no');
  });

  test('was changed by both, for all that is known, if there may have been two', () => {
    expect(wasApplied(changed(3), [change('mug', 1, 2)], sent)).toBe('unknown');
  });
});

test('what seems not to have been done is done again for itself, unless a key has proved it', () => {
  const expects = [line('mine'), change('mug', 2, 3), change('lamp', 1, 2)];

  expect(unappliedParts(cartOf({ mug: 3, lamp: 1 }), expects)).toEqual({ lineItemIds: ['lamp'], keys: ['mine'] });
  expect(unappliedParts(cartOf({ mug: 3, lamp: 1, new: [1, 'mine'] }), expects)).toEqual({ lineItemIds: [], keys: [] });
});

test.each<[string, Parameters<typeof cartOf>[0], Expectation[], string]>([
  ['what it was to be', { mug: 3 }, [change('mug', 2, 3)], 'yes'],
  ['what it was before', { mug: 2 }, [change('mug', 2, 3)], 'no'],
  ['something else', { mug: 9 }, [change('mug', 2, 3)], 'unknown'],
  ['gone, as it was to be', {}, [change('mug', 2, 0)], 'yes'],
  ['gone, as nobody here wanted', {}, [change('mug', 2, 3)], 'unknown'],
  [
    'one as it was to be, the other changed since',
    { mug: 3, lamp: 9 },
    [change('mug', 2, 3), change('lamp', 1, 2)],
    'yes',
  ],
  [
    'one as before, the other changed since',
    { mug: 2, lamp: 9 },
    [change('mug', 2, 3), change('lamp', 1, 2)],
    'unknown',
  ],
])('a quantity that is %s', (_what, lines, expects, verdict) => {
  expect(wasApplied(cartOf(lines), expects)).toBe(verdict);
});

test('a request about no line is not proved by lines: what it asked for is seen when it is planned anew', () => {
  expect(wasApplied(cartOf({ mug: 1 }), [])).toBe('no');
});

test('whatever others do to other lines, nothing changes the verdict', () => {
  const quantities = fc.dictionary(fc.constantFrom('lamp', 'bowl', 'pen'), fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(quantities, fc.nat(9), fc.nat(9), (others, before, after) => {
      fc.pre(before !== after);
      const expects = [change('mug', before, after)];
      const held = (mug: number) => cartOf({ ...others, ...(mug > 0 && { mug }) });
      expect(wasApplied(held(after), expects)).toBe('yes');
      expect(wasApplied(held(before), expects)).toBe('no');
    }),
  );
});
