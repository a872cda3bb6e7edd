import { describe, expect, test } from 'vitest';
import { failureNames } from '../../src/contract/failure.ts';
import { installWorker } from './harness/browser.ts';

installWorker({});
const { mayPass, failureText } = await import('../../src/ui/format/failure-text.ts');
const { counted, text } = await import('../../src/ui/text.ts');
const { axisLabel, attributeLabel } = await import('../../src/ui/format/attribute-labels.ts');

describe('a failure', () => {
  test.each(failureNames)('%s has a sentence of its own', (name) => {
    const words = failureText({ name });

    expect(words).toMatch(/^\p{Lu}.*[.]$/u);
    expect(words).not.toMatch(/\$\d|failure_|undefined/);
    expect(failureNames.filter((other) => failureText({ name: other }) === words)).toEqual([name]);
  });

  test('names the host that gave no answer', () => {
    expect(failureText({ name: 'unreachable', host: 'api.example.com' })).toContain('No answer from api.example.com.');
  });

  test('names the permission that is missing', () => {
    expect(failureText({ name: 'scope-missing', scope: 'view_categories' })).toContain('“view_categories”');
  });

  test('may pass when the network does, but not when the shop says no', () => {
    expect(mayPass({ name: 'offline' })).toBe(true);
    expect(mayPass({ name: 'not-sold-here' })).toBe(false);
  });
});

test('a count is written in its plural form and with its separators', () => {
  expect(counted('cartItems', 1)).toBe('Cart, 1 item');
  expect(counted('cartItems', 9999)).toBe('Cart, 9,999 items');
});

test('what looks like a placeholder in a name stays as it is', () => {
  expect(text('nameAndTraits', '$2 cup', 'size M')).toBe('$2 cup, size M');
});

test.each([
  ['color', 'Color'],
  ['shoe-size', 'Size'],
  ['Farbe', 'Color'],
  ['cable-type', 'Cable type'],
  ['batteryLife', 'Battery life'],
  ['product-brand', 'Brand'],
  ['manufacturer', 'Brand'],
  ['manufacturerPartNumber', 'Manufacturer part number'],
  ['marketSegment', 'Market segment'],
  ['guarantee-years', 'Guarantee in years'],
])('the attribute %s reads as %s', (name, words) => {
  expect(axisLabel(name)).toBe(words);
});

test('traits read as a person would say them', () => {
  const traits = [
    { axis: 'size', label: 'M' },
    { axis: 'color', label: 'navy' },
    { axis: 'washable', label: 'true' },
    { axis: 'dishwasherSafe', label: 'true' },
  ];

  expect(attributeLabel(traits)).toBe('size M, navy, washable Yes, dishwasher safe Yes');
});
