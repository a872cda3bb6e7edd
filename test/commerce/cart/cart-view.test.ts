import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type CachedCart, cachedCartAfter } from '../../../src/commerce/cart/cached-cart.ts';
import { cartOf } from '../../../src/commerce/cart/cart-view.ts';
import { cart as cartSchema } from '../../../src/commerce/cart/cart-wire.ts';
import type { Totals } from '../../../src/contract/cart.ts';
import { expectedCart } from '../../../src/contract/rules/expected-cart.ts';
import { formatMoney, sumMoney } from '../../../src/contract/rules/money.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { demoCodes } from '../../demo-store/discounts/demo-discounts.ts';
import { smallStore } from '../../demo-store/scenarios/small-catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';

/** The view of a cart that the shop has just given. */
function viewOf(wire: unknown, more: Partial<CachedCart> = {}, today = {}) {
  const answer = cachedCartAfter(undefined, { cart: v.parse(cartSchema, wire), sessionId: 'guest', now: 1_000 });
  return cartOf({ ...answer, ...more }, today, 'en');
}

/** The rows added up: prices that have the tax in them are not taxed again. */
function sumOf({ subtotal, discount, shipping, tax, taxIsIncluded }: Totals): number {
  const added = taxIsIncluded ? 0 : (tax?.amount ?? 0);
  return (subtotal?.amount ?? Number.NaN) - (discount?.amount ?? 0) + (shipping?.amount ?? 0) + added;
}

describe('the totals', () => {
  const catalogue = createCatalogue({ products: 400, seed: 7 });
  const store = createDemoStore({ catalogue });
  const device = store.elsewhere({ anonymousId: 'whoever' });
  const products = catalogue.products.map(({ id }) => id);
  const places = [
    { currency: 'EUR', country: 'DE' },
    { currency: 'EUR', country: 'FR' },
    { currency: 'EUR', country: 'AE' },
    { currency: 'USD', country: 'US', state: 'CA' },
    { currency: 'USD', country: 'US', state: 'NY' },
    { currency: 'USD', country: 'US', state: 'OR' },
    { currency: 'JPY', country: 'JP' },
  ];
  const { personal, expired: _expired, notYet: _notYet, withoutDiscount: _without, ...codes } = demoCodes;
  const wishes = fc.record({
    place: fc.constantFrom(...places),
    hasAddress: fc.boolean(),
    method: fc.constantFrom(undefined, 'parcel', 'express', 'letter'),
    codes: fc.uniqueArray(fc.constantFrom(...Object.values(codes), ...personal.slice(0, 2)), { maxLength: 6 }),
    lines: fc.uniqueArray(fc.record({ product: fc.nat(59), quantity: fc.integer({ min: 1, max: 40 }) }), {
      selector: ({ product }) => product,
      minLength: 1,
      maxLength: 8,
    }),
  });
  type Wish = typeof wishes extends fc.Arbitrary<infer Value> ? Value : never;

  /** The cart as far as the shop makes it. */
  function made({ place, hasAddress, method, codes: typed, lines }: Wish) {
    const { currency, ...address } = place;
    const { id } = device.createCart({ currency, country: address.country });
    const actions = [
      ...lines.map(({ product, quantity }) => ({ action: 'addLineItem', productId: products[product], quantity })),
      ...typed.map((code) => ({ action: 'addDiscountCode', code })),
      ...(hasAddress ? [{ action: 'setShippingAddress', address }] : []),
      ...(hasAddress && method ? [{ action: 'setShippingMethod', shippingMethod: { key: method } }] : []),
    ];
    for (const action of actions) {
      try {
        device.changeCart(id, action);
      } catch {
        // Not sold, not sent or not so many of it there.
      }
    }
    const cart = device.carts().find((each) => each.id === id);
    store.deleteCart(id);
    return cart ?? expect.fail('The cart is gone');
  }

  test('add up to what the shop charges, with codes, sales, shipping, and taxes that are included or added', () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(wishes, (wish) => {
        const cart = made(wish);
        const { totals, lines } = viewOf(cart);
        expect(totals === undefined).toBe(lines.length === 0);
        if (!totals) return;
        const { subtotal, discount, shipping, tax, taxIsIncluded, total } = totals;

        expect(sumOf(totals)).toBe(total.amount);
        expect(total).toMatchObject({
          amount: (cart.taxedPrice?.totalGross ?? cart.totalPrice).centAmount,
          currency: wish.place.currency,
        });
        // What the lines say comes to what stands below them; discounts are told once.
        expect(lines.map((line) => line.total?.amount)).toEqual(
          lines.map((line) => line.unit.now.amount * line.quantity),
        );
        expect(subtotal).toEqual(sumMoney(lines.map((line) => line.total)));
        expect(shipping?.amount).toBe(
          (cart.shippingInfo?.discountedPrice?.value ?? cart.shippingInfo?.price)?.centAmount,
        );
        const taxed = cart.taxedPrice;
        expect(tax?.amount ?? 0).toBe(taxed ? taxed.totalGross.centAmount - taxed.totalNet.centAmount : 0);
        for (const row of [subtotal, discount, shipping, tax]) expect(row?.amount ?? 0).toBeGreaterThanOrEqual(0);
        const features = {
          discount,
          shipping,
          included: taxIsIncluded,
          added: tax && !taxIsIncluded,
          free: shipping?.amount === 0,
        };
        for (const [name, has] of Object.entries(features)) seen[name] = (seen[name] ?? 0) + (has ? 1 : 0);
      }),
      { numRuns: 200, seed: 20_261_125 },
    );
    for (const [name, times] of Object.entries(seen)) expect(times, name).toBeGreaterThan(10);
  }, 30_000);
});

describe('totals beyond what the demo shop has', () => {
  const money = (centAmount: number) => ({ currencyCode: 'EUR', centAmount, fractionDigits: 2 });
  const line = (cents: number, quantity: number, totalCents = cents * quantity) => ({
    id: `${cents}`,
    productId: `${cents}`,
    name: {},
    variant: { id: 1 },
    price: { value: money(cents) },
    quantity,
    totalPrice: money(totalCents),
  });
  const cart = (lineItems: object[], charged: number, more: object = {}) => ({
    ...{ id: 'cart', version: 1, lineItems, totalPrice: money(charged), ...more },
  });

  test.each<[string, object]>([
    ['a fee that an agent has put in', cart([line(1000, 2)], 2500)],
    ['a price of a fraction of a cent, rounded down', cart([line(3, 100, 340)], 340)],
    ['a price of a fraction of a cent, rounded up', cart([line(4, 100, 360)], 360)],
    ['a fee and shipping', cart([line(1000, 2)], 2990, { shippingInfo: { price: money(490) } })],
    ['a gift', cart([line(1000, 1), { ...line(500, 1, 0), lineItemMode: 'GiftLineItem' }], 1000)],
    [
      'a fee and a tax that is added',
      cart([line(1000, 2)], 2500, { taxedPrice: { totalNet: money(2500), totalGross: money(2975) } }),
    ],
  ])('%s: the rows add up to what the shop charges', (_what, wire) => {
    const { totals } = viewOf(wire);

    expect(totals && sumOf(totals)).toBe(totals?.total.amount);
    expect(totals?.discount?.amount ?? 1).toBeGreaterThan(0);
  });
});

test.each([
  ['EUR', 14_950, 12_563],
  ['CZK', 12_190, 10_074],
  ['HUF', 125_000, 98_425],
])('prices and tax in %s are as the shop sends them, to the last minor unit', (currencyCode, gross, net) => {
  const money = (centAmount: number) => ({ type: 'centPrecision', currencyCode, centAmount, fractionDigits: 2 });
  const told = (amount: number) => ({ currency: currencyCode, amount, fractionDigits: 2 });
  const line = { id: 'l', productId: 'p', name: {}, variant: { id: 1 }, price: { value: money(gross) }, quantity: 1 };
  const taxedPrice = { totalNet: money(net), totalGross: money(gross) };
  const lineItems = [{ ...line, totalPrice: money(gross) }];

  expect(viewOf({ id: 'cart', version: 1, lineItems, totalPrice: money(gross), taxedPrice }).totals).toEqual({
    ...{ subtotal: told(gross), tax: told(gross - net), taxIsIncluded: true, total: told(gross) },
  });
});

describe('fractions of a cent', () => {
  const euro = (amount: number) => ({ currency: 'EUR', amount, fractionDigits: 2 });
  /** A line as the shop gives it, and the cart of that line alone. */
  const cartWith = (digits: string, quantity: number, total: number, more: object = {}) => {
    const [, fraction = ''] = digits.split('.');
    const value = {
      ...{ type: 'highPrecision', currencyCode: 'EUR', centAmount: Math.round(Number(digits) * 100) },
      ...{ preciseAmount: Number(digits.replace('.', '')), fractionDigits: fraction.length },
    };
    const totalPrice = { type: 'centPrecision', currencyCode: 'EUR', centAmount: total, fractionDigits: 2 };
    const line = { id: 'line', productId: 'p', name: {}, variant: { id: 1 }, price: { value }, quantity, totalPrice };
    return { id: 'cart', version: 1, lineItems: [{ ...line, ...more }], totalPrice };
  };

  test.each<[string, number, number, string]>([
    ['0.0349', 1_000, 3_490, '€0.0349'],
    ['12.3456', 10, 12_346, '€12.3456'],
    ['0.0125', 1_000, 1_250, '€0.0125'],
    ['0.004', 1_000, 400, '€0.004'],
    ['0.0050', 1, 0, '€0.005'],
    ['7.5000', 2, 1_500, '€7.50'],
  ])('%s € × %d: the line is the shop’s %d, no discount, and one costs %s', (digits, quantity, total, unit) => {
    const { lines, totals } = viewOf(cartWith(digits, quantity, total));

    expect(lines[0]?.total).toEqual(euro(total));
    expect(totals).toEqual({ subtotal: euro(total), total: euro(total) });
    expect(lines.map((line) => formatMoney(line.unit.now, 'en'))).toEqual([unit]);
  });

  test.each([
    ['12.3456', 10, 12_346],
    // Half to even, as the shop rounds.
    ['0.0050', 1, 0],
    ['0.0150', 1, 2],
    ['0.0050', 3, 2],
  ])('%s € × %d less a code: the line is %d without it, and the code is told once', (digits, quantity, full) => {
    const charged = full - 1;
    const wire = cartWith(digits, quantity, charged, { discountedPricePerQuantity: [{ quantity }] });
    const { lines, totals } = viewOf(wire);

    expect(lines[0]?.total).toEqual(euro(full));
    if (full > 0) expect(totals).toEqual({ subtotal: euro(full), discount: euro(1), total: euro(charged) });
  });

  test('a total that the shop has set is the line’s, whatever one costs', () => {
    const { lines, totals } = viewOf(cartWith('12.3456', 10, 5_000, { priceMode: 'ExternalTotal' }));

    expect([lines[0]?.total, totals?.discount]).toEqual([euro(5_000), undefined]);
  });

  test('a step comes to what the shop will say: 0.0349 € × 1,001', () => {
    const answered = viewOf(cartWith('0.0349', 1_000, 3_490));
    const line = { lineId: 'line', productId: 'p', variantId: 1 };
    const cart = expectedCart(answered, [{ id: 's', kind: 'step', line, by: 1 }]);

    expect([cart.lines[0]?.total, cart.totals?.total]).toEqual([euro(3_493), euro(3_493)]);
  });

  test('what one cost before is told in what is charged', () => {
    const { lines } = viewOf(cartWith('12.3456', 10, 12_346), { agreed: { line: 1_100 } });

    expect(lines[0]?.costBefore).toEqual(euro(1_100));
  });
});

describe('sums that numbers cannot hold', () => {
  const huge = 2 ** 52;
  const money = (centAmount: number) => ({ currencyCode: 'EUR', centAmount, fractionDigits: 2 });
  const line = (id: string, cents: number, quantity: number, more: object = {}) => ({
    ...{ id, productId: id, name: {}, variant: { id: 1 }, price: { value: money(cents) }, quantity },
    ...{ totalPrice: money(cents * quantity), ...more },
  });
  const cartOfLines = (lineItems: object[]) => ({ id: 'cart', version: 1, lineItems, totalPrice: money(77) });

  test('the subtotal of two lines: the shop’s total stands alone', () => {
    const { totals, lines } = viewOf(cartOfLines([line('a', huge, 1), line('b', huge, 1)]));

    expect(totals).toEqual({ total: { currency: 'EUR', amount: 77, fractionDigits: 2 } });
    expect(lines.map(({ total }) => total?.amount)).toEqual([huge, huge]);
  });

  test('a line that we would have to multiply: neither it nor the subtotal is shown', () => {
    const reduced = { discountedPricePerQuantity: [{ quantity: 4 }], totalPrice: money(77) };
    const { totals, lines } = viewOf(cartOfLines([line('a', huge, 4, reduced)]));

    expect(totals).toEqual({ total: { currency: 'EUR', amount: 77, fractionDigits: 2 } });
    expect(lines[0]).not.toHaveProperty('total');
  });

  test('a step that leads there: the total that the shop gave last stays', () => {
    const answered = viewOf(cartOfLines([line('a', huge, 1)]));
    const target = { lineId: 'a', productId: 'a', variantId: 1 };
    const cart = expectedCart(answered, [{ id: 's', kind: 'step', line: target, by: 9_000 }]);

    expect(cart.lines[0]).not.toHaveProperty('total');
    expect(cart.totals).toEqual({ total: answered.totals?.total });
  });
});

describe('a line', () => {
  const shop = smallStore();
  const elsewhere = shop.elsewhere({ anonymousId: 'whoever' });
  const wire = elsewhere.createCart({
    currency: 'EUR',
    country: 'DE',
    lineItems: [{ productId: 'teapot', quantity: 2, key: 'the-command' }, { sku: 'MUG-RED' }],
  });
  const euro = (amount: number) => ({ currency: 'EUR', amount, fractionDigits: 2 });

  test('says what is in it, what one costs and cost, and goes by the id it had before the shop knew it', () => {
    const [teapot, mug] = viewOf(wire).lines;

    expect(teapot).toMatchObject({
      id: 'the-command',
      name: 'Teapot with two cups',
      quantity: 2,
      unit: { now: euro(3900), was: euro(4900) },
      total: euro(7800),
    });
    expect(mug).toMatchObject({ id: wire.lineItems[1]?.id, name: 'Harbour mug', unit: { now: euro(1190) } });
  });

  test('says what one cost when it was agreed on, where that has changed', () => {
    const [teapot, mug] = wire.lineItems;
    const agreed = { [teapot?.id ?? '']: 3500, [mug?.id ?? '']: 1190 };

    expect(viewOf(wire, { agreed }).lines.map(({ costBefore }) => costBefore)).toEqual([euro(3500), undefined]);
  });

  test('says what the catalogue says of it today, and its price as long as that is another', () => {
    const unit = { now: euro(4100) };
    const [teapot, mug] = viewOf(wire).lines.map((line) => line.unit.now.amount);
    const today = {
      'teapot/1': { state: 'sold', unit, left: 2, of: { cost: teapot } },
      // The cart has come to another price since.
      'mug/2': { state: 'sold-out', unit, of: { cost: (mug ?? 0) - 1 } },
    };

    expect(viewOf(wire, {}, today).lines.map((line) => line.today)).toEqual([
      { state: 'sold', unit, left: 2 },
      { state: 'sold-out' },
    ]);
  });

  test('that a discount has put in says so', () => {
    const gift = { ...wire, lineItems: wire.lineItems.map((line) => ({ ...line, lineItemMode: 'GiftLineItem' })) };

    expect(viewOf(gift).lines.map(({ isGift }) => isGift)).toEqual([true, true]);
  });
});

describe('a cart', () => {
  const wire = {
    id: 'cart',
    version: 1,
    lineItems: [],
    totalPrice: { currencyCode: 'EUR', centAmount: 0, fractionDigits: 2 },
  };

  test('that does not exist has no totals, and keeps the time when it was read', () => {
    expect(cartOf({ readAt: 5, codeNames: {}, agreed: {} }, {}, 'en')).toEqual({
      lines: [],
      count: 0,
      readAt: 5,
    });
  });

  test.each([
    ['MatchesCart', 'applied'],
    ['NotActive', 'not-active'],
    ['NotValid', 'not-valid'],
    ['DoesNotMatchCart', 'no-match'],
    ['MaxApplicationReached', 'used-up'],
    ['ApplicationStoppedByPreviousDiscount', 'stopped'],
    ['ApplicationStoppedByGroupBestDeal', 'beaten'],
    ['SomethingOfNextYear', 'unknown'],
  ])('shows a code in the state %s as %s', (state, word) => {
    const discountCodes = [{ discountCode: { typeId: 'discount-code', id: '1' }, state }];

    expect(viewOf({ ...wire, discountCodes }, { codeNames: { 1: 'EBB10' } }).codes).toEqual([
      { id: '1', code: 'EBB10', state: word },
    ]);
  });

  test('gives the address, the shipping method, and whether the address is complete', () => {
    const shippingAddress = { country: 'DE', postalCode: '27568' };
    const shippingInfo = {
      shippingMethodName: 'Parcel',
      shippingMethod: { typeId: 'shipping-method', id: 'parcel' },
      price: { currencyCode: 'EUR', centAmount: 490, fractionDigits: 2 },
    };

    expect(viewOf({ ...wire, shippingAddress, shippingInfo }).delivery).toEqual({
      ...shippingAddress,
      method: { id: 'parcel', name: 'Parcel' },
    });
    expect(viewOf({ ...wire, shippingAddress: { ...shippingAddress, city: 'Bremerhaven' } }).delivery?.isAddress).toBe(
      true,
    );
  });

  test('that is closed gives the reason; an agent’s lock counts before a freeze', () => {
    expect(viewOf({ ...wire, cartState: 'Frozen' }).closed).toBe('frozen');
    expect(viewOf({ ...wire, cartState: 'Frozen', lock: { createdAt: 'now' } }).closed).toBe('locked');
    expect(viewOf(wire).closed).toBeUndefined();
  });
});
