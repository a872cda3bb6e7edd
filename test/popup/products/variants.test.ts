import { describe, expect, test } from 'vitest';
import type { Product } from '../../../src/contract/catalog.ts';
import {
  axesOf,
  chooseValue,
  selectedVariant,
  valueStateOf,
  variantAttributesOf,
} from '../../../src/popup/products/variants.ts';
import { product, shirt, variant } from '../harness/products.ts';

const [navyS, navyM, oatM] = shirt.variants as [Product['variants'][0], Product['variants'][0], Product['variants'][0]];
const axes = axesOf(shirt);
const [color, size] = axes as [Product['axes'][0], Product['axes'][0]];

describe('choosing a variant', () => {
  const spokenOf = (variantId?: number) =>
    selectedVariant({
      id: shirt.id,
      product: shirt,
      preview: { name: shirt.name, language: 'en', ...(variantId && { variantId }) },
    });

  test('begins with the one the list spoke of', () => {
    expect(spokenOf(2)).toBe(navyM);
    expect(spokenOf()).toBe(navyS);
  });

  test('begins with one that can be bought when that one cannot', () => {
    expect(spokenOf(3)).toBe(navyS);
  });

  test('keeps the other choices where it can', () => {
    expect(chooseValue(shirt, axes, navyS, size, 'm')).toBe(navyM);
  });

  test('gives up another choice rather than the one just made', () => {
    expect(chooseValue(shirt, axes, navyS, color, 'oat')).toBe(oatM);
  });

  test('stays where it is for a value no variant has', () => {
    expect(chooseValue(shirt, axes, navyS, color, 'pink')).toBe(navyS);
  });

  test('tells which values can be bought together with the rest, are sold out with it, or do not go with it', () => {
    expect(valueStateOf(shirt, axes, navyS, size, 'm')).toBe('available');
    expect(valueStateOf(shirt, axes, navyM, color, 'oat')).toBe('sold-out');
    expect(valueStateOf(shirt, axes, navyS, color, 'oat')).toBe('not-made');
  });

  test('leaves open what a variant without values does not say', () => {
    const bare = variant(9);

    expect(valueStateOf(shirt, axes, bare, size, 'm')).toBe('available');
    expect(valueStateOf(shirt, axes, bare, color, 'oat')).toBe('sold-out');
  });

  test('reads the least usual trait first, as the cart does', () => {
    expect(variantAttributesOf(axes, navyM)).toEqual([
      { axis: 'size', label: 'M' },
      { axis: 'color', label: 'Navy' },
    ]);
  });

  test('goes by article number where no attribute tells the variants apart', () => {
    const plain = product('Box', {
      variantCount: 2,
      variants: [variant(1, { sku: 'BOX-1' }), variant(2)],
    });
    const [axis] = axesOf(plain);

    expect(axis?.values.map(({ label }) => label)).toEqual(['BOX-1', '2']);
    expect(axis && plain.variants[0] && chooseValue(plain, [axis], plain.variants[0], axis, '2').id).toBe(2);
  });
});
