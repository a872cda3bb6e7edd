import { expect, test } from 'vitest';
import { commonAttribute } from '../../src/contract/attribute-names.ts';

test.each([
  ['color', 'color'],
  ['colour_name', 'color'],
  ['Farbe', 'color'],
  ['shoe-size', 'size'],
  ['Größe', 'size'],
  ['groesse', 'size'],
  ['Grosse', 'size'],
  ['Länge', 'length'],
  ['largeur', 'width'],
  ['volumen', 'volume'],
  ['flavor', 'flavor'],
  ['Duft', 'scent'],
  ['finish', 'finish'],
  ['material', 'material'],
  ['gewicht', 'weight'],
  ['cable-type', undefined],
  ['', undefined],
])('the name %s stands for %s', (name, attribute) => {
  expect(commonAttribute(name)).toBe(attribute);
});

test('a name of two attributes stands for the one that a shopper chooses first', () => {
  expect(commonAttribute('material-color')).toBe('color');
});
