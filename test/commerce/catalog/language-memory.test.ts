import { describe, expect, test } from 'vitest';
import {
  type LanguageMemory,
  withLanguage,
  withNames,
  withoutLanguage,
} from '../../../src/commerce/catalog/language-memory.ts';

const now = 1_795_000_000_000;
const minute = 60_000;
const none: LanguageMemory = { known: [], learntAt: 0 };
const german = (at: number): LanguageMemory => ({ known: [{ tag: 'de', at }], learntAt: 0 });

describe('what is known of the languages', () => {
  test('stays the same object where nothing worth storing has changed', () => {
    const memory = german(now - minute);

    expect(withLanguage(memory, 'de', now)).toBe(memory);
    expect(withLanguage(german(now), 'de', 0).known).toEqual([{ tag: 'de', at: now }]);
    expect(withoutLanguage(memory, 'en')).toBe(memory);
  });

  test('is renewed halfway through the time that it is trusted', () => {
    expect(withLanguage(german(now - 3 * minute), 'de', now)).toEqual(german(now));
  });

  test('is renewed after the clock was set back', () => {
    expect(withLanguage(german(now + 60 * minute), 'de', now)).toEqual(german(now));
  });

  test('is sure of a language that most of enough names are in', () => {
    expect(withNames(none, [['de', 'en'], ['de'], ['de'], ['fr']], now).known).toEqual([
      { tag: 'de', at: now },
      { tag: 'en', at: 0 },
      { tag: 'fr', at: 0 },
    ]);
  });

  test('is not sure of a language by the name of one product', () => {
    expect(withNames(none, [['de']], now)).toEqual(german(0));
    expect(withNames(none, [['de']], now, 1)).toEqual(german(now));
  });

  test('has at most a hundred languages', () => {
    const names = Array.from({ length: 200 }, (_, index) => [`x${index}`]);

    expect(withNames(none, names, now).known).toHaveLength(100);
  });
});
