import { expect, test } from 'vitest';
import { resolveText } from '../../src/commerce/localized.ts';

const texts = { 'en-GB': 'Colour', en: 'Color', de: 'Farbe', 'ar-EG': 'لون' };

test.each([
  ['en-GB', 'en-GB'],
  ['en-gb', 'en-GB'],
  ['en-US', 'en'],
  ['de-AT', 'de'],
  ['ar', 'ar-EG'],
  ['ar-SA', 'ar-EG'],
  ['ja', 'en-GB'],
])('%s reads %s', (locale, language) => {
  expect(resolveText(texts, locale)?.language).toBe(language);
});

test.each([[{}], [{ en: '' }], [{ en: '  ' }]])('%o is no text', (empty) => {
  expect(resolveText(empty, 'en')).toBeUndefined();
});

test.each([
  [['ja', 'de-AT'], 'de'],
  [['ar', 'de'], 'ar-EG'],
  [['ja', 'ko'], 'en-GB'],
])('%o reads %s: the shop’s own language before whatever comes first', (locales, language) => {
  expect(resolveText(texts, locales)?.language).toBe(language);
});
