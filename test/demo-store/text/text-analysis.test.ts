import { expect, test } from 'vitest';
import { fuzziestLevel, stemOf, wordsOf } from './text-analysis.ts';

test('text is cut into lower-case words without accents', () => {
  expect(wordsOf('Café-Becher, groß & «Été» 2x')).toEqual(['cafe', 'becher', 'gross', 'ete', '2x']);
  expect(wordsOf('كُوبٌ كبير')).toEqual(['كوب', 'كبير']);
  expect(wordsOf(' "*( ')).toEqual([]);
});

test.each([
  ['en', 'cups', 'cup'],
  ['en', 'berries', 'berry'],
  ['en', 'brushes', 'brush'],
  ['en', 'glass', 'glass'],
  ['de', 'tassen', 'tasse'],
  ['de', 'bechern', 'becher'],
  ['fr', 'tasses', 'tasse'],
  ['fr', 'couteaux', 'couteau'],
  ['ar', 'الكوب', 'كوب'],
])('in %s, %s and %s have one stem', (language, word, other) => {
  expect(stemOf(word, language)).toBe(stemOf(other, language));
});

test('a word is not cut down to nothing', () => {
  expect(stemOf('tee', 'de')).toBe('tee');
  expect(stemOf('bus', 'en')).toBe('bus');
});

test('short words allow fewer slips', () => {
  expect(['ab', 'abc', 'abcde', 'abcdef'].map(fuzziestLevel)).toEqual([0, 1, 1, 2]);
});
