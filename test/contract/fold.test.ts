import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldedWords } from '../../src/contract/rules/fold.ts';

test.each([
  ['Straße', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['Crème', 'creme'],
  ['Cre\u0300me', 'creme'],
  ['Œuvre', 'oeuvre'],
  ['Smørrebrød', 'smorrebrod'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['ﬁne', 'fine'],
  ['كُوبٌ', 'كوب'],
  ['ΟΔΟΣ', 'οδοσ'],
])('%s is %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('the words of a text are folded, and nothing else is left of it', () => {
  expect(foldedWords('Straße, groß & «Été» 2x')).toEqual(['strasse', 'gross', 'ete', '2x']);
  expect(foldedWords(' "*( ')).toEqual([]);
});

test('character by character it comes to the same, so that places stay places', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...text].map(fold).join('')).toBe(fold(text));
    }),
  );
});
