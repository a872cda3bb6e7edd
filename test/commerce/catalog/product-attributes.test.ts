import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../src/commerce/catalog/html-to-text.ts';
import { productAttributesOf } from '../../../src/commerce/catalog/product-attributes.ts';
import type { ProductAttributeValue } from '../../../src/contract/catalog.ts';

const words = (value: ProductAttributeValue): string =>
  value.kind === 'text'
    ? value.text
    : value.kind === 'boolean'
      ? String(value.is)
      : value.attributes.map((fact) => `${fact.name}: ${fact.values.map(words)}`).join('; ');
const read = (value: unknown, locale = 'en-GB') =>
  productAttributesOf([{ name: 'it', value }], locale)[0]?.values.map(words);

describe('an attribute as people read it', () => {
  test.each<[string, unknown, string[] | undefined]>([
    ['text', 'Hand wash only', ['Hand wash only']],
    ['text with markup', '<p>Hand <b>wash</b></p>', ['Hand wash']],
    ['localised text', { de: 'Handwäsche', 'en-GB': 'Hand wash' }, ['Hand wash']],
    ['a number', 1234.5, ['1,234.5']],
    ['yes and no', false, ['false']],
    ['money', { type: 'centPrecision', currencyCode: 'EUR', centAmount: 1250, fractionDigits: 2 }, ['€12.50']],
    [
      'money without minor units',
      { type: 'centPrecision', currencyCode: 'JPY', centAmount: 1200, fractionDigits: 0 },
      ['JP¥1,200'],
    ],
    ['a day', '2026-03-01', ['1 Mar 2026']],
    ['a time', '09:30:00.000', ['09:30']],
    ['a text that is no day', '2026-02-31', ['2026-02-31']],
    ['an enum', { key: 'xl', label: 'Extra large' }, ['Extra large']],
    ['a localised enum', { key: 'navy', label: { de: 'Marine', en: 'Navy' } }, ['Navy']],
    ['a reference that says nothing', { typeId: 'product', id: 'x' }, undefined],
    ['a reference with its name', { typeId: 'product', id: 'x', obj: { name: { en: 'Lid' } } }, ['Lid']],
    [
      'a set',
      [
        { key: 'a', label: 'A' },
        { key: 'b', label: 'B' },
      ],
      ['A', 'B'],
    ],
    ['an empty set', [], undefined],
    [
      'nested',
      [
        { name: 'length', value: 30 },
        { name: 'unit', value: 'cm' },
      ],
      ['length: 30; unit: cm'],
    ],
    [
      'a set of nested',
      [[{ name: 'part', value: 'Lid' }], [{ name: 'part', value: 'Pot' }]],
      ['part: Lid', 'part: Pot'],
    ],
    ['nothing', null, undefined],
    ['blanks', '   ', undefined],
  ])('%s', (_type, value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test('a moment is told in words, not as the API writes it', () => {
    expect(read('2026-03-01T09:30:00.000Z')?.[0]).toMatch(/^1 Mar 2026, \d\d:\d\d$/);
  });

  test('in the shopper’s language, with the language it came in', () => {
    expect(read(1234.5, 'de')).toEqual(['1.234,5']);
    expect(productAttributesOf([{ name: 'it', value: { ar: 'قطن' } }], 'de')[0]?.values).toEqual([
      { kind: 'text', text: 'قطن', language: 'ar' },
    ]);
  });
});

describe('a description', () => {
  test.each([
    ['<p>One</p><p>Two<br>three</p>', 'One\n\nTwo\nthree'],
    ['<ul><li>One</li><li>Two</li></ul>', '• One\n• Two'],
    ['Fish &amp; chips &#8364;5 &unknown; &lt;b&gt;', 'Fish & chips €5 &unknown; <b>'],
    ['<script>alert(1)</script>Safe<style>p{}</style>', 'Safe'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['One\n\nTwo', 'One\n\nTwo'],
  ])('%j reads %j', (marked, plain) => {
    expect(htmlToText(marked)).toBe(plain);
  });
});
