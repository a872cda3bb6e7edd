/**
 * Every product that a shop sends gives something sensible to show, or nothing; never a crash.
 * The seed stands in the log; `FC_SEED` runs it again.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { learnAttributes } from '../../../src/commerce/catalog/filterable-attributes.ts';
import { htmlToText } from '../../../src/commerce/catalog/html-to-text.ts';
import { cardOf, categoriesOf, productOf } from '../../../src/commerce/catalog/product.ts';
import { attributesToCount, facetsOf } from '../../../src/commerce/search/facets.ts';
import type { StrategyQuery } from '../../../src/commerce/search/strategy.ts';
import { categoryPage, projection, projectionPage } from '../../../src/commerce/wire.ts';
import { formatMoney } from '../../../src/contract/rules/money.ts';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
console.info(`product data: FC_SEED=${seed}`);
const runs = { numRuns: 300, seed };
/** Milliseconds: shared machines are slow at times. */
const patience = 30_000;

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '\u202eevil\u202c',
    '😀'.repeat(400),
    'x'.repeat(10_000),
    '\ud800',
    '   ',
    '__proto__',
    'constructor',
    '2026-02-31',
    '25:61:61',
  ),
);
const localized = fc.oneof(
  fc.dictionary(fc.constantFrom('en', 'de-AT', 'ar', 'zh-Hans', '__proto__', ''), text),
  fc.constant(undefined),
  fc.anything(),
);
const money = fc.oneof(
  fc.record({
    type: fc.constantFrom('centPrecision', 'highPrecision', 'future'),
    currencyCode: fc.constantFrom('EUR', 'JPY', 'KWD', 'XXX', 'eur', ''),
    centAmount: fc.oneof(fc.integer(), fc.double(), fc.constant(Number.MAX_SAFE_INTEGER)),
    fractionDigits: fc.oneof(fc.constantFrom(0, 2, 3), fc.anything()),
    preciseAmount: fc.integer(),
  }),
  fc.anything(),
);
const price = fc.record(
  {
    value: money,
    discounted: fc.oneof(fc.record({ value: money }), fc.anything()),
    tiers: fc.oneof(
      fc.array(fc.record({ minimumQuantity: fc.integer(), value: money }), { maxLength: 3 }),
      fc.anything(),
    ),
  },
  { requiredKeys: [] },
);
const attributeValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.boolean(),
    fc.record({ key: text, label: fc.oneof(text, localized) }),
    localized,
    money,
    fc.record({ typeId: fc.constant('product'), id: text, obj: fc.record({ name: localized }) }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.record({ name: text, value: tie('value') }), { maxLength: 3 }),
    fc.anything(),
  ),
})).value;
const stock = fc.record(
  {
    isOnStock: fc.anything(),
    availableQuantity: fc.oneof(fc.integer(), fc.anything()),
    restockableInDays: fc.anything(),
  },
  { requiredKeys: [] },
);
const variant = fc.record(
  {
    id: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.anything()),
    sku: fc.oneof(text, fc.anything()),
    price: fc.oneof(price, fc.anything()),
    images: fc.oneof(
      fc.array(
        fc.record({
          url: fc.oneof(
            fc.webUrl(),
            fc.constantFrom(
              'javascript:alert(1)',
              'data:image/svg+xml,<svg onload=alert(1)>',
              'http://a.example/b',
              '//a',
              '',
            ),
          ),
          dimensions: fc.anything(),
        }),
        { maxLength: 3 },
      ),
      fc.anything(),
    ),
    attributes: fc.oneof(
      fc.array(
        fc.record({
          name: fc.oneof(fc.constantFrom('color', 'size', 'color-hex', '__proto__'), text),
          value: attributeValue,
        }),
        {
          maxLength: 6,
        },
      ),
      fc.anything(),
    ),
    availability: fc.oneof(stock, fc.record({ channels: fc.dictionary(text, stock) }), fc.anything()),
    future: fc.anything(),
  },
  { requiredKeys: [] },
);
const wild = fc.record(
  {
    id: fc.constant('p'),
    name: localized,
    slug: localized,
    description: localized,
    masterVariant: fc.oneof(variant, fc.constant(undefined), fc.anything()),
    variants: fc.oneof(fc.array(variant, { maxLength: 8 }), fc.anything()),
    attributes: fc.oneof(fc.array(fc.record({ name: text, value: attributeValue }), { maxLength: 4 }), fc.anything()),
    categories: fc.anything(),
    future: fc.anything(),
  },
  { requiredKeys: ['id'] },
);

test(
  'whatever comes as a product can be shown, or is passed over',
  () => {
    fc.assert(
      fc.property(wild, fc.constantFrom('en', 'de', 'ar', 'ja-JP'), (sent, locale) => {
        const product = productOf(v.parse(projection, sent), locale);
        if (!product) return;

        expect(product.name.trim()).not.toBe('');
        expect(product.name.length).toBeLessThanOrEqual(300);
        expect((product.description ?? '').length).toBeLessThanOrEqual(10_000);
        expect(product.variants).toHaveLength(product.variantCount);
        expect(product.variants.map(({ id }) => id)).toContain(product.variantId);
        for (const { url } of [...product.pictures, ...product.variants.flatMap(({ pictures }) => pictures)]) {
          expect(url).toMatch(/^https:\/\//i);
        }
        for (const { price: shown, tiers, stock: at, available } of product.variants) {
          if (shown) formatMoney(shown.now, locale);
          if (shown?.was) expect(shown.was.amount).toBeGreaterThan(shown.now.amount);
          for (const { from, each } of tiers) expect([from > 1, each.currency]).toEqual([true, shown?.now.currency]);
          expect(at.available).toBe(available);
          if (at.left !== undefined) expect(at.left).toBeGreaterThan(0);
        }
        // It travels between processes.
        expect(structuredClone(product)).toEqual(product);
      }),
      runs,
    );
  },
  patience,
);

test(
  'facets of whatever products there are offer only what can be chosen',
  () => {
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 8 }), (sent) => {
        const { results } = v.parse(projectionPage, { results: sent });
        const known = [...learnAttributes([], results, 'en')];
        const wanted = { filters: {}, language: 'en' } as StrategyQuery;
        const facets = facetsOf({ projections: results, total: results.length, taken: results.length }, known, wanted);

        expect(facets.length).toBeLessThanOrEqual(attributesToCount(known).length);
        for (const { name, kind, values } of facets) {
          expect(name).toMatch(/^[\w-]+$/);
          expect(values.length).toBeGreaterThan(1);
          expect(new Set(values.map(({ key }) => key)).size).toBe(values.length);
          for (const { label, count } of values) {
            expect(count).toBeGreaterThan(0);
            if (kind === 'choice') expect(label).toBeTruthy();
          }
        }
      }),
      runs,
    );
  },
  patience,
);

test(
  'whatever the category tree is, going up from any of it ends',
  () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const category = fc.record({
      id,
      name: fc.constant({ en: 'Name' }),
      parent: fc.option(fc.record({ id }), { nil: undefined }),
      orderHint: text,
    });
    fc.assert(
      fc.property(fc.uniqueArray(category, { selector: (each) => each.id }), (sent) => {
        const categories = categoriesOf(v.parse(categoryPage, { results: sent }).results, 'en');

        expect(categories).toHaveLength(sent.length);
        const byId = new Map(categories.map((each) => [each.id, each]));
        for (const each of categories) {
          let steps = 0;
          for (let above = each.parentId; above !== undefined; above = byId.get(above)?.parentId) {
            expect(byId.has(above)).toBe(true);
            steps += 1;
            expect(steps).toBeLessThanOrEqual(categories.length);
          }
        }
      }),
      runs,
    );
  },
  patience,
);

test('markup of any kind becomes text, in time that grows with its length', () => {
  const markup = fc.array(
    fc.oneof(text, fc.constantFrom('<p>', '</p>', '<', '>', '<script>', '<br/>', '&lt;', '&#0;', '&#xd800;', '<!--')),
    {
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(markup, (parts) => {
      expect(htmlToText(parts.join('').slice(0, 10_000)).length).toBeLessThanOrEqual(10_000 * 3);
    }),
    runs,
  );
  for (const unit of ['<', '<script>', '<p', '&#', ' \n', '<a ']) {
    const began = performance.now();
    htmlToText(unit.repeat(10_000 / unit.length));
    // A hundred times what it takes: only a growth with the square would be caught.
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});

test('a hundred variants are all there', () => {
  const variants = Array.from({ length: 100 }, (_, at) => ({
    id: at + 1,
    attributes: [{ name: 'size', value: `S${at}` }],
  }));
  const sent = v.parse(projection, { id: 'p', name: { en: 'Shirt' }, variants });

  expect(productOf(sent, 'en')?.variants).toHaveLength(100);
  expect(productOf(sent, 'en')?.axes[0]?.values).toHaveLength(100);
  expect(cardOf(sent, 'en')?.variantCount).toBe(100);
});
