import { expect, test } from 'vitest';
import { orderSuggestions } from '../../src/contract/suggestions.ts';

const words = (count: number, what: string) => Array.from({ length: count }, (_, index) => `${what} ${index + 1}`);
const categories = (count: number) => words(count, 'Kettles').map((name) => ({ id: name, name, language: 'en' }));
const texts = (...given: Parameters<typeof orderSuggestions>) => orderSuggestions(...given).map(({ text }) => text);

test('the best category stands before words, the others after them', () => {
  expect(texts(['kettle black'], words(2, 'kettle'), categories(2))).toEqual([
    ...['kettle black', 'Kettles 1', 'kettle 1', 'kettle 2', 'Kettles 2'],
  ]);
});

test('there are four of a kind and ten in all', () => {
  expect(texts([], words(9, 'kettle'), [])).toEqual(words(4, 'kettle'));
  expect(texts(words(9, 'pot'), words(9, 'kettle'), categories(9))).toHaveLength(10);
});
