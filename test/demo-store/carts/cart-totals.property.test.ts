import type { Cart, CentPrecisionMoney, TypedMoney } from '@commercetools/platform-sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { browsing, send } from '../scenarios/shopper.ts';
import { createDemoStore } from '../store/store.ts';

const store = createDemoStore({ products: 400, seed: 7 });
const device = store.elsewhere({ anonymousId: 'whoever' });

const places = [
  { currency: 'EUR', country: 'DE' },
  { currency: 'EUR', country: 'DE', state: 'Bremen' },
  { currency: 'EUR', country: 'FR' },
  { currency: 'EUR', country: 'AE' },
  { currency: 'USD', country: 'US', state: 'CA' },
  { currency: 'USD', country: 'US', state: 'NY' },
  { currency: 'USD', country: 'US', state: 'OR' },
  { currency: 'JPY', country: 'JP' },
];
const codes = [
  demoCodes.percentage,
  demoCodes.absolute,
  demoCodes.onTotal,
  demoCodes.freeShipping,
  demoCodes.minimum,
  demoCodes.stopping,
  demoCodes.endsSoon,
  demoCodes.switchedOff,
  demoCodes.usedUp,
  ...demoCodes.personal.slice(0, 2),
];

const cases = fc.record({
  place: fc.constantFrom(...places),
  address: fc.boolean(),
  method: fc.constantFrom(undefined, 'parcel', 'express', 'letter'),
  codes: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 10 }),
  lines: fc.uniqueArray(fc.record({ product: fc.nat(23), quantity: fc.integer({ min: 1, max: 40 }) }), {
    selector: ({ product }) => product,
    maxLength: 8,
  }),
});

type Wish = typeof cases extends fc.Arbitrary<infer Value> ? Value : never;

const sum = (amounts: readonly (TypedMoney | undefined)[]) =>
  amounts.reduce((total, amount) => total + (amount?.centAmount ?? 0), 0);

test('lines, discounts, shipping and tax agree with the totals to the last cent and yen', async () => {
  const ids = await productsOfBothRates();
  const anchor = absoluteDiscount(ids);
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(cases, (wish) => {
      const cart = built(wish, ids);
      if (cart === undefined) return;
      demandExact(cart);
      demandWhole(cart, anchor);
      expect(withoutTimes(device.changeCart(cart.id, { action: 'recalculate' }))).toEqual(withoutTimes(cart));
      store.deleteCart(cart.id);
      for (const feature of featuresOf(cart)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }),
    { numRuns: 400, seed: 20_261_123 },
  );
  for (const feature of ['line discount', 'total discount', 'tax', 'two rates', 'shipping', 'free shipping', 'yen']) {
    expect(seen.get(feature) ?? 0, feature).toBeGreaterThan(10);
  }
});

/** Products with the reduced tax rate and products with the standard rate. */
async function productsOfBothRates(): Promise<string[]> {
  const path = `/${store.projectKey}/product-projections?limit=500`;
  const { json } = await send(store, 'GET', path, { bearer: await browsing(store) });
  const usual = json.results[0]?.taxCategory?.id;
  const reduced = json.results.filter(({ taxCategory }) => taxCategory?.id !== usual);
  return [...reduced, ...json.results.slice(0, 3 * reduced.length)].map(({ id }) => id);
}

/** The requested cart; `undefined` if the shop does not sell or ship a product, or has too few of it. */
function built(wish: Wish, ids: string[]): Cart | undefined {
  const { currency, ...address } = wish.place;
  const { country } = address;
  const { id } = device.createCart({ currency, country });
  const tried = [
    ...wish.lines.map(({ product, quantity }) => ({ action: 'addLineItem', productId: ids[product], quantity })),
    ...wish.codes.map((code) => ({ action: 'addDiscountCode', code })),
    ...(wish.address ? [{ action: 'setShippingAddress', address }] : []),
    ...(wish.address && wish.method ? [{ action: 'setShippingMethod', shippingMethod: { key: wish.method } }] : []),
  ];
  for (const action of tried) {
    try {
      device.changeCart(id, action);
    } catch (refusal) {
      const { errors } = (refusal as { body: { errors: { code: string }[] } }).body;
      expect(['MatchingPriceNotFound', 'LineItemQuantityAboveLimit', 'InvalidOperation']).toContain(errors[0]?.code);
    }
  }
  return device.carts().find((cart) => cart.id === id);
}

interface Absolute {
  code: string;
  discount: string | undefined;
}

/** The ids of the code and of the discount of an absolute amount, which applies last to the lines. */
function absoluteDiscount([productId]: string[]): Absolute {
  const draft = { currency: 'EUR', lineItems: [{ productId }], discountCodes: [demoCodes.absolute] };
  const { id, discountCodes, lineItems } = device.createCart(draft);
  store.deleteCart(id);
  const [part] = lineItems[0]?.discountedPricePerQuantity ?? [];
  const [included] = part?.discountedPrice.includedDiscounts ?? [];
  return { code: discountCodes[0]?.discountCode.id ?? '', discount: included?.discount.id };
}

/** Expects that the whole amount is taken off, or as much as there was. */
function demandWhole({ discountCodes, lineItems, totalPrice }: Cart, { code, discount }: Absolute): void {
  if (discountCodes.find(({ discountCode }) => discountCode.id === code)?.state !== 'MatchesCart') return;
  const amount = { EUR: 500, USD: 600, JPY: 800 }[totalPrice.currencyCode] ?? Number.NaN;
  const parts = lineItems.flatMap((line) => line.discountedPricePerQuantity);
  const off = parts.reduce((total, { quantity, discountedPrice }) => {
    const included = discountedPrice.includedDiscounts.filter((portion) => portion.discount.id === discount);
    return total + quantity * sum(included.map(({ discountedAmount }) => discountedAmount));
  }, 0);
  const left = sum(lineItems.map((line) => line.totalPrice));
  expect(off).toBe(Math.min(amount, left + off));
}

function demandExact(cart: Cart): void {
  const { lineItems, shippingInfo, discountOnTotalPrice, taxedPrice, totalPrice } = cart;
  for (const { quantity, price, totalPrice: lineTotal, discountedPricePerQuantity, taxedPrice: taxed } of lineItems) {
    const unit = (price.discounted?.value ?? price.value).centAmount;
    const parts = discountedPricePerQuantity.map((part) => ({
      quantity: part.quantity,
      cents: part.discountedPrice.value.centAmount,
      off: sum(part.discountedPrice.includedDiscounts.map(({ discountedAmount }) => discountedAmount)),
    }));
    for (const { cents, off } of parts) {
      expect(cents + off).toBe(unit);
      expect(cents).toBeGreaterThanOrEqual(0);
    }
    const counted = parts.length === 0 ? [{ quantity, cents: unit }] : parts;
    expect(counted.reduce((total, part) => total + part.quantity, 0)).toBe(quantity);
    expect(counted.reduce((total, part) => total + part.quantity * part.cents, 0)).toBe(lineTotal.centAmount);
    expect(taxed !== undefined).toBe(taxedPrice !== undefined);
    if (taxed) demandTaxAdds(taxed);
  }
  const shipping = shippingInfo?.discountedPrice?.value ?? shippingInfo?.price;
  const whole = sum([...lineItems.map((line) => line.totalPrice), shipping]);
  expect(totalPrice.centAmount).toBe(whole - sum([discountOnTotalPrice?.discountedAmount]));
  expect(sum(discountOnTotalPrice?.includedDiscounts.map(({ discountedAmount }) => discountedAmount) ?? [])).toBe(
    sum([discountOnTotalPrice?.discountedAmount]),
  );
  expect(totalPrice.centAmount).toBeGreaterThanOrEqual(0);
  expect(Number.isInteger(totalPrice.centAmount)).toBe(true);
  if (taxedPrice === undefined) return;
  demandTaxAdds(taxedPrice);
  const included = (lineItems[0]?.taxRate ?? shippingInfo?.taxRate)?.includedInPrice ?? true;
  expect((included ? taxedPrice.totalGross : taxedPrice.totalNet).centAmount).toBe(totalPrice.centAmount);
  const taxedParts = [...lineItems.map((line) => line.taxedPrice), shippingInfo?.taxedPrice];
  expect(taxedPrice.totalNet.centAmount).toBe(
    sum(taxedParts.map((part) => part?.totalNet)) - sum([discountOnTotalPrice?.discountedNetAmount]),
  );
  expect(taxedPrice.totalGross.centAmount).toBe(
    sum(taxedParts.map((part) => part?.totalGross)) - sum([discountOnTotalPrice?.discountedGrossAmount]),
  );
}

interface Taxed {
  totalNet: CentPrecisionMoney;
  totalGross: CentPrecisionMoney;
  totalTax?: CentPrecisionMoney;
  taxPortions: { amount: CentPrecisionMoney }[];
}

function demandTaxAdds({ totalNet, totalGross, totalTax, taxPortions }: Taxed): void {
  expect(totalNet.centAmount + (totalTax?.centAmount ?? Number.NaN)).toBe(totalGross.centAmount);
  expect(sum(taxPortions.map(({ amount }) => amount))).toBe(totalTax?.centAmount);
}

function featuresOf({ lineItems, discountOnTotalPrice, taxedPrice, shippingInfo, totalPrice }: Cart): string[] {
  const features = {
    'line discount': lineItems.some(({ discountedPricePerQuantity }) => discountedPricePerQuantity.length > 0),
    'total discount': discountOnTotalPrice !== undefined,
    tax: taxedPrice !== undefined,
    'two rates': new Set(lineItems.map(({ taxRate }) => taxRate?.amount)).size > 1,
    shipping: shippingInfo !== undefined,
    'free shipping': shippingInfo?.discountedPrice !== undefined,
    yen: totalPrice.currencyCode === 'JPY',
  };
  return Object.entries(features).flatMap(([name, there]) => (there ? [name] : []));
}

function withoutTimes({ version: _version, lastModifiedAt: _at, ...rest }: Cart) {
  return rest;
}
