import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../../src/commerce/catalog/picture.ts';
import { moneyOf, priceOf } from '../../../src/commerce/catalog/price.ts';
import { cardOf, productOf } from '../../../src/commerce/catalog/product.ts';
import { money, projection } from '../../../src/commerce/wire.ts';

const euros = (centAmount: number) => ({ currencyCode: 'EUR', centAmount, fractionDigits: 2 });
const base = { id: 'p', name: { en: 'Linen shirt' }, masterVariant: { id: 1, price: { value: euros(1000) } } };
const product = (more: object = {}) => productOf(v.parse(projection, { ...base, ...more }), 'en');
const variant = (id: number, attributes: object) => ({
  id,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
});

describe('a product as shops really have them', () => {
  test.each<[string, object, object]>([
    ['no price', { masterVariant: { id: 1 } }, { name: 'Linen shirt', available: true }],
    ['a price that is nonsense', { masterVariant: { id: 1, price: { value: 'free' } } }, { name: 'Linen shirt' }],
    ['no name in this language', { name: { ar: 'قميص' } }, { name: 'قميص', language: 'ar' }],
    ['no master variant', { masterVariant: undefined, variants: [{ id: 7 }] }, { variantId: 7, variantCount: 1 }],
    ['a variant that is nonsense', { variants: [{ id: 'two' }, { id: 3 }] }, { variantCount: 2 }],
    ['unknown fields everywhere', { future: { of: 'commerce' } }, { name: 'Linen shirt' }],
    ['pictures that are nonsense', { masterVariant: { id: 1, images: 'none' } }, { name: 'Linen shirt' }],
    ['sold out', { masterVariant: { id: 1, availability: { isOnStock: false } } }, { available: false }],
  ])('%s', (_what, more, expected) => {
    expect(product(more)).toMatchObject(expected);
  });

  test('without a name or a variant there is nothing to show', () => {
    expect(product({ name: {} })).toBeUndefined();
    expect(product({ masterVariant: undefined })).toBeUndefined();
  });

  test('a name of 10,000 characters is cut', () => {
    expect(product({ name: { en: 'x'.repeat(10_000) } })?.name).toHaveLength(300);
  });

  test('the card takes a variant that can be bought', () => {
    const card = cardOf(
      v.parse(projection, {
        ...base,
        masterVariant: { id: 1, price: { value: euros(500) }, availability: { isOnStock: false } },
        variants: [{ id: 2, price: { value: euros(700) } }],
      }),
      'en',
    );

    expect(card).toMatchObject({ variantId: 2, variantCount: 2, available: true, price: { now: { amount: 700 } } });
  });
});

test.each([
  'javascript:alert(1)',
  'data:image/svg+xml,<svg onload="alert(1)">',
  'http://shop.example/a.jpg',
  'http://127.0.0.1.evil.example/a.jpg',
  '//shop.example/a.jpg',
  '/a.jpg',
  '',
])('%s is no picture', (url) => {
  expect(pictureOf([{ url }])).toBeUndefined();
});

test('the first picture that can be shown is shown', () => {
  expect(pictureOf([{ url: 'blob:x' }, { url: 'https://cdn.example/a.jpg', dimensions: { w: 1, h: 2 } }])).toEqual({
    url: 'https://cdn.example/a.jpg',
    width: 1,
    height: 2,
  });
});

test.each([
  [800, 1000, { now: 800, was: 1000 }],
  [1000, 1000, { now: 1000 }],
  [1200, 1000, { now: 1200 }],
  [0, 1000, { now: 0, was: 1000 }],
])('reduced to %d from %d', (reduced, value, expected) => {
  const price = priceOf({ value: euros(value), discounted: { value: euros(reduced) } });

  expect({ now: price.now.amount, ...(price.was && { was: price.was.amount }) }).toEqual(expected);
});

test.each<[string, number, number, number, object]>([
  ['EUR', 1235, 123_456, 4, { amount: 1235, fractionDigits: 2, precise: { amount: 123_456, fractionDigits: 4 } }],
  // ISO 4217's digits, which are not what `Intl` prefers to show.
  ['HUF', 125_000, 12_500_000, 4, { amount: 125_000, fractionDigits: 2, precise: { fractionDigits: 4 } }],
  ['IQD', 1_250, 125_050, 5, { amount: 1_250, fractionDigits: 3 }],
  // A whole number that is none to a computer.
  ['EUR', 1235, 2 ** 60, 18, { amount: 1235, fractionDigits: 2 }],
])(
  'a price in %s of more digits than its currency has keeps them',
  (currencyCode, centAmount, preciseAmount, fractionDigits, expected) => {
    const value = { type: 'highPrecision', currencyCode, centAmount, preciseAmount, fractionDigits };
    const now = product({ masterVariant: { id: 1, price: { value } } })?.price?.now;

    expect(now).toMatchObject({ currency: currencyCode, ...expected });
    expect(now?.precise === undefined).toBe(preciseAmount === 2 ** 60);
  },
);

test('what is stored of a price is read again as what it was', () => {
  const value = { type: 'highPrecision', currencyCode: 'EUR', centAmount: 3, preciseAmount: 349, fractionDigits: 4 };
  const read = v.parse(money, value);

  expect(moneyOf(v.parse(money, JSON.parse(JSON.stringify(read))))).toEqual(moneyOf(read));
});

test('a price reduced by a fraction of a cent is a reduced one', () => {
  const value = (preciseAmount: number) => ({
    ...euros(3),
    type: 'highPrecision' as const,
    preciseAmount,
    fractionDigits: 4,
  });

  expect(priceOf({ value: value(349), discounted: { value: value(312) } }).was?.precise?.amount).toBe(349);
});

describe('variants', () => {
  test('differ by the axes they are, with the words people read', () => {
    const lenum = (key: string, en: string) => ({ key, label: { en } });
    const shirts = product({
      masterVariant: variant(1, {
        material: 'linen',
        color: lenum('navy', 'Navy'),
        'color-hex': '#001f5b',
        size: { key: 's', label: 'S' },
      }),
      variants: [
        variant(2, {
          material: 'linen',
          color: lenum('navy', 'Navy'),
          'color-hex': '#001f5b',
          size: { key: 'm', label: 'M' },
        }),
        variant(3, {
          material: 'linen',
          color: lenum('sand', 'Sand'),
          'color-hex': 'red;x',
          size: { key: 'm', label: 'M' },
        }),
      ],
    });

    expect(shirts?.axes).toEqual([
      {
        name: 'color',
        values: [
          { key: 'navy', label: 'Navy', swatch: '#001f5b' },
          { key: 'sand', label: 'Sand' },
        ],
      },
      {
        name: 'size',
        values: [
          { key: 's', label: 'S' },
          { key: 'm', label: 'M' },
        ],
      },
    ]);
    expect(shirts?.variants.map(({ values }) => values)).toEqual([
      { color: 'navy', size: 's' },
      { color: 'navy', size: 'm' },
      { color: 'sand', size: 'm' },
    ]);
  });

  test('what follows from another choice is none of its own', () => {
    const pots = product({
      masterVariant: variant(1, { size: { key: 's', label: 'S' }, weight: 100 }),
      variants: [variant(2, { size: { key: 'l', label: 'L' }, weight: 200 })],
    });

    expect(pots?.axes.map(({ name }) => name)).toEqual(['size']);
  });
});
